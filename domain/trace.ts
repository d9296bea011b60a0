import { fenced } from './fence.js';
import type { Reflection } from './reflection.js';
import { oneLine } from './sections.js';
import { shuffled } from './random.js';
import type { Task } from './task.js';
import { editOf, type Tried } from './tried.js';

/** A train episode as it went, for whoever proposes: raw, since summaries lose what a better idea rests on (Lee et al., 2026). */
export interface Trace {
  readonly taskId: string;
  readonly family: string;
  readonly strategy: string;
  readonly solved: boolean;
  /** several lines, at most MAX_TRACE_CHARACTERS */
  readonly text: string;
}

export const MAX_TRACE_CHARACTERS = 5_000;
/** More episodes in one question were measured to hurt (Combee, 2026). */
const FAILURES_SHOWN = 2;
const MAX_CANDIDATES = 4;
const MAX_FAILURES = 3;
const MAX_PART_CHARACTERS = 1_200;

export interface Told {
  readonly task: Task;
  readonly tried: readonly Tried[];
  readonly reflections: readonly Reflection[];
  readonly solved: boolean;
  /** it passed all that it was shown, and failed what it was not */
  readonly plausible: boolean;
}

/**
 * What the task was, what was tried, what failed and how, what was thought of it. Of hidden cases it says whether they held, and
 * nothing else.
 */
export function traceText({ task, tried, reflections, solved, plausible }: Told): string {
  const outcome = solved
    ? 'Outcome: solved.'
    : plausible
      ? 'Outcome: not solved: it passed every case shown, and failed others.'
      : 'Outcome: not solved.';
  const programs = task.editable.flatMap((path) => [`${path} as given:`, fenced(cut(task.files[path] ?? ''), task.language)]);
  const candidates = tried.filter(({ candidate, unusable }) => candidate !== null || unusable !== '');
  const shown = candidates.length <= MAX_CANDIDATES ? candidates : [...candidates.slice(0, 1), ...candidates.slice(1 - MAX_CANDIDATES)];
  const parts = [
    `Task ${task.id} (${task.language}, ${task.kind}): ${cut(task.prompt.trim())}`,
    ...programs,
    ...shown.flatMap((each) => candidateLines(task, each)),
    ...reflections.map((each) => `Thought: ${oneLine(each.sentence)} Next: ${oneLine(each.nextIdea)}`),
    outcome,
  ];
  return parts.join('\n').slice(0, MAX_TRACE_CHARACTERS);
}

function candidateLines(task: Task, tried: Tried): readonly string[] {
  const course = (tried.course ?? []).map((line) => `  ${cut(oneLine(line))}`);
  if (tried.candidate === null) return [`Answer that could not be used: ${tried.unusable}`, ...course];
  const failures = [...(tried.diagnostics ?? []), ...tried.failures].slice(0, MAX_FAILURES);
  return [
    `Candidate: ${cut(editOf(task, tried.candidate))}`,
    `  ${tried.passed} of ${tried.total} cases pass${tried.errorClass === null ? '' : `, ${tried.errorClass}`}`,
    ...failures.map(({ id, message }) => `  ${id}: ${cut(oneLine(message))}`),
    ...course,
  ];
}

function cut(text: string): string {
  return text.length <= MAX_PART_CHARACTERS ? text : `${text.slice(0, MAX_PART_CHARACTERS)} …`;
}

/** Two failures, of different families where there are such, and one success for contrast, of a family that failed where there is one. */
export function evidenceFrom(traces: readonly Trace[], seed: number): readonly Trace[] {
  const drawn = shuffled(seed, 'evidence', traces);
  const failed = oneOfEach(drawn.filter(({ solved }) => !solved)).slice(0, FAILURES_SHOWN);
  const solved = drawn.filter((each) => each.solved);
  const contrast = solved.find(({ family }) => failed.some((each) => each.family === family)) ?? solved[0];
  return contrast === undefined ? failed : [...failed, contrast];
}

/** One of each family first, then the rest. */
function oneOfEach(traces: readonly Trace[]): readonly Trace[] {
  const first = traces.filter(({ family }, index) => traces.findIndex((each) => each.family === family) === index);
  return [...first, ...traces.filter((each) => !first.includes(each))];
}
