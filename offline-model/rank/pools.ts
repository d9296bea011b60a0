import { compactEdit } from '../../domain/edit.js';
import type { Candidate } from '../operators/candidates.js';
import { ingredientsOf } from '../prompt/ingredients.js';
import type { TaskView, TriedLine } from '../prompt/read-prompt.js';
import { compileWeights } from './compile.js';
import { type LineWeights, localise, namedIn, type Outcome } from './localise.js';
import type { Toolbox } from './repair.js';
import type { Repair } from './made-repair.js';
import { learnedScores } from './ranked.js';
import { scoresOf, toldBy, type Told } from './score.js';

/** The candidates that start from one program, scored in the light of the prompt. */
export interface Pool {
  readonly path: string;
  readonly candidates: readonly Candidate[];
  /** log-weights, in the order of the candidates; −∞ for those that were tried */
  readonly scores: Float64Array;
  /** the program is one that an edit already made better */
  readonly isSecond: boolean;
  /** the compact edit of a candidate against the file as given, as later prompts show it */
  editOf(candidate: Candidate): string;
}

interface File {
  readonly path: string;
  readonly text: string;
  /** stands before an edit where there are several files */
  readonly prefix: string;
}

export function poolsOf(task: TaskView, toolbox: Toolbox): Pool[] {
  const given = task.tried.find((each) => each.edit === null) ?? null;
  const told = toldBy(task);
  return [...task.editable].flatMap(([path, text]) => {
    const file: File = { path, text, prefix: task.editable.size > 1 ? `${path} ` : '' };
    const repair = toolbox.repairOf(task.language, text, ingredientsOf(task), task.examples);
    if (repair === null) return [];
    const outcomes = outcomesOf(task, repair, given, file.prefix);
    const lines = localise(given, outcomes, task.reflections, path);
    const named = namedLines(task, given, repair);
    const scores = scoresOf(repair, given, (line) => lines(line) + named(line), told);
    const tried = new Set(outcomes.map((outcome) => outcome.candidate));
    const compiles = compileWeights(outcomes);
    const learned = learnedOf(task, toolbox, repair, given, told);
    for (const [index, candidate] of repair.candidates.entries())
      scores[index] = tried.has(candidate) ? Number.NEGATIVE_INFINITY : (scores[index] ?? 0) + compiles(candidate) + learned(index);
    return [poolOf(file, repair, scores, false), ...secondEdits(task, toolbox, outcomes, file, told)];
  });
}

/** Nothing where nothing was learned, or a rule asks to forget it. */
function learnedOf(
  { language }: TaskView,
  { ranker }: Toolbox,
  repair: Repair,
  given: TriedLine | null,
  { alike }: Told,
): (index: number) => number {
  if (ranker === undefined || alike) return () => 0;
  const scores = learnedScores(repair, given, language, ranker);
  return (index) => scores[index] ?? 0;
}

/** The cases of one function all name it, which says nothing. */
function namedLines({ suite }: TaskView, given: TriedLine | null, { program }: Repair): LineWeights {
  return suite === null ? () => 0 : namedIn(given?.failures ?? [], suite.ran, program.nodes);
}

function poolOf(file: File, repair: Repair, scores: Float64Array, isSecond: boolean): Pool {
  return {
    path: file.path,
    candidates: repair.candidates,
    scores,
    isSecond,
    editOf: (candidate) => file.prefix + compactEdit(file.text, candidate.text),
  };
}

/** What became of the tried edits that this model would make itself. */
function outcomesOf(task: TaskView, repair: Repair, given: TriedLine | null, prefix: string): Outcome[] {
  return task.tried.flatMap((tried) => {
    if (tried.edit === null || !tried.edit.startsWith(prefix)) return [];
    const candidate = repair.byEdit(tried.edit.slice(prefix.length));
    return candidate === null ? [] : [{ candidate, tried, gain: tried.passed - (given?.passed ?? 0) }];
  });
}

const BASES = 2;
/**
 * log-weight of a second edit on a program that passed more cases than the one given, and what is added where it passed all that had
 * failed
 */
const SECOND_EDIT = -2;
const MENDED = 2;
/** one mistake is often made twice */
const SAME_KIND = 0.5;

/**
 * An edit on top of one that already helped. A suite whose test turned is one mistake nearer; what turns a case of one function may be
 * chance.
 */
function secondEdits(task: TaskView, toolbox: Toolbox, outcomes: readonly Outcome[], file: File, told: Told): Pool[] {
  const bases = outcomes
    .filter((outcome) => outcome.gain > 0)
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, BASES);
  return bases.flatMap((base) => {
    const repair = toolbox.repairOf(task.language, base.candidate.text, ingredientsOf(task), task.examples);
    if (repair === null) return [];
    const mended = base.gain / Math.max(1, base.gain + base.tried.total - base.tried.passed);
    const learned = learnedOf(task, toolbox, repair, base.tried, told);
    const scores = scoresOf(repair, base.tried, namedLines(task, base.tried, repair), told).map(
      (score, index) =>
        score +
        learned(index) +
        (task.suite !== null ? 0 : SECOND_EDIT) +
        MENDED * mended +
        (repair.candidates[index]?.operator === base.candidate.operator ? SAME_KIND : 0),
    );
    return [poolOf(file, repair, scores, true)];
  });
}
