import { drawBeta, type Draws } from './draws.js';
import { rewardOf, type Context, type Outcome } from './outcome.js';

/** What was seen is worth this much less with each outcome that came after it: what helps changes as the strategy does. */
export const FORGETTING = 0.98;
/** What an outcome is worth where its context had another dominant class, or was (or was not) a plateau. */
const OTHER_CLASS = 0.6;
const OTHER_PLATEAU = 0.6;

export interface Posterior {
  readonly a: number;
  readonly b: number;
}

/** What is known of a tactic's rewards in this context: Beta(1 + rewards, 1 + what was missing to 1), both fading. */
export function posteriorOf(tactic: string, context: Context, outcomes: readonly Outcome[]): Posterior {
  let [a, b] = [1, 1];
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.tactic !== tactic) continue;
    const weight = FORGETTING ** (outcomes.length - 1 - index) * likeness(context, outcome.context);
    const reward = rewardOf(outcome);
    a += weight * reward;
    b += weight * (1 - reward);
  }
  return { a, b };
}

function likeness(one: Context, other: Context): number {
  return (one.dominant === other.dominant ? 1 : OTHER_CLASS) * (one.plateau === other.plateau ? 1 : OTHER_PLATEAU);
}

/** How often each tactic draws the highest value, and which does in the first draw: that one is chosen. */
export function thompson(posteriors: readonly (Posterior & { readonly weight: number })[], next: Draws): { readonly chosen: number; readonly odds: readonly number[] } {
  const winners = Array.from({ length: DRAWS }, () => highest(posteriors.map(({ a, b, weight }) => weight * drawBeta(a, b, next))));
  return { chosen: winners[0] ?? 0, odds: posteriors.map((_, index) => winners.filter((winner) => winner === index).length / DRAWS) };
}

/** Draws that the odds are counted from. */
const DRAWS = 200;

function highest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
