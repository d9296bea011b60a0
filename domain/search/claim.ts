import { logBets } from '../evidence.js';

/** What the pairs of a race came to. */
export interface RacePairs {
  readonly pairs: number;
  readonly wins: number;
  readonly losses: number;
}

export interface Claim {
  readonly gain: number;
  readonly low: number;
  readonly high: number;
}

const BETS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4] as const;
/** Of the two sides each gets half of the 5 % that may be missed. */
const NEEDED = Math.log(2 / 0.05);
const HALVINGS = 20;

/**
 * What a race says of the gain in success on its pool, with a 95 % interval that holds whenever the race was stopped. A
 * race that stops when it looks good would flatter itself with a plain interval. Each gain m is held against the pairs as
 * the gate holds "no gain": it stands while no bet against it has won 40 times its stake, on either side.
 */
export function claimedGain({ pairs, wins, losses }: RacePairs): Claim {
  const gain = pairs === 0 ? 0 : (wins - losses) / pairs;
  const stands = (m: number, sign: 1 | -1): boolean =>
    logBets(BETS, [
      [wins, sign * (1 - m)],
      [losses, sign * (-1 - m)],
      [pairs - wins - losses, sign * -m],
    ]) < NEEDED;
  return { gain, low: boundary(gain, -1, (m) => stands(m, 1)), high: boundary(gain, 1, (m) => stands(m, -1)) };
}

/** How far from the gain towards the end a statement still stands; the further, the more speaks against it. */
function boundary(gain: number, end: number, stands: (m: number) => boolean): number {
  if (stands(end)) return end;
  let [inside, outside] = [gain, end];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (inside + outside) / 2;
    if (stands(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}
