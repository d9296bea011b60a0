import type { RaceState } from './gate.js';

/** The chances that a pair is a win, or a loss, of the challenger. */
export interface TrueRates {
  readonly win: number;
  readonly loss: number;
}

export interface RacePower {
  /** the chance of a promotion */
  readonly promoted: number;
  /** pairs that the race is expected to take */
  readonly pairs: number;
}

export type PowerRace = Pick<RaceState, 'k' | 'promotions' | 'planned' | 'maxPairs'>;
