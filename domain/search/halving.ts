import { compare } from './compare.js';
import { wasRun } from './runs.js';
import { championOf, type SearchSettings, type SearchState, type Variant } from './state.js';

/** One more rung for one variant: the places of it that it, and the champion, have not run yet. */
export interface Lift {
  readonly variant: string;
  readonly places: readonly number[];
  readonly championPlaces: readonly number[];
}

/** Past this a variant that is still not told from the champion is not worth more. */
const MAX_RUNGS = 8;

/**
 * Successive halving that never waits: a variant goes on to twice as many places when it is ahead of the champion, and
 * in the better half of all that came as far. The furthest goes first. All meet the same places, so the champion runs
 * each of them once.
 */
export function lifts(state: SearchState, settings: SearchSettings): readonly Lift[] {
  const champion = championOf(state);
  const rungs = Array.from({ length: MAX_RUNGS }, (_, index) => state.from + settings.firstRung * 2 ** index);
  const others = state.pool.filter(({ id, race }) => id !== state.champion && race === 'none');
  const levels = new Map(others.map((variant) => [variant.id, rungs.filter((end) => hasRun(variant, state.from, end)).length]));
  for (let level = MAX_RUNGS - 1; level >= 0; level -= 1) {
    const end = rungs[level] ?? 0;
    const there = others.filter(({ id }) => (levels.get(id) ?? 0) >= level);
    const ranked = level === 0 ? there.map((variant) => ({ variant, lead: 1 })) : leads(state, champion, there, rungs[level - 1] ?? 0);
    const better = ranked.slice(0, level === 0 ? ranked.length : Math.ceil(ranked.length / 2)).filter(({ lead }) => lead > 0);
    const chosen = better.filter(({ variant }) => levels.get(variant.id) === level).map(({ variant }) => liftOf(state, champion, variant, end));
    if (chosen.length > 0) return chosen;
  }
  return [];
}

function hasRun({ runs }: Variant, from: number, end: number): boolean {
  for (let place = from; place < end; place += 1) if (!wasRun(runs, place)) return false;
  return true;
}

function leads(state: SearchState, champion: Variant, variants: readonly Variant[], end: number): readonly { readonly variant: Variant; readonly lead: number }[] {
  return variants
    .map((variant) => ({ variant, lead: compare(state, variant, champion, (place) => place >= state.from && place < end && !variant.entrance.includes(place)).lead }))
    .toSorted((a, b) => b.lead - a.lead);
}

function liftOf({ from }: SearchState, champion: Variant, variant: Variant, end: number): Lift {
  return { variant: variant.id, places: missing(variant, from, end), championPlaces: missing(champion, from, end) };
}

export function missing({ runs }: Variant, from: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index).filter((place) => !wasRun(runs, place));
}
