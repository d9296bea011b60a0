import { linesOf } from '../answer/lines.js';
import { objectsIn } from '../answer/loose-json.js';
import { readMarkers } from '../answer/markers.js';
import { splitReasoning } from '../answer/reasoning.js';
import { readDiff } from '../answer/unified-diff.js';
import type { FileEdit } from '../answer/place.js';
import { actionNamed, type AgentAction } from './action.js';
import { actionBlocks, type ActionBlock } from './action-blocks.js';

/** What an answer asks to be done, in its order; or why nothing can be done by it, as it is told to the model. */
export type ReadActions = { readonly actions: readonly AgentAction[] } | { readonly unreadable: string };

/** What stands behind these is left undone: their outcomes decide what should come next. */
export const MAX_ACTIONS = 8;

/**
 * Reads the actions out of an answer, as models write them: blocks under the name of the action or of a shell, edits
 * between markers in any block that names its file, unified diffs, or JSON objects. Talk and programs beside them are
 * no actions. An action that cannot be read makes the whole answer unreadable: half of what was meant is not done.
 */
export function readActions(text: string): ReadActions {
  const { answer, reasoning } = splitReasoning(text);
  if (answer.trim() === '') return { unreadable: reasoning === '' ? 'the answer is empty' : 'the answer is reasoning only' };
  const blocks = actionBlocks(answer);
  const read = blocks.map(actionsOf);
  const fault = read.find((each) => 'unreadable' in each);
  if (fault !== undefined) return fault;
  const actions = read.flatMap((each) => ('actions' in each ? each.actions : []));
  const all = actions.length > 0 ? actions : blocks.length === 0 ? bare(answer) : [];
  if (all.length > 0) return { actions: upToSubmit(all).slice(0, MAX_ACTIONS) };
  const [first] = blocks;
  return {
    unreadable:
      first === undefined
        ? 'the answer holds no fenced block with an action'
        : `no block is an action: one is ${first.label === '' ? 'without a name' : `"${first.label.slice(0, 20)}"`}`,
  };
}

/** An action by its name and arguments: a tool call, or an object in a text. Null where it names none. */
function actionFrom(name: string, args: Values): ReadActions | null {
  const kind = actionNamed(name);
  const text = (...names: readonly string[]): string =>
    names.map((each) => args[each]).find((each): each is string => typeof each === 'string') ?? '';
  const number = (...names: readonly string[]): number => {
    const found = names.map((each) => Number(args[each] ?? Number.NaN)).find((each) => Number.isInteger(each) && each > 0);
    return found ?? 0;
  };
  const path = text('path', 'file', 'filename', 'file_path');
  switch (kind) {
    case null:
      return null;
    case 'run':
      return running(text('command', 'cmd', 'input', 'script').trim());
    case 'view':
      return path === '' ? NO_PATH : one({ kind, path, ...range(number('from', 'start', 'start_line'), number('to', 'end', 'end_line')) });
    case 'search':
      return searching(text('pattern', 'query', 'regex', 'text'), path);
    case 'edit': {
      const replacement = { old: text('old', 'search', 'old_string', 'old_str'), new: text('new', 'replace', 'new_string', 'new_str') };
      return path === '' ? NO_PATH : replacement.old === '' ? EMPTY_SEARCH : one({ kind, path, replacements: [replacement] });
    }
    case 'write':
      return path === '' ? NO_PATH : one({ kind, path, text: text('text', 'content', 'contents', 'file_text') });
    case 'test':
    case 'submit':
      return one({ kind });
  }
}

function actionsOf(block: ActionBlock): ReadActions {
  const kind = actionNamed(block.label);
  const hasMarkers = block.lines.some((line) => /^\s*<{4,10}/.test(line));
  if (kind === 'edit' || ((kind === null || kind === 'write') && hasMarkers)) return edits(block);
  switch (kind) {
    case null:
      return /^(?:diff|patch|udiff)$/i.test(block.label)
        ? diff(block)
        : /^(?:json|action|tool_code)?$/i.test(block.label)
          ? json(block)
          : NONE;
    case 'run':
      return running(commandOf([...(block.rest === '' ? [] : [block.rest]), ...block.lines]));
    case 'view':
      return views([block.rest, ...block.lines]);
    case 'search':
      return searches([block.rest, ...block.lines]);
    case 'write':
      return writing(block);
    case 'test':
    case 'submit':
      return one({ kind });
  }
}

const NONE: ReadActions = { actions: [] };
const NO_PATH: ReadActions = { unreadable: 'an action does not name its file; write the path behind the name of the action' };
const EMPTY_SEARCH: ReadActions = { unreadable: 'the search text of an edit is empty; to make a file or to write it whole use write' };

function one(action: AgentAction): ReadActions {
  return { actions: [action] };
}

function running(command: string): ReadActions {
  if (command === '') return { unreadable: 'a run holds no command' };
  if (command.length > MAX_COMMAND) return { unreadable: `a command is longer than ${MAX_COMMAND} characters; write a file and run that` };
  return one({ kind: 'run', command });
}

const MAX_COMMAND = 16_000;

/** A session that was copied: only what stands behind its prompts was typed, and what a here-document holds. */
function commandOf(lines: readonly string[]): string {
  if (!/^\$ \S/.test(lines.find((line) => line.trim() !== '') ?? '')) return lines.join('\n').trim();
  const typed: string[] = [];
  let until: string | null = null;
  for (const line of lines) {
    const command: string | null = until === null ? (/^\$ (\S.*)$/.exec(line)?.[1] ?? null) : line.replace(/^> /, '');
    if (command === null) continue;
    typed.push(command);
    until = until === null ? (/<<-?\s*(['"]?)(\w+)\1/.exec(command)?.[2] ?? null) : command.trim() === until ? null : until;
  }
  return typed.join('\n').trim();
}

function views(lines: readonly string[]): ReadActions {
  const actions = lines
    .filter((line) => line.trim() !== '')
    .map((line): AgentAction => {
      const { path, behind } = pathAndRest(line);
      const [from = 0, to = 0] = (behind.match(/\d+/g) ?? []).map(Number);
      return { kind: 'view', path, ...range(from, behind.includes('-') || to > 0 ? to : 0) };
    });
  return actions.length === 0 || actions.some((each) => each.kind === 'view' && each.path === '') ? NO_PATH : { actions };
}

function range(from: number, to: number): { readonly from: number; readonly to: number } {
  const first = Math.max(1, Math.min(from, MAX_LINE));
  return { from: first, to: to === 0 ? 0 : Math.max(first, Math.min(to, MAX_LINE)) };
}

const MAX_LINE = 10_000_000;

/** The path of a line, and the lines of it that are meant: `"a file.py" 3-9`, `src/a.py:3-9`, `src/a.py 3 9`. */
function pathAndRest(line: string): { readonly path: string; readonly behind: string } {
  const said = line.trim().replace(/^(?:path|file)\s*[:=]\s*/i, '');
  const quoted = /^("(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`)(.*)$/s.exec(said);
  if (quoted !== null) return { path: unquoted(quoted[1] ?? ''), behind: quoted[2] ?? '' };
  const ranged = /^(.*?)(?:\s*[:#]\s*|\s+(?:lines?\s+|L)?)(\d+\s*(?:(?:-|–|,|:|\.\.|to|\s)\s*(?:\d+|end|\$)?)?)$/i.exec(said);
  return ranged === null ? { path: cleanPath(said), behind: '' } : { path: cleanPath(ranged[1] ?? ''), behind: ranged[2] ?? '' };
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text.slice(1, -1);
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'string' ? read : '';
  } catch (error) {
    if (error instanceof SyntaxError) return text.slice(1, -1);
    throw error;
  }
}

function cleanPath(text: string): string {
  return text
    .trim()
    .replace(/^(?:\.\/)+/, '')
    .replace(/[:;,]$/, '');
}

/** `pattern`, and on a line of its own or behind ` in ` the path below which it is looked for. */
function searches(lines: readonly string[]): ReadActions {
  const said = lines.filter((line) => line.trim() !== '');
  const [first = '', second] = said;
  const below = /^(?:in|path)\s*[:=]?\s+(\S.*)$/i.exec(second?.trim() ?? '')?.[1];
  if (below !== undefined) return searching(patternOf(first), pathAndRest(below).path);
  const inline = /^("(?:[^"\\]|\\.)*"|'[^']*'|.+?)\s+in\s+(\S+)$/.exec(first.trim());
  return inline === null || said.length > 1
    ? searching(patternOf(first), '')
    : searching(patternOf(inline[1] ?? ''), cleanPath(inline[2] ?? ''));
}

function patternOf(text: string): string {
  const trimmed = text.trim().replace(/^(?:pattern|query)\s*[:=]\s*/i, '');
  return /^(?:".*"|'.*')$/s.test(trimmed) && trimmed.length > 1 ? unquoted(trimmed) : trimmed;
}

function searching(pattern: string, path: string): ReadActions {
  return pattern === '' ? { unreadable: 'a search holds no pattern' } : one({ kind: 'search', pattern, path });
}

function writing(block: ActionBlock): ReadActions {
  const named = pathOf(block);
  if (named === null) return NO_PATH;
  return one({ kind: 'write', path: named.path, text: named.lines.map((line) => `${line}\n`).join('') });
}

/** The file of a block, named behind its label, in its first line, or in the line before it. */
function pathOf({ rest, lines, caption }: ActionBlock): { readonly path: string; readonly lines: readonly string[] } | null {
  if (rest !== '') return { path: pathAndRest(rest).path, lines };
  const [first = ''] = lines;
  const stated = /^\s*(?:(?:#|\/\/|--|\/\*)\s*)?(?:path|file)\s*[:=]\s*(.+?)\s*(?:\*\/)?$/i.exec(first)?.[1];
  if (stated !== undefined) return { path: pathAndRest(stated).path, lines: lines.slice(1) };
  const captioned = /[`*"#]*\s*([\w@+.-]+(?:\/[\w@+.-]+)*\.\w+)[`*":]*$/.exec(caption)?.[1];
  return captioned === undefined ? null : { path: captioned, lines };
}

/** Search and replace between markers; the path behind the label, in the block, or in the line before it. */
function edits(block: ActionBlock): ReadActions {
  const from = block.lines.findIndex((line) => /^\s*<{4,10}/.test(line));
  if (from < 0) return { unreadable: `an edit holds no ${'<'.repeat(7)} SEARCH` };
  const head = block.lines.slice(0, from).find((line) => line.trim() !== '');
  const headed = head === undefined ? null : pathAndRest(head.replace(/^\s*(?:#+|\/\/)\s*/, '')).path;
  const path = block.rest === '' && headed !== null ? headed : (pathOf({ ...block, lines: [] })?.path ?? null);
  const read = readMarkers(block.lines.slice(from), 'python', (line) => pathBetween(line), true);
  if (read === null || 'unreadable' in read) return { unreadable: read?.unreadable ?? 'an edit cannot be read' };
  return toActions(read.edits, path, 'markers');
}

/** Between two edits of one block: a line that is a path and nothing else. */
function pathBetween(line: string): string | null {
  return /^\s*(?:#+\s*|\/\/\s*)?[`*"]*([\w@+.-]+(?:\/[\w@+.-]+)*\.\w+)[`*":]*\s*$/.exec(line)?.[1] ?? null;
}

function diff({ lines, rest }: ActionBlock): ReadActions {
  const read = readDiff(lines, (name) => {
    const word =
      name
        .split('\t', 1)[0]
        ?.trim()
        .replace(/^[ab]\//, '') ?? '';
    return word === '' || word === '/dev/null' ? null : { path: word };
  });
  if (read === null) return NONE;
  return 'unreadable' in read ? read : toActions(read.edits, rest === '' ? null : pathAndRest(rest).path, 'diff');
}

/** A diff without a line that was there makes a file; an edit without one may be of a file that is there, which only its text tells. */
function toActions(found: readonly FileEdit[], otherwise: string | null, by: 'diff' | 'markers'): ReadActions {
  const actions: AgentAction[] = [];
  for (const { path, hunks } of found) {
    const named = path ?? otherwise;
    if (named === null || named === '') return NO_PATH;
    const replacements = hunks.flatMap(([hunk]) => (hunk === undefined ? [] : [{ old: hunk.old.join('\n'), new: hunk.new.join('\n') }]));
    const blank = replacements.find((each) => each.old.trim() === '');
    if (blank !== undefined && replacements.length > 1) return EMPTY_SEARCH;
    if (blank !== undefined && by === 'diff') actions.push({ kind: 'write', path: named, text: `${blank.new}\n` });
    else if (replacements.length > 0) actions.push({ kind: 'edit', path: named, replacements });
  }
  return actions.length === 0 ? { unreadable: 'an edit holds nothing to replace' } : { actions };
}

function json({ lines }: ActionBlock): ReadActions {
  return { actions: objects(lines.join('\n'), () => true) };
}

/** An answer without a block: JSON objects, or one word. */
function bare(answer: string): readonly AgentAction[] {
  const found = objects(answer, isCall);
  const last = linesOf(answer.trim()).at(-1)?.trim() ?? '';
  if (found.length > 0 || !/^[*`]*(?:submit|test)[*`.!]*$/i.test(last)) return found;
  return [{ kind: /submit/i.test(last) ? 'submit' : 'test' }];
}

type Values = Readonly<Record<string, unknown>>;

/** In talk, much that is no call has a name, such as a package: a call names its action otherwise, or says what it is given. */
function isCall(value: Values): boolean {
  return ['action', 'tool', 'kind', ...GIVEN].some((key) => key in value) || Object.keys(value).length === 1;
}

const GIVEN = ['arguments', 'args', 'parameters', 'input'] as const;

function objects(text: string, isMeant: (value: Values) => boolean): readonly AgentAction[] {
  if (!text.includes('{')) return [];
  return objectsIn(text).flatMap((value) => {
    const name = [value['action'], value['name'], value['tool'], value['kind']].find((each): each is string => typeof each === 'string');
    const given = GIVEN.map((key) => value[key]).find(isObject) ?? value;
    const read = name === undefined || !isMeant(value) ? null : actionFrom(name, given);
    return read !== null && 'actions' in read ? read.actions : [];
  });
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function upToSubmit(actions: readonly AgentAction[]): readonly AgentAction[] {
  const at = actions.findIndex(({ kind }) => kind === 'submit');
  return at < 0 ? actions : actions.slice(0, at + 1);
}
