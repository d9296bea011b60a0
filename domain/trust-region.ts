import { logBets, showEvidence } from './evidence.js';
import { type Count, fisherFewer } from './metrics.js';
import { count } from './figures.js';

/**
 * The trust region: what runs now (strategy and memory view) must not have fallen more than `margin` below the
 * confirmed checkpoint. An alarm on a fixed sentinel set of train tasks only starts the test; the verdict rests on fresh pairs of
 * (current strategy + view) against (checkpoint strategy + view), same task, same seed.
 */

/** A fall of more than this share of tasks is not trusted. */
const TRUST_MARGIN = 0.1;
/** Evidence at which a statement is taken for shown: wrong with a chance of at most 1/20, whenever one looks. */
export const TRUST_EVIDENCE = 20;
/** Pairs after which a fall that was not shown is no fall. */
export const TRUST_PAIRS = 600;
/** Sentinel episodes that the alarm looks at. */
export const ALARM_WINDOW = 20;

/** Close together where falls of 20 to 30 points are found soonest. */
const BETS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.8] as const;

export interface Alarm {
  readonly raised: boolean;
  readonly because: string;
}

/**
 * Whether the latest sentinel episodes solved more than `margin` less than the checkpoint did. It is no verdict: on 20
 * episodes luck alone raises it often, and a false alarm costs a few pairs.
 */
export function alarm(latest: readonly boolean[], confirmedRate: number, margin = TRUST_MARGIN): Alarm {
  const window = latest.slice(-ALARM_WINDOW);
  if (window.length < ALARM_WINDOW) return { raised: false, because: `${window.length} of ${ALARM_WINDOW} sentinel episodes seen` };
  const rate = window.filter(Boolean).length / window.length;
  const because = `the last ${window.length} sentinel episodes solved ${percent(rate)}, the checkpoint ${percent(confirmedRate)}`;
  return { raised: rate < confirmedRate - margin, because };
}

/** Fresh pairs so far. A void side voids the pair. */
export interface TrustPairs {
  /** only the checkpoint solved it */
  readonly falls: number;
  /** only what runs now solved it */
  readonly rises: number;
  /** both solved it */
  readonly both: number;
  /** neither did */
  readonly neither: number;
}

export const NO_TRUST_PAIRS: TrustPairs = { falls: 0, rises: 0, both: 0, neither: 0 };

export function addTrustPair(pairs: TrustPairs, checkpoint: boolean, current: boolean): TrustPairs {
  const outcome = checkpoint ? (current ? 'both' : 'falls') : current ? 'rises' : 'neither';
  return { ...pairs, [outcome]: pairs[outcome] + 1 };
}

/**
 * The logarithm of the evidence that what runs now solves more than `margin` less than the checkpoint:
 * E = mean over l of Π (1 + l Z), Z = solved(checkpoint) - solved(current) - margin. When the fall is at most the margin, Z has a
 * mean of at most 0, so each product is a supermartingale, and so is their mean: E reaches 1/a with a chance of at most a.
 * Z is at least -1 - margin, so every factor stays positive for l ≤ 0.8 and a margin below 0.25.
 */
export function logFallEvidence(pairs: TrustPairs, margin = TRUST_MARGIN): number {
  return logBets(BETS, [
    [pairs.falls, 1 - margin],
    [pairs.both + pairs.neither, -margin],
    [pairs.rises, -1 - margin],
  ]);
}

/** The mirror of it: evidence that the fall is smaller than the margin. */
export function logHoldEvidence(pairs: TrustPairs, margin = TRUST_MARGIN): number {
  return logBets(BETS, [
    [pairs.falls, -(1 - margin)],
    [pairs.both + pairs.neither, margin],
    [pairs.rises, 1 + margin],
  ]);
}

/** How sure it must be that the sentinels fell: windows overlap, and a night has many. */
const SENTINEL_CHANCE = 0.005;

/**
 * Whether the sentinel tasks themselves show a fall, and not only an alarm. The pairs cannot: they are of other tasks,
 * on which nobody knows what was solved before. On 20 episodes only a great fall shows, of 45 points or so.
 */
export function sentinelsFell(before: Count, now: Count): boolean {
  return fisherFewer(before, now) <= SENTINEL_CHANCE;
}

export interface TrustJudgement {
  readonly decision: 'continue' | 'rolled-back' | 'recovered' | 'environment';
  readonly because: string;
}

export interface TrustState {
  readonly pairs: TrustPairs;
  /** the sentinels that raised the alarm show by themselves that less is solved than was confirmed */
  readonly sentinelsFell: boolean;
  readonly margin?: number;
  readonly maxPairs?: number;
}

/** To be asked after each pair, in the order of the pairs. */
export function judgeTrust({ pairs, sentinelsFell: isLess, margin = TRUST_MARGIN, maxPairs = TRUST_PAIRS }: TrustState): TrustJudgement {
  const n = pairs.falls + pairs.rises + pairs.both + pairs.neither;
  const shown = Math.log(TRUST_EVIDENCE);
  const [fall, hold] = [logFallEvidence(pairs, margin), logHoldEvidence(pairs, margin)];
  const told = `in ${count(n, 'pair')} only the checkpoint solved ${pairs.falls}, only what runs now ${pairs.rises}`;
  if (fall >= shown)
    return {
      decision: 'rolled-back',
      because: `a fall of more than ${percent(margin)} is shown: ${told}, evidence ${showEvidence(fall)} of ${TRUST_EVIDENCE}`,
    };
  if (hold < shown && n < maxPairs) return { decision: 'continue', because: 'not decided yet' };
  const held =
    hold >= shown
      ? `the fall is smaller than ${percent(margin)}: ${told}, evidence ${showEvidence(hold)} of ${TRUST_EVIDENCE}`
      : `no fall of more than ${percent(margin)} is shown in ${maxPairs} pairs: ${told}`;
  return isLess
    ? { decision: 'environment', because: `the sentinel tasks fell, and not for what runs now alone: ${held}` }
    : { decision: 'recovered', because: held };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
