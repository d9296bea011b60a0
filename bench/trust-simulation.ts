import { addTrustPair, judgeTrust, NO_TRUST_PAIRS, type TrustJudgement, type TrustPairs } from '../domain/trust-region.js';

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

/** Pairs are drawn until the test decides. */
export function simulateTrust(truth: TrustTruth, surelySolved: number, next: () => number): TrustRun {
  let pairs: TrustPairs = NO_TRUST_PAIRS;
  for (let n = 0; ; n += 1) {
    const { decision } = judgeTrust({ pairs, confirmedRate: surelySolved });
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
