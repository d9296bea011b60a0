import { compactEdit } from '../../domain/edit.js';
import { ingredientsOf } from '../prompt/ingredients.js';
import type { Candidate } from '../operators/candidates.js';
import type { TaskView, TriedLine } from '../prompt/read-prompt.js';
import { localise, type Outcome } from '../rank/localise.js';
import type { Repair, Toolbox } from '../rank/repair.js';
import { sampleOrder } from '../rank/sample.js';
import { adviceOf, scoresOf } from '../rank/score.js';

export interface Decoding {
  readonly n: number;
  readonly temperature: number;
  readonly seed: number;
}


/** The answers to a task: `n` programs that were not tried, the likeliest first or drawn by temperature. */
export function solve(task: TaskView, toolbox: Toolbox, decoding: Decoding): string[] {
  const tried = new Set(task.tried.flatMap((each) => each.edit ?? []));
  const pool = optionsOf(task, toolbox);
  const order = sampleOrder(Float64Array.from(pool, (option) => option.score), decoding.temperature, decoding.seed);
  const answers: string[] = [];
  for (const index of order) {
    if (answers.length === decoding.n) break;
    const option = pool[index];
    if (option === undefined) continue;
    const edit = option.edit();
    if (tried.has(edit) || toolbox.reader.parse(option.text) === null) continue;
    tried.add(edit);
    answers.push(answer(task, option.path, option.text));
  }
  while (answers.length < decoding.n) answers.push(NOTHING_LEFT);
  return answers;
}

const NOTHING_LEFT = 'Every change that this model can think of has been tried.';

function answer(task: TaskView, path: string, text: string): string {
  const heading = task.editable.size > 1 ? `### ${path}\n` : '';
  return `${heading}\`\`\`${task.language}\n${text.trimEnd()}\n\`\`\``;
}

/** One program that could be the answer. */
export interface Option {
  readonly candidate: Candidate;
  /** made on top of an edit that already helped */
  readonly isSecond: boolean;
  readonly path: string;
  readonly text: string;
  readonly score: number;
  /** the compact edit, as later prompts show it; made only when it is looked at */
  readonly edit: () => string;
}

export function optionsOf(task: TaskView, toolbox: Toolbox): Option[] {
  const given = task.tried.find((each) => each.edit === null) ?? null;
  return [...task.editable].flatMap(([path, text]) => {
    const repair = toolbox.repairOf(text, ingredientsOf(task));
    if (repair === null) return [];
    const prefix = task.editable.size > 1 ? `${path} ` : '';
    const outcomes = outcomesOf(task, repair, given, prefix);
    const lines = localise(given, outcomes, task.reflections, path);
    const advice = adviceOf(task);
    const scores = scoresOf(repair, given, lines, advice);
    const single = repair.candidates.map((candidate, index): Option => ({ candidate, isSecond: false, path, text: candidate.text, score: scores[index] ?? 0, edit: () => prefix + compactEdit(text, candidate.text) }));
    return [...single, ...secondEdits(task, toolbox, outcomes, { path, text, prefix })];
  });
}

/** What became of the tried edits that this model would make itself. */
export function outcomesOf(task: TaskView, repair: Repair, given: TriedLine | null, prefix: string): Outcome[] {
  return task.tried.flatMap((tried) => {
    if (tried.edit === null || !tried.edit.startsWith(prefix)) return [];
    const candidate = repair.byEdit(tried.edit.slice(prefix.length));
    return candidate === null ? [] : [{ candidate, tried, gain: tried.passed - (given?.passed ?? 0) }];
  });
}

const BASES = 3;
/** log-weight of a second edit on a program that passed more cases than the one given */
const SECOND_EDIT = -1.2;

/** An edit on top of one that already helped. */
function secondEdits(task: TaskView, toolbox: Toolbox, outcomes: readonly Outcome[], file: { path: string; text: string; prefix: string }): Option[] {
  const bases = outcomes.filter((outcome) => outcome.gain > 0).toSorted((a, b) => b.gain - a.gain).slice(0, BASES);
  const advice = adviceOf(task);
  return bases.flatMap((base) => {
    const repair = toolbox.repairOf(base.candidate.text, ingredientsOf(task));
    if (repair === null) return [];
    const scores = scoresOf(repair, base.tried, () => 0, advice);
    return repair.candidates.map((candidate, index): Option => ({ candidate, isSecond: true, path: file.path, text: candidate.text, score: (scores[index] ?? 0) + SECOND_EDIT, edit: () => file.prefix + compactEdit(file.text, candidate.text) }));
  });
}
