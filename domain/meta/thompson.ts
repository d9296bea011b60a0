import { drawBeta, type Draws } from './draws.js';
import { rewardOf, type Context, type Outcome } from './outcome.js';

/** What was seen of a tactic is worth this much less with each later outcome of it: what helps changes as the strategy does. */
const FORGETTING = 0.98;
/** What an outcome is worth where its context had another dominant class, or was (or was not) a plateau. */
const OTHER_CLASS = 0.3;
const OTHER_PLATEAU = 0.8;
/** A campaign makes tens of choices, not thousands: an outcome counts as so many, which gives up some certainty to settle sooner. */
const SHARPNESS = 4;

export interface Posterior {
  readonly a: number;
  readonly b: number;
}

/**
 * What is known of a tactic's rewards in this context: Beta(1 + rewards, b + what was missing to 1), both fading. Before
 * anything is known of it, it is worth what all of them were on average: with one fixed start, ten tactics would each
 * have to be found poor one by one.
 */
export function posteriorOf(tactic: string, context: Context, outcomes: readonly Outcome[]): Posterior {
  const average = (FIRST_GUESS + outcomes.reduce((sum, each) => sum + rewardOf(each), 0)) / (1 + outcomes.length);
  let [a, b] = [1, (1 - average) / average];
  const own = outcomes.filter((outcome) => outcome.tactic === tactic);
  for (const [index, outcome] of own.entries()) {
    const weight = SHARPNESS * FORGETTING ** (own.length - 1 - index) * likeness(context, outcome.context);
    const reward = rewardOf(outcome);
    a += weight * reward;
    b += weight * (1 - reward);
  }
  return { a, b: Math.max(1, b) };
}

const FIRST_GUESS = 0.5;

/** How much an outcome in one context says of another. */
export function likeness(one: Context, other: Context): number {
  return (one.dominant === other.dominant ? 1 : OTHER_CLASS) * (one.plateau === other.plateau ? 1 : OTHER_PLATEAU);
}

/** How often each tactic draws the highest value: to choose by these odds is to choose by one draw each. */
export function thompson(posteriors: readonly (Posterior & { readonly weight: number })[], next: Draws): readonly number[] {
  const winners = Array.from({ length: DRAWS }, () => highest(posteriors.map(({ a, b, weight }) => weight * drawBeta(a, b, next))));
  return posteriors.map((_, index) => winners.filter((winner) => winner === index).length / DRAWS);
}

/** Draws that the odds are counted from. */
const DRAWS = 200;

function highest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
