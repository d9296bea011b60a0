import { tasksByPlace } from './places.js';
import { bothJudged, scoreAt } from './runs.js';
import { variantOf, type Foretelling, type SearchState } from './state.js';

/** The latest are kept. */
export const MAX_FORETELLINGS = 64;

/** Of so many foretold tasks that both versions have run, so many came. */
export interface HitRate {
  readonly came: number;
  readonly of: number;
}

export interface HitRates {
  readonly fixes: HitRate;
  readonly breakages: HitRate;
}

/** Each foretelling with what the runs of both versions say now; of a version that was let go, what they said last. */
export function withWhatCame(state: SearchState): SearchState {
  if (state.foretold === undefined) return state;
  const length = Math.max(0, ...[...state.pool, ...state.away, ...state.candidates].map(({ runs }) => runs.length));
  const taskOf = tasksByPlace(state, length);
  return { ...state, foretold: state.foretold.map((each) => seen(state, each, taskOf)) };
}

function seen(state: SearchState, foretelling: Foretelling, taskOf: readonly number[]): Foretelling {
  const [child, parent] = [variantOf(state, foretelling.child), variantOf(state, foretelling.parent)];
  if (child === undefined || parent === undefined) return foretelling;
  const gains = new Map<number, { from: number; gain: number; places: number }>();
  for (let place = 0; place < Math.min(child.runs.length, parent.runs.length); place += 1) {
    if (!bothJudged(child.runs, parent.runs, place)) continue;
    const [own, its] = [child, parent].map(({ runs }) => Number((scoreAt(runs, place, state.attempts) ?? 0) > 0));
    const task = taskOf[place] ?? 0;
    const known = gains.get(task) ?? { from: 0, gain: 0, places: 0 };
    gains.set(task, {
      from: known.from + (its ?? 0),
      gain: known.gain + (own ?? 0) - (its ?? 0),
      places: known.places + 1,
    });
  }
  const of = (tasks: readonly number[]): readonly { from: number; gain: number; places: number }[] =>
    tasks.flatMap((task) => gains.get(task) ?? []);
  const fixable = of(foretelling.willFix).filter(({ from, places }) => from < places);
  const breakable = of(foretelling.mayBreak).filter(({ from }) => from > 0);
  return {
    ...foretelling,
    fixable: fixable.length,
    fixed: fixable.filter(({ gain }) => gain > 0).length,
    breakable: breakable.length,
    broke: breakable.filter(({ gain }) => gain < 0).length,
  };
}

/** How often what was foretold came. */
export function hitRates(foretold: readonly Foretelling[]): HitRates {
  const sum = (of: (each: Foretelling) => number): number => foretold.reduce((total, each) => total + of(each), 0);
  return {
    fixes: { came: sum(({ fixed }) => fixed), of: sum(({ fixable }) => fixable) },
    breakages: { came: sum(({ broke }) => broke), of: sum(({ breakable }) => breakable) },
  };
}

/** Proposals that were to solve tasks of which none was: what whoever proposes next is told did not help. */
export function inVain({ foretold = [] }: Pick<SearchState, 'foretold'>, most: number): readonly Foretelling[] {
  return foretold.filter(({ fixable, fixed }) => fixable > 0 && fixed === 0).slice(-most);
}
