import { compare, expectedLead } from '../domain/search/compare.js';
import { championOf, variantOf } from '../domain/search/state.js';
import { searchList } from '../ports/lists.js';
import type { SearchRecord } from '../ports/learning-records.js';
import type { RaceRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';

/** Where the search stood when a cycle left it last; null where the campaign does not search, or no cycle has ended. */
export async function latestSearch(store: Store, campaign: string): Promise<SearchRecord | null> {
  const id = (await store.list(searchList(campaign))).at(-1);
  return id === undefined ? null : store.find('searches', id);
}

/** The latest race of the version, or of a bundle that holds what made it. */
export function raceOf<Race extends Pick<RaceRecord, 'challenger'>>(
  search: Pick<SearchRecord, 'state'> | null,
  strategy: string,
  races: readonly Race[],
): Race | undefined {
  const variants = search === null ? [] : [...search.state.pool, ...search.state.away];
  const holders = variants.filter(({ edits }) => edits.some(({ after }) => after === strategy)).map(({ id }) => id);
  return races.findLast(({ challenger }) => challenger === strategy || holders.includes(challenger));
}

/** How far a version has come in the search, where no race held it: into its pool, or not; null where the search does not know it. */
export function searchEnd(search: Pick<SearchRecord, 'state'> | null, strategy: string): 'entered' | 'screened' | null {
  if (search === null) return null;
  if (search.state.pool.some(({ id }) => id === strategy)) return 'entered';
  return search.state.away.some(({ id }) => id === strategy) ? 'screened' : null;
}

export function whatSearchSays(search: Pick<SearchRecord, 'state'> | null, strategy: string): string | undefined {
  const variant = search === null ? undefined : variantOf(search.state, strategy);
  if (search === null || variant === undefined) return undefined;
  const { places, wins, losses } = compare(search.state, variant, championOf(search.state));
  return searchEnd(search, strategy) === 'entered'
    ? `the search holds it: beside the champion it won ${wins} and lost ${losses} of ${places} train places`
    : 'on the train tasks of its first look it was no better than the version that it was made from, or others were further ahead since';
}

/** The lead over the champion that it may be expected to have on train tasks, from 0 to 1. */
export function progressOf(search: Pick<SearchRecord, 'state'> | null, strategy: string): number {
  const variant = search === null ? undefined : variantOf(search.state, strategy);
  return search === null || variant === undefined ? 0 : Math.max(0, expectedLead(compare(search.state, variant, championOf(search.state))));
}
