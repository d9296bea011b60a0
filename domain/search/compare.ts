import { logBets } from '../evidence.js';
import { bothJudged, scoreAt } from './runs.js';
import type { SearchState, Variant } from './state.js';

/** One variant beside another on the places that both have run. */
export interface Compared {
  readonly places: number;
  readonly wins: number;
  readonly losses: number;
  /** mean of the score's difference; 0 where nothing is known */
  readonly lead: number;
  /** the logarithm of an e-value against "no better on train tasks"; it chooses what is raced and proves nothing to anybody */
  readonly logE: number;
}

/** Small and large gains, as in the gate. */
const BETS = [0.1, 0.2, 0.3, 0.5, 0.7] as const;

/** Against whom, on which places: those that let either in were chosen by how one of the two did there, and are left out. */
export function compare(
  state: Pick<SearchState, 'attempts' | 'from'>,
  one: Variant,
  other: Variant,
  isIncluded: (place: number) => boolean = (place) => isFair(state, one, other, place),
): Compared {
  const differences = new Map<number, number>();
  let [places, wins, losses, sum] = [0, 0, 0, 0];
  const length = Math.min(one.runs.length, other.runs.length);
  for (let place = 0; place < length; place += 1) {
    if (!bothJudged(one.runs, other.runs, place) || !isIncluded(place)) continue;
    places += 1;
    if (one.runs[place] === other.runs[place]) continue;
    const difference = (scoreAt(one.runs, place, state.attempts) ?? 0) - (scoreAt(other.runs, place, state.attempts) ?? 0);
    wins += Number(difference > 0);
    losses += Number(difference < 0);
    sum += difference;
    differences.set(difference, (differences.get(difference) ?? 0) + 1);
  }
  return {
    places,
    wins,
    losses,
    lead: places === 0 ? 0 : sum / places,
    logE: logBets(
      BETS,
      [...differences].map(([z, times]) => [times, z]),
    ),
  };
}

function isFair({ from }: Pick<SearchState, 'from'>, one: Variant, other: Variant, place: number): boolean {
  return place >= from && !one.entrance.includes(place) && !other.entrance.includes(place);
}

/** So many places without a difference stand before each comparison: a lead on few is worth less than the same on many. */
const DOUBT = 4;

/** The lead as one may expect it. */
export function expectedLead({ places, lead }: Compared): number {
  return (lead * places) / (places + DOUBT);
}
