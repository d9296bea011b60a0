import { type RaceState } from '../domain/gate.js';
import type { Scheme } from '../domain/power.js';

/** Schemes that the gate is compared with: where it comes from, and what it would be with the gain known. */

/**
 * E(W, L) = 2^(n+1) ∫ q^W (1-q)^L dq over q from 1/2 to 1: every better q weighed alike. Closed form: Σ over j = 0 … W of W! L! / (j!
 * (n+1-j)!).
 */
export function logUniformE(wins: number, losses: number): number {
  let term = 1 / (losses + 1);
  let sum = term;
  let logScale = 0;
  for (let j = wins; j > 0; j -= 1) {
    term *= j / (wins + losses + 2 - j);
    sum += term;
    if (sum > RESCALE_ABOVE) {
      term /= RESCALE_ABOVE;
      sum /= RESCALE_ABOVE;
      logScale += Math.log(RESCALE_ABOVE);
    }
  }
  return logScale + Math.log(sum);
}

/** Keeps the sum within a double for any number of pairs. */
const RESCALE_ABOVE = 1e250;

/** e-LOND with shares for campaigns of any length. */
function logEndlessThreshold({ k, promotions }: Pick<RaceState, 'k' | 'promotions'>): number {
  return -Math.log((0.1 * (promotions + 1)) / (2.11 * (k + 1) * Math.log(k + 1) ** 2));
}

/** After so many pairs a challenger goes on only with this lead. */
const STEPS = new Map([
  [12, 0],
  [40, 2],
  [100, 4],
  [200, 8],
]);

const stepsGoOn: Scheme['goesOn'] = (pairs, lead) => lead >= (STEPS.get(pairs) ?? Number.NEGATIVE_INFINITY);

/** A uniform mixture, shares for campaigns of any length, four steps. */
export const STEPPED: Scheme = { logE: logUniformE, logThreshold: logEndlessThreshold, goesOn: stepsGoOn };

/** One bet, that which grows fastest for this gain: about what a warm start from train evidence could reach. */
export function oracleE(win: number, loss: number): Scheme['logE'] {
  const bet = (win - loss) / (win + loss);
  return (wins, losses) => wins * Math.log1p(bet) + losses * Math.log1p(-bet);
}
