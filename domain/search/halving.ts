import { compare } from './compare.js';
import { wasRun } from './runs.js';
import { championOf, type SearchSettings, type SearchState, type Variant } from './state.js';

/** A stretch of places for one variant: those that it, and the champion, have not run yet. */
export interface Lift {
  readonly variant: string;
  readonly places: readonly number[];
  readonly championPlaces: readonly number[];
}

/** Rungs double up to this many places; from there on they are so far apart. */
const LONGEST_STEP = 16;
/** A variant that is not told from the champion after so many places is not worth more. */
const MOST_PLACES = 512;

/**
 * Successive halving that never waits: those with most hope go on to the next rung, a few at a time. Hope is the lead
 * and what it may be off by, so a new one is tried before an old one that is merely level, and the lead of a good one is
 * made sure of. All meet the same places, so the champion runs each of them once.
 */
export function lifts(state: SearchState, settings: SearchSettings): readonly Lift[] {
  const champion = championOf(state);
  return state.pool
    .filter(({ id, race }) => id !== state.champion && race === 'none')
    .map((variant) => ({ variant, hope: hopeOf(state, settings, variant, champion), end: nextRung(state, settings, variant) }))
    .filter(({ hope, end }) => hope > 0 && end <= state.from + MOST_PLACES)
    .toSorted((a, b) => b.hope - a.hope)
    .slice(0, settings.lanes)
    .map(({ variant, end }) => ({
      variant: variant.id,
      places: missing(variant, state.from, end),
      championPlaces: missing(champion, state.from, end),
    }));
}

function hopeOf(state: SearchState, { optimism, firstRung }: SearchSettings, variant: Variant, champion: Variant): number {
  const { lead, places } = compare(state, variant, champion);
  return places < firstRung / 2 ? Number.POSITIVE_INFINITY : lead + optimism / Math.sqrt(places);
}

function nextRung({ from }: SearchState, { firstRung }: SearchSettings, variant: Variant): number {
  let end = from + firstRung;
  while (missing(variant, from, end).length === 0) end += Math.min(LONGEST_STEP, end - from);
  return end;
}

/** Where the champion goes on when it practises: what a cycle runs of it anyway is not paid for twice. */
export function practicePlaces(state: SearchState, count: number): readonly number[] {
  const champion = championOf(state);
  return missing(champion, state.from, Math.max(state.from, champion.runs.length) + count).slice(0, count);
}

export function missing({ runs }: Variant, from: number, end: number): readonly number[] {
  const places: number[] = [];
  for (let place = from; place < end; place += 1) if (!wasRun(runs, place)) places.push(place);
  return places;
}
