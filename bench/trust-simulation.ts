import { addTrustPair, judgeTrust, NO_TRUST_PAIRS, type TrustJudgement, type TrustPairs } from '../domain/trust-region.js';

/** Trust-region tests where the truth is known. */

export interface TrustTruth {
  /** what the checkpoint solved when it was confirmed */
  readonly confirmed: number;
  /** what it solves now: less where the environment fell */
  readonly checkpoint: number;
  /** what runs now solves */
  readonly current: number;
  /** how often both come to the same by their shared random numbers */
  readonly shared: number;
}

export interface TrustRun {
  readonly decision: Exclude<TrustJudgement['decision'], 'continue'>;
  readonly pairs: number;
}

/** Pairs are drawn until the test decides. */
export function simulateTrust(truth: TrustTruth, confirmedRate: number, next: () => number): TrustRun {
  let pairs: TrustPairs = NO_TRUST_PAIRS;
  for (let n = 0; ; n += 1) {
    const { decision } = judgeTrust({ pairs, confirmedRate });
    if (decision !== 'continue') return { decision, pairs: n };
    const luck = next();
    const [one, other] = next() < truth.shared ? [luck, luck] : [luck, next()];
    pairs = addTrustPair(pairs, one < truth.checkpoint, other < truth.current);
  }
}

/** What many systems do: stop when the rate of `n` fresh episodes is more than 10 points below the confirmed one. */
export function plainRule({ current }: Pick<TrustTruth, 'current'>, confirmedRate: number, n: number, next: () => number): boolean {
  const solved = Array.from({ length: n }, next).filter((draw) => draw < current).length;
  return solved / n < confirmedRate - 0.1;
}
