import type { Effect } from './paired.js';

/** What an experiment says of a hypothesis. */
export type Answer = 'supported' | 'not supported' | 'undecided';

export interface Stated {
  /** which way the arm is better by the hypothesis */
  readonly better: 'higher' | 'lower';
  /** an effect smaller than this would not matter */
  readonly matters: number;
}

/** Of all hypotheses of an experiment together at most this share of wrong words is to be expected. */
export const ERROR_RATE = 0.05;

/** Each hypothesis has its share of the error rate (Bonferroni). */
export function alphaOf(hypotheses: number): number {
  return ERROR_RATE / Math.max(1, hypotheses);
}

/**
 * The rule, stated before anything is run: supported where the whole interval lies on the side that the hypothesis says;
 * not supported where it holds no effect on that side that matters; else it cannot be said.
 */
export function answerOf(effect: Effect | null, { better, matters }: Stated): Answer {
  if (effect === null) return 'undecided';
  const [least, most] = better === 'higher' ? [effect.low, effect.high] : [negated(effect.high), negated(effect.low)];
  if (least !== null && least > 0) return 'supported';
  return most !== null && most < matters ? 'not supported' : 'undecided';
}

function negated(bound: number | null): number | null {
  return bound === null ? null : -bound;
}
