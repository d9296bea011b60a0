import { rangeFault } from '../ranges.js';

/**
 * What an episode can do, one word each. `draft` and `self-debug` ask for candidates; everything before them prepares
 * the question, everything behind them deals with the answer.
 */
export const STEP_NAMES = [
  'localise',
  'plan',
  'write-tests',
  'draft',
  'review',
  'vote',
  'run-visible',
  'reflect',
  'self-debug',
  'restart',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** One step of a strategy, with words and decoding of its own where it has them. */
export interface Step {
  readonly step: StepName;
  /** candidates of one answer; missing: as many as the strategy samples, of a self-debug one */
  readonly n?: number;
  /** what the model is told for this step alone */
  readonly prompt?: string;
  /** missing parts: the strategy's, or those of the step's kind */
  readonly decoding?: StepDecoding;
}

export interface StepDecoding {
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
}

/** How every episode went before a strategy could say how: ask, run, think of what failed, ask again. */
export const USUAL_STEPS: readonly Step[] = [{ step: 'draft' }, { step: 'run-visible' }, { step: 'reflect' }];

export const MAX_STEPS = 12;
const MAX_STEP_PROMPT_CHARACTERS = 1_000;

/** The steps of a strategy; one that names none goes the usual way. */
export function stepsOf({ steps }: { readonly steps?: readonly Step[] }): readonly Step[] {
  return steps ?? USUAL_STEPS;
}

export function isUsual(steps: readonly Step[]): boolean {
  return JSON.stringify(steps) === JSON.stringify(USUAL_STEPS);
}

/** Steps that ask for candidates. */
export function isQuestion(step: StepName): boolean {
  return step === 'draft' || step === 'self-debug';
}

/** Steps that ask the model anything: what has words and decoding of its own. */
export function asksModelIn(step: StepName): boolean {
  return !SILENT.has(step);
}

const SILENT: ReadonlySet<StepName> = new Set(['localise', 'vote', 'run-visible', 'restart']);

/** Steps that deal with candidates that wait to be judged. */
const OF_WAITING: ReadonlySet<StepName> = new Set(['review', 'vote', 'run-visible']);

/** Why a list of steps cannot be: field, value and way out. Null where it can. */
export function stepsFault(steps: readonly Step[]): string | null {
  if (steps.length === 0) return 'steps: the list is empty; leave "steps" out for the usual way, or write at least one draft';
  if (steps.length > MAX_STEPS) return `steps: ${steps.length} are too many; drop some, ${MAX_STEPS} are allowed`;
  if (!steps.some(({ step }) => isQuestion(step)))
    return `steps: none of ${steps.map(({ step }) => step).join(', ')} asks for a candidate, so an episode would loop without end; add a draft`;
  return steps.map((step, index) => fieldFault(step, index) ?? placeFault(steps, index)).find((fault) => fault !== null) ?? null;
}

function fieldFault({ step, n, prompt, decoding }: Step, index: number): string | null {
  const at = `steps.${index}`;
  if (n !== undefined && !isQuestion(step)) return `${at}.n: ${n} candidates of "${step}", which makes none; remove it`;
  if (prompt !== undefined && !asksModelIn(step)) return `${at}.prompt: "${step}" asks no model; remove it`;
  if (decoding !== undefined && !asksModelIn(step)) return `${at}.decoding: "${step}" asks no model; remove it`;
  const { temperature, topP, maxTokens } = decoding ?? {};
  const range =
    (n === undefined ? null : rangeFault('samples', n)) ??
    (temperature === undefined ? null : rangeFault('temperature', temperature)) ??
    (topP === undefined || (topP > 0 && topP <= 1) ? null : `topP ${topP} is not above 0 and at most 1`) ??
    (maxTokens === undefined ? null : rangeFault('maxTokens', maxTokens));
  if (range !== null) return `${at}: ${range}`;
  if (prompt === undefined) return null;
  if (prompt.trim() === '') return `${at}.prompt: it is empty; write a sentence or leave it out`;
  if (prompt.length > MAX_STEP_PROMPT_CHARACTERS)
    return `${at}.prompt: ${prompt.length} characters are too many; shorten it to ${MAX_STEP_PROMPT_CHARACTERS}`;
  return /^#/m.test(prompt) ? `${at}.prompt: it holds a heading, which would end it; write it without "#" at the start of a line` : null;
}

function placeFault(steps: readonly Step[], index: number): string | null {
  const step = steps[index]?.step;
  if (step === undefined || isQuestion(step)) return null;
  const at = `steps.${index}`;
  const earlier = steps.slice(0, index).map((each) => each.step);
  const since = earlier.slice(earlier.findLastIndex(isQuestion) + 1);
  if (since.includes(step)) return `${at}: "${step}" stands twice with no draft or self-debug between; keep one`;
  if (step === 'restart' && index < steps.length - 1) return `${at}: what stands behind "restart" is never reached; make it the last`;
  if (step !== 'restart' && step !== 'reflect' && !OF_WAITING.has(step)) return null;
  if (!earlier.some(isQuestion)) return `${at}: "${step}" stands before any draft, where there is nothing for it yet; put it behind one`;
  if (step === 'review' && since.includes('vote')) return `${at}: the vote has chosen before "review" looks; put it before the vote`;
  return OF_WAITING.has(step) && since.includes('run-visible')
    ? `${at}: nothing waits for "${step}" behind "run-visible"; put it before`
    : null;
}
