import { cycleAddress, sidePart, within, type Address } from '../address.js';
import { sameView, type View } from '../view.js';
import { placeAt } from './places.js';
import { raced, rebased, vetoed } from './learn.js';
import { beginSearch, type SearchState } from './state.js';

/**
 * What all variants run with from a place on: the memory that they may look into, and the model. It is named by the
 * cycle that fixed it. A place keeps its era for good: whoever runs it later, does so under the conditions of the others.
 */
export interface Era {
  /** the first place of it */
  readonly from: number;
  readonly branch: number;
  readonly cycle: number;
  readonly view: View;
  readonly model: string;
}

/** A search as a campaign has it: what it knows, and what it was run with. */
export interface Search {
  readonly state: SearchState;
  /** oldest first */
  readonly eras: readonly Era[];
}

/** What a cycle runs with. */
export type Now = Omit<Era, 'from'> & { readonly champion: string };

export function begin(now: Now, of: Pick<SearchState, 'seed' | 'tasks' | 'attempts'>): Search {
  return { state: beginSearch({ ...of, champion: now.champion }), eras: [eraFrom(0, now)] };
}

/** What has happened to a campaign since its search rested. */
export interface Happened {
  /** how the race of one of its variants ended; null: there was none, or it was promoted */
  readonly race: { readonly challenger: string; readonly decision: 'undecided' | 'dropped' } | null;
  /** variants that are not wanted any more: by a veto, or left behind by a rollback */
  readonly unwanted: readonly string[];
  /** the environment is another one than before */
  readonly moved: boolean;
}

/** The search as it goes on. Memory is looked into as it was when the champion was last another one. */
export function resume({ state: before, eras }: Search, now: Now, { race, unwanted, moved }: Happened): Search {
  const era = eras.at(-1);
  // what a branch runs, and learns of it, is its own
  const isMoved = moved || era?.model !== now.model || era.branch !== now.branch;
  const isOther = before.champion !== now.champion;
  const fresh = isMoved || (isOther && !sameView(era.view, now.view));
  const told = race === null ? before : raced(before, race.challenger, race.decision);
  const based = isOther || fresh ? rebased(told, now.champion, { fresh }) : told;
  const state = unwanted.reduce(vetoed, based);
  return { state, eras: fresh ? [...eras, eraFrom(state.from, now)] : eras };
}

function eraFrom(from: number, { branch, cycle, view, model }: Now): Era {
  return { from, branch, cycle, view, model };
}

export function eraOf({ eras }: Pick<Search, 'eras'>, place: number): Era {
  const era = eras.findLast(({ from }) => from <= place);
  if (era === undefined) throw new RangeError(`place ${place} is of no era`);
  return era;
}

/**
 * Where a variant's episode on a place stands. The variant is the side, so that all of them draw the same random
 * numbers there, whichever cycle runs them.
 */
export function placeAddress(campaign: string, search: Search, place: number, taskId: string, variant: string): Address {
  const { branch, cycle } = eraOf(search, place);
  return within(cycleAddress(campaign, branch, cycle), 'search', taskId, placeAt(search.state, place).run, sidePart(variant));
}
