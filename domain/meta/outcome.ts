import type { ErrorClass } from '../verdict.js';

/** What the controller goes by beside what came of each tactic before. */
export interface Context {
  /** the class that most train failures have lately; null where none failed */
  readonly dominant: ErrorClass | null;
  /** nothing was promoted lately, and train tasks show no progress */
  readonly plateau: boolean;
}

/** How far a tactic's challenger came. `none`: it made no challenger, or the same again. `entered`: into the pool of a search. */
export const ENDS = ['none', 'screened', 'entered', 'dropped', 'undecided', 'promoted', 'rolled-back'] as const;
export type End = (typeof ENDS)[number];

/**
 * What came of one choice. This is all that a controller learns from, and each field is an aggregate: how the race
 * ended as a whole, and what the screen on train tasks came to. No task of the gate pool stands in it, nor how one ended.
 */
export interface Outcome {
  readonly tactic: string;
  readonly variant: string | null;
  readonly context: Context;
  readonly end: End;
  /** attempts saved on the screen's train tasks, as a share of the champion's, or the lead in a search; 0 where neither was held */
  readonly progress: number;
  /** model calls that the proposal and its screen and race took */
  readonly calls: number;
  /** the chance at which it was chosen; missing where that is not known */
  readonly odds?: number;
  /** share of the train tasks that it was said to solve, and did; missing where nothing was said */
  readonly foretold?: number;
  /** what a person said of the challenger */
  readonly judged: 'accepted' | 'rejected' | null;
}

const WORTH: Readonly<Record<End, number>> = {
  none: 0,
  screened: 0.05,
  entered: 0.1,
  dropped: 0.2,
  undecided: 0.5,
  promoted: 0.9,
  'rolled-back': 0,
};
/** How much of a reward train progress can make. */
const PROGRESS_SHARE = 0.1;
/** And how much a prediction that came true: who understands a failure may be asked again. */
const FORETOLD_SHARE = 0.05;

/** A person who accepts makes up for half of what is missing; one who rejects takes half away. */
const SAID = 0.5;

/** From 0 to 1. */
export function rewardOf({ end, progress, foretold = 0, judged }: Pick<Outcome, 'end' | 'progress' | 'foretold' | 'judged'>): number {
  const train = PROGRESS_SHARE * Math.min(1, Math.max(0, progress)) + FORETOLD_SHARE * Math.min(1, Math.max(0, foretold));
  const shown = Math.min(1, WORTH[end] + (end === 'rolled-back' ? 0 : train));
  if (judged === null) return shown;
  return judged === 'accepted' ? shown + SAID * (1 - shown) : shown * SAID;
}

const DEAREST = 3;

/** Rewards by cost: half the usual calls count double, at most three times. */
export function rewardPerCost(outcome: Outcome, usualCalls: number): number {
  return rewardOf(outcome) * Math.min(DEAREST, outcome.calls <= 0 ? 1 : usualCalls / outcome.calls);
}

/** Outcomes that a plateau is read from. */
const PLATEAU = 5;

export function contextOf(
  errorClasses: Readonly<Partial<Record<ErrorClass, number>>>,
  outcomes: readonly Pick<Outcome, 'end' | 'progress'>[],
): Context {
  const classes = Object.entries(errorClasses).toSorted(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  const dominant = classes.find(([, n]) => n > 0)?.[0];
  const latest = outcomes.slice(-PLATEAU);
  const plateau =
    latest.length === PLATEAU &&
    latest.every((each) => each.end !== 'promoted') &&
    latest.reduce((sum, each) => sum + each.progress, 0) <= 0;
  return { dominant: ERROR_NAMES.find((name) => name === dominant) ?? null, plateau };
}

const ERROR_NAMES: readonly ErrorClass[] = ['Syntax', 'Logic', 'Timeout', 'Resource', 'Tampering'];
