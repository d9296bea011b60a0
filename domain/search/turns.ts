import { shuffled } from '../random.js';
import { judgedPlaces } from './runs.js';
import type { SearchSettings, SearchState, Variant } from './state.js';

/** Cycles without a race after which the search takes a turn. */
const QUIET_CYCLES = 3;

/** The how-manieth turn a search is in that has gone so many cycles without a race; 0: it goes on as it does. */
export function turnAfter(quiet: number): number {
  return Math.floor(quiet / QUIET_CYCLES);
}

/** In a turn every other proposal is another than the search would make: what it does as ever still finds small steps. */
export function isTurned(turn: number, number: number): boolean {
  return turn > 0 && number % 2 === 1;
}

/**
 * The version that the proposals of a turn start from: each turn another one of all that the search has met, also of
 * those that it turned away, in an order of its own. Null where it has met none but the champion.
 */
export function seedOf(
  { seed, champion, pool, away }: Pick<SearchState, 'seed' | 'champion' | 'pool' | 'away'>,
  { minibatch }: Pick<SearchSettings, 'minibatch'>,
  turn: number,
): Variant | null {
  const met = [...pool, ...away].filter(
    ({ id, runs, race }) => id !== champion && race !== 'dropped' && judgedPlaces(runs).length >= minibatch,
  );
  const order = shuffled(
    seed,
    'search: seeds of the archive',
    met.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  return order[(turn - 1) % Math.max(1, order.length)] ?? null;
}
