import type { Count } from '../domain/metrics.js';
import {
  addTrustPair,
  alarm,
  ALARM_WINDOW,
  judgeTrust,
  NO_TRUST_PAIRS,
  sentinelsFell,
  type TrustJudgement,
  type TrustPairs,
} from '../domain/trust-region.js';

/** Trust-region tests where the truth is known. */

export interface TrustTruth {
  /** chances that the checkpoint solved tasks when it was confirmed: spread evenly from `from` to `to` */
  readonly tasks: { readonly from: number; readonly to: number };
  /** by how much the environment fell for both sides since */
  readonly environment: number;
  /** by how much what runs now is below the checkpoint */
  readonly fall: number;
  /** share of pairs whose sides come to the same by their common random numbers, where their chances allow it */
  readonly shared: number;
}

export function confirmedRate({ tasks }: Pick<TrustTruth, 'tasks'>): number {
  return (tasks.from + tasks.to) / 2;
}

export interface TrustRun {
  readonly decision: Exclude<TrustJudgement['decision'], 'continue'>;
  readonly pairs: number;
}

/** Sentinel episodes raise an alarm or not; pairs are drawn until the test decides. Null where no alarm was raised. */
export function simulateTrust(truth: TrustTruth, next: () => number): TrustRun | null {
  const difficulty = (): number => truth.tasks.from + next() * (truth.tasks.to - truth.tasks.from);
  const before = Array.from({ length: ALARM_WINDOW }, () => next() < difficulty());
  const now = Array.from({ length: ALARM_WINDOW }, () => next() < difficulty() - truth.environment - truth.fall);
  if (!alarm(now, counted(before).solved / ALARM_WINDOW).raised) return null;
  return simulatePairs(truth, sentinelsFell(counted(before), counted(now)), next);
}

function counted(window: readonly boolean[]): Count {
  return { solved: window.filter(Boolean).length, of: window.length };
}

/** The test alone, as if an alarm had been raised. */
export function simulatePairs(truth: TrustTruth, fell: boolean, next: () => number): TrustRun {
  let pairs: TrustPairs = NO_TRUST_PAIRS;
  for (let n = 0; ; n += 1) {
    const { decision } = judgeTrust({ pairs, sentinelsFell: fell });
    if (decision !== 'continue') return { decision, pairs: n };
    const checkpoint = truth.tasks.from + next() * (truth.tasks.to - truth.tasks.from) - truth.environment;
    const luck = next();
    const [one, other] = next() < truth.shared ? [luck, luck] : [luck, next()];
    pairs = addTrustPair(pairs, one < checkpoint, other < checkpoint - truth.fall);
  }
}

/** What many systems do: stop when the rate of `n` fresh episodes is more than 10 points below the confirmed one. */
export function plainRule({ tasks, fall }: Pick<TrustTruth, 'tasks' | 'fall'>, n: number, next: () => number): boolean {
  const solved = Array.from({ length: n }, () => next() < tasks.from + next() * (tasks.to - tasks.from) - fall).filter(Boolean).length;
  return solved / n < confirmedRate({ tasks }) - 0.1;
}
