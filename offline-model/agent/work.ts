import { replaced } from '../../domain/agent/apply-edit.js';
import { compactEdit } from '../../domain/edit.js';
import { fenced } from '../../domain/fence.js';
import type { TaskView, TriedLine } from '../prompt/read-prompt.js';
import type { Toolbox } from '../rank/repair.js';
import { programsFor, type Decoding } from '../answers/solve.js';
import { coverageCommand, quoted, ranIn } from './coverage.js';
import { framedIn, suspectsOf, type Suspect } from './places.js';
import { testFilesOf } from './test-files.js';
import type { SeenStep, WorkView } from './read-work.js';

/** Lines around a suspected one that this model works on; a file that is shorter is worked on whole. */
const WINDOW = 60;
/** Edits that are tried in one file before the next is looked at; when all were looked at, the first goes on. */
const TRIES = 20;

/**
 * The next turn of a work. This model knows one way: run what fails, look at the file that the innermost frame of a stack
 * trace names, else at what the tests import, try the edits there that it would answer with, test each, submit.
 */
export function work(view: WorkView, toolbox: Toolbox, decoding: Decoding): string {
  const last = view.steps.at(-1);
  if (view.isLastTurn) return submit('There is no turn left.');
  if (last?.action.kind === 'test' && passes(last.seen)) return submit('The tests pass.');
  if (isEdit(last)) return act('Whether that was it, the tests say.', 'test', '');
  if (!view.steps.some(({ action }) => action.kind === 'run') && view.testCommand !== '')
    return act('What fails says where.', 'run', view.testCommand.replace('{files}', testFilesOf(view).map(quoted).join(' ')));
  const ran = ranIn(view);
  const coverage = ran === null && framedIn(view).length === 0 ? coverageCommand(view) : null;
  if (coverage !== null) return act('No frame names a file; what the failing tests run may.', 'run', coverage);
  const unseen = testFilesOf(view).find((path) => !view.steps.some(({ action }) => action.kind === 'view' && action.path === path));
  const suspects = suspectsOf(view);
  if (suspects.length === 0 && unseen !== undefined)
    return act('No frame names a file; the tests name what they use.', `view ${JSON.stringify(unseen)}`, '');
  for (const most of [TRIES, Number.POSITIVE_INFINITY])
    for (const suspect of suspects) {
      const next = tryIn(view, suspect, most, toolbox, decoding);
      if (next !== null) return next;
    }
  return submit('What this model tries in the places that it suspects was tried.');
}

const WHAT_IT_IS = 'This model is no language model: it tries small edits where failures point.';

function act(why: string, label: string, body: string): string {
  return `${WHAT_IT_IS} ${why}\n\n${fenced(body, label)}`;
}

function submit(why: string): string {
  return act(why, 'submit', '');
}

function passes(seen: string): boolean {
  return /all \d+ visible tests pass/.test(seen);
}

function isEdit(step: SeenStep | undefined): boolean {
  return step?.action.kind === 'edit' && /^changed /m.test(step.seen);
}

/** Looks at a file, or tries the next edit in it; null where nothing is left to try there. */
function tryIn(view: WorkView, { path, line }: Suspect, most: number, toolbox: Toolbox, decoding: Decoding): string | null {
  const seen = view.steps.find(({ action, seen: text }) => action.kind === 'view' && action.path === path && text.includes('\n'));
  if (seen === undefined) {
    const wasRefused = view.steps.some(({ action }) => action.kind === 'view' && action.path === path);
    const from = Math.max(1, line - WINDOW);
    return wasRefused ? null : act('The failure points here.', `view ${JSON.stringify(path)} ${from}-${from + 2 * WINDOW}`, '');
  }
  const given = linesSeen(seen.seen);
  if (given === '') return null;
  const tries = triesOf(view, path, given);
  if (tries.length >= most) return null;
  const now = tries.at(-1)?.text ?? given;
  const [next] = programsFor(taskOf(view, path, given, tries), toolbox, { ...decoding, n: 1 });
  if (next === undefined) return null;
  const hunk = hunkBetween(now, next.text);
  return hunk === null
    ? null
    : `${act('This may be it; the tests say.', `edit ${path}`, `<<<<<<< SEARCH\n${hunk.old}\n=======\n${hunk.new}\n>>>>>>> REPLACE`)}\n\n${fenced('', 'test')}`;
}

/** The lines of a file that were viewed, without their numbers, from the first on that stands at the margin: what begins within something is no program. */
function linesSeen(seen: string): string {
  const viewed = seen.split('\n').flatMap((line) => /^\d+\t(.*)$/.exec(line)?.[1] ?? []);
  const lines = viewed.slice(
    Math.max(
      0,
      viewed.findIndex((line) => /^\S/.test(line) && !/^[)\]}]/.test(line)),
    ),
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

interface Try {
  readonly text: string;
  readonly tried: TriedLine;
}

/** What was tried in a file, each as it left the lines that were viewed, with what the tests said of it. */
function triesOf({ steps }: WorkView, path: string, given: string): readonly Try[] {
  const tries: Try[] = [];
  let text = given;
  for (const [index, { action, seen }] of steps.entries()) {
    if (action.kind !== 'edit' || action.path !== path || !/^changed /m.test(seen)) continue;
    const made = replaced(text, path, action.replacements);
    if ('fault' in made) continue;
    text = made.text;
    tries.push({
      text,
      tried: triedLine(compactEdit(given, text), steps.slice(index + 1).find((step) => step.action.kind === 'test')?.seen ?? ''),
    });
  }
  return tries;
}

function triedLine(edit: string | null, seen: string): TriedLine {
  const [, failed = '1', total = '1'] = /(\d+) of (\d+) visible tests fail/.exec(seen) ?? [];
  const failures = [...seen.matchAll(/^- (.*)$/gm)].map(([, line = '']) => line);
  return { edit, passed: Number(total) - Number(failed), total: Number(total), errorClass: 'Logic', failures };
}

/** The lines that were viewed, as a program to mend. */
function taskOf(view: WorkView, path: string, given: string, tries: readonly Try[]): TaskView {
  const asGiven = triedLine(null, view.given);
  return {
    about: view.about,
    language: view.language,
    kind: 'repair',
    editable: new Map([[path, given]]),
    support: new Map(),
    cases: asGiven.failures,
    suite: { ran: (ranIn(view) ?? []).filter((each) => each.path === path).map(({ name }) => name) },
    rules: view.rules,
    recalled: view.recalled,
    examples: [],
    tried: [asGiven, ...tries.map(({ tried }) => tried)],
    reflections: [],
    solvedBy: null,
    outcome: '',
  };
}

/** What turns one text into the other, with as many lines around as make it stand once in what was viewed. */
function hunkBetween(from: string, to: string): { readonly old: string; readonly new: string } | null {
  const [a, b] = [from.trimEnd().split('\n'), to.trimEnd().split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  if (start === a.length && start === b.length) return null;
  for (let around = 1; around <= a.length; around += 1) {
    const [first, last] = [Math.max(0, start - around), Math.max(0, end - around)];
    const old = a.slice(first, a.length - last).join('\n');
    const isEnough = old.trim() !== '' && from.split(old).length === 2 && old.trim().length > SHORT;
    if (isEnough || (first === 0 && last === 0)) return { old, new: b.slice(first, b.length - last).join('\n') };
  }
  return null;
}

/** So few letters stand more than once in most files. */
const SHORT = 24;
