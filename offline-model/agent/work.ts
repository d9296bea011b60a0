import { fenced } from '../../domain/fence.js';
import type { TaskView } from '../prompt/read-prompt.js';
import type { Toolbox } from '../rank/repair.js';
import { programsFor, type Decoding } from '../answers/solve.js';
import { coverageCommand, quoted, ranIn } from './coverage.js';
import { type Course, courseOf, isChange, triedLine, triesOf, type Try } from './course.js';
import { framedIn, suspectsOf, type Suspect } from './places.js';
import { testFilesOf } from './test-files.js';
import type { SeenStep, WorkView } from './read-work.js';

/** Lines around a suspected one that this model works on; a file that is shorter is worked on whole. */
const WINDOW = 60;
/** Edits that are tried in one file before the next is looked at; when all were looked at, the first goes on. */
const TRIES = 20;

/**
 * The next turn of a work. This model knows one way: run what fails, look at the file that the innermost frame of a stack
 * trace names, else at what the tests import, try the edits there that it would answer with, test each, keep what helps, submit.
 */
export function work(view: WorkView, toolbox: Toolbox, decoding: Decoding): string {
  const last = view.steps.at(-1);
  const course = courseOf(view);
  if (view.isLastTurn) return submit('There is no turn left.', course);
  if (last?.action.kind === 'test' && passes(last.seen)) return act('The tests pass.', 'submit', '');
  if (isEdit(last)) return act('Whether that was it, the tests say.', 'test', '');
  if (!view.steps.some(({ action }) => action.kind === 'run') && view.testCommand !== '')
    return act('What fails says where.', 'run', view.testCommand.replace('{files}', testFilesOf(view).map(quoted).join(' ')));
  const ran = ranIn(view);
  const coverage = ran === null && framedIn(view).length === 0 ? coverageCommand(view) : null;
  if (coverage !== null) return act('No frame names a file; what the failing tests run may.', 'run', coverage);
  const unseen = testFilesOf(view).find((path) => !view.steps.some(({ action }) => action.kind === 'view' && action.path === path));
  const suspects = suspectsOf(view, course.keptSeen);
  if (suspects.length === 0 && unseen !== undefined)
    return act('No frame names a file; the tests name what they use.', `view ${JSON.stringify(unseen)}`, '');
  for (const most of [TRIES, Number.POSITIVE_INFINITY])
    for (const suspect of suspects) {
      const next = tryIn(view, course, suspect, { most, toolbox, decoding });
      if (next !== null) return next;
    }
  return submit('What this model tries in the places that it suspects was tried.', course);
}

const WHAT_IT_IS = 'This model is no language model: it tries small edits where failures point.';

function act(why: string, label: string, body: string): string {
  return `${WHAT_IT_IS} ${why}\n\n${fenced(body, label)}`;
}

function submit(why: string, course: Course): string {
  return `${WHAT_IT_IS} ${why}\n\n${putBack(course, null)}${fenced('', 'submit')}`;
}

function passes(seen: string): boolean {
  return /all \d+ visible tests pass/.test(seen);
}

function isEdit(step: SeenStep | undefined): boolean {
  return step?.action.kind === 'edit' && isChange(step.seen);
}

interface Trying {
  /** edits in one file */
  readonly most: number;
  readonly toolbox: Toolbox;
  readonly decoding: Decoding;
}

/** Looks at a file, or tries the next edit in it; null where nothing is left to try there. */
function tryIn(view: WorkView, course: Course, { path, line }: Suspect, { most, toolbox, decoding }: Trying): string | null {
  const viewed = course.viewed.get(path);
  if (viewed === undefined) {
    const wasLookedAt = view.steps.some(({ action }) => action.kind === 'view' && action.path === path);
    const from = Math.max(1, line - WINDOW);
    return wasLookedAt ? null : act('The failure points here.', `view ${JSON.stringify(path)} ${from}-${from + 2 * WINDOW}`, '');
  }
  const tries = triesOf(course, path);
  if (tries.length >= most) return null;
  const [next] = programsFor(taskOf(view, course, path, tries), toolbox, { ...decoding, n: 1 });
  const edit = next === undefined ? null : editBlock(path, viewed.now, next.text);
  if (edit === null) return null;
  return `${WHAT_IT_IS} This may be it; the tests say.\n\n${putBack(course, path)}${edit}\n\n${fenced('', 'test')}`;
}

/** Edits that leave other files as they are kept: what was tried in them in vain is not handed in. */
function putBack({ viewed }: Course, but: string | null): string {
  const edits = [...viewed].flatMap(([path, { now, base }]) => (path === but ? [] : (editBlock(path, now, base) ?? [])));
  return edits.map((edit) => `${edit}\n\n`).join('');
}

function editBlock(path: string, from: string, to: string): string | null {
  const hunk = hunkBetween(from, to);
  return hunk === null ? null : fenced(`<<<<<<< SEARCH\n${hunk.old}\n=======\n${hunk.new}\n>>>>>>> REPLACE`, `edit ${path}`);
}

/** The lines that were viewed, as a program to mend. */
function taskOf(view: WorkView, { viewed, keptSeen }: Course, path: string, tries: readonly Try[]): TaskView {
  const given = viewed.get(path)?.base ?? '';
  const asGiven = triedLine(null, keptSeen === '' ? view.given : keptSeen);
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
