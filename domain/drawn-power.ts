import { leadOf, leadToGoOn, logThreshold } from './gate.js';
import type { PowerRace, RacePower, TrueRates } from './power-race.js';
import { addAhead, budgetsEnough, logRaceE, mayReach, noAttempts } from './race-evidence.js';
import { sequence } from './random.js';

/** How races go whose evidence counts attempts too. Their ways are too many to follow: races are drawn, always the same ones. */

export interface DrawnRates extends TrueRates {
  /** share of the champion's attempts that the challenger needs for a task that it solves; 1: no faster */
  readonly speed: number;
}

const RACES = 500;

/**
 * Attempts until solved are drawn from 1 … K, each as likely, and of the pairs that are alike both sides solve a half, as
 * on a pool of tasks of every difficulty.
 */
export function drawnPower(rates: DrawnRates, race: PowerRace, budgets: number): RacePower {
  const needed = logThreshold(race.k, race.promotions, race.planned);
  let [promoted, pairs] = [0, 0];
  for (let run = 1; run <= RACES; run += 1) {
    const ended = drawRace(rates, race.maxPairs, budgets, needed, sequence(run));
    promoted += Number(ended.promoted);
    pairs += ended.pairs;
  }
  return { promoted: promoted / RACES, pairs: pairs / RACES };
}

function drawRace(
  { win, loss, speed }: DrawnRates,
  maxPairs: number,
  budgets: number,
  needed: number,
  next: () => number,
): { readonly promoted: boolean; readonly pairs: number } {
  let counts = { wins: 0, losses: 0, attempts: noAttempts(budgets) };
  for (let pairs = 1; pairs <= maxPairs; pairs += 1) {
    const [toss, own, other] = [next(), next(), next()];
    const [isWin, isLoss] = [toss < win, toss >= 1 - loss];
    const areBoth = !isWin && !isLoss && toss < win + (1 - win - loss) / 2;
    const challenger = isWin || areBoth ? budgetsEnough(attemptsOf(own, speed, budgets), budgets) : 0;
    const champion = isLoss || areBoth ? budgetsEnough(attemptsOf(other, 1, budgets), budgets) : 0;
    counts = {
      wins: counts.wins + Number(isWin),
      losses: counts.losses + Number(isLoss),
      attempts: addAhead(counts.attempts, challenger - champion),
    };
    if (counts.wins >= counts.losses && mayReach(counts, needed) && logRaceE(counts) >= needed) return { promoted: true, pairs };
    if (leadOf(counts) < leadToGoOn(pairs)) return { promoted: false, pairs };
  }
  return { promoted: false, pairs: maxPairs };
}

/** Of a task that is solved. */
export function attemptsOf(toss: number, speed: number, budgets: number): number {
  return Math.max(1, Math.ceil(toss * speed * budgets));
}
