import type { AgentAction } from '../../domain/agent/action.js';
import { replaced } from '../../domain/agent/apply-edit.js';
import { done, foundMatches, ranCommand, refused, viewedFile, type Match, type Observation } from '../../domain/agent/observation.js';
import { count } from '../../domain/figures.js';
import { isReadOnly } from '../../domain/agent/read-only.js';
import type { Workspace } from '../../ports/workspace.js';
import { isTaskPath } from '../../schemas/cases.js';

/** Actions in a workspace alone; the visible tests are run by who judges. */
export type DoneInWorkspace = Exclude<AgentAction, { readonly kind: 'test' | 'submit' }>;

/** Does one action. What it comes to is an observation, whatever the agent asked for; only what fails of the infrastructure is thrown. */
export async function perform(
  workspace: Workspace,
  action: DoneInWorkspace,
  readOnly: readonly string[],
  signal: AbortSignal,
): Promise<Observation> {
  // no process can be given one, and none of a person's files is named so
  if (JSON.stringify(action).includes(String.raw`\u0000`)) return refused('it holds a NUL character; leave it out');
  switch (action.kind) {
    case 'run':
      return ranCommand(await workspace.run({ shell: action.command }, signal));
    case 'view':
      return view(workspace, action);
    case 'search':
      return search(workspace, action, signal);
    case 'edit':
      return edit(workspace, action, readOnly);
    case 'write':
      return write(workspace, action, readOnly);
  }
}

type Of<K extends AgentAction['kind']> = Extract<AgentAction, { readonly kind: K }>;

const MOST_VIEWED = 200;

async function view(workspace: Workspace, { path, from, to }: Of<'view'>): Promise<Observation> {
  const wanted = Math.min(MOST_VIEWED, to === 0 ? MOST_VIEWED : to - from + 1);
  const read = await workspace.read(path, { from, lines: wanted });
  if (read.kind === 'text')
    return from > read.lines && read.lines > 0
      ? refused(`${path} has ${read.lines} lines; there is no line ${from}`)
      : viewedFile(path, read.text, from, read.lines);
  const listed = await workspace.list(path);
  if (listed.kind === 'refused' || listed.total === 0) return refused(read.why);
  const shown = listed.paths.slice(0, MOST_VIEWED);
  const left = listed.total - shown.length;
  return done([`${path} is a folder with ${listed.total} files`, ...shown, ...(left > 0 ? [`(${left} more)`] : [])].join('\n'));
}

/** Folders that hold nothing that anybody wrote for this repository. */
const NOT_SEARCHED = ['.git', 'node_modules', 'target', '__pycache__', '.venv', 'venv', '.tox', '.gradle']
  .map((name) => `--exclude-dir=${name}`)
  .join(' ');
/** Pattern and place come by the environment: nothing of them is read by the shell. */
const SEARCH = `grep -rnIE -m 100 ${NOT_SEARCHED} -e "$RATCHET_PATTERN" -- "$RATCHET_BELOW"`;

async function search(workspace: Workspace, { pattern, path }: Of<'search'>, signal: AbortSignal): Promise<Observation> {
  if (!['', '.', './'].includes(path) && !isTaskPath(path.replace(/\/$/, '')))
    return refused(`${JSON.stringify(path)} is no path in the repository`);
  const env = { RATCHET_PATTERN: pattern.replaceAll('\\d', '[0-9]'), RATCHET_BELOW: path === '' ? '.' : path };
  const { ended, exitCode, output } = await workspace.run({ shell: SEARCH, env }, signal);
  if (ended === 'exit' && exitCode > 1) return refused(`the search could not be made: ${output.trim().slice(0, MAX_WHY)}`);
  const matches = output.split('\n').flatMap((line): readonly Match[] => {
    const found = /^(?:\.\/)?(.+?):(\d+):(.*)$/.exec(line);
    return found === null ? [] : [{ path: found[1] ?? '', line: Number(found[2]), text: found[3] ?? '' }];
  });
  const sorted = matches.toSorted((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  return foundMatches(pattern, sorted, matches.length);
}

const MAX_WHY = 300;

async function edit(workspace: Workspace, { path, replacements }: Of<'edit'>, readOnly: readonly string[]): Promise<Observation> {
  const read = await workspace.read(path);
  // replacing nothing is how some write a file that is not there yet
  const [only] = replacements;
  if (replacements.length === 1 && only?.old.trim() === '' && (read.kind === 'refused' || read.text.trim() === ''))
    return write(workspace, { kind: 'write', path, text: `${only.new}\n` }, readOnly);
  if (read.kind === 'refused') return refused(`${read.why}; nothing was changed`);
  if (!read.isWhole) return refused(`${path} is too long to be edited so; use a command, such as sed`);
  const made = replaced(read.text, path, replacements);
  if ('fault' in made) return refused(made.fault);
  return written(await workspace.write(path, made.text), path, `changed ${path}`, readOnly);
}

async function write(workspace: Workspace, { path, text }: Of<'write'>, readOnly: readonly string[]): Promise<Observation> {
  return written(await workspace.write(path, text), path, `wrote ${path}, ${count(text.split('\n').length - 1, 'line')}`, readOnly);
}

function written(end: Awaited<ReturnType<Workspace['write']>>, path: string, said: string, readOnly: readonly string[]): Observation {
  if (end.kind === 'refused') return refused(`${end.why}; nothing was changed`);
  const { leadsTo = path } = end;
  const told = leadsTo === path ? said : `${said}, a link: what was written is ${leadsTo}`;
  return done(
    isReadOnly(leadsTo, readOnly) ? `${told}; it is none of the files that an answer may change, so this is not handed in` : told,
  );
}
