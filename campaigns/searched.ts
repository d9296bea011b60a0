import { compare, expectedLead } from '../domain/search/compare.js';
import { championOf, variantOf } from '../domain/search/state.js';
import { ruleCounts, type RuleCount } from '../domain/search/rule-counts.js';
import { latestOf, raceList, searchList } from '../ports/lists.js';
import type { ProposalRecord, SearchRecord } from '../ports/learning-records.js';
import type { RaceRecord } from '../ports/records.js';
import { campaignsWith } from './strategies.js';
import type { Store } from '../ports/store.js';

/** Where the search stood when a cycle left it last; null where the campaign does not search, or no cycle has ended. */
export async function latestSearch(store: Store, campaign: string): Promise<SearchRecord | null> {
  const id = (await store.list(searchList(campaign))).at(-1);
  return id === undefined ? null : store.find('searches', id);
}

/** Cycles of the branch that a search has ended since the latest race there. */
export async function quietCycles(
  store: Store,
  campaign: string,
  { branch, cycle }: { readonly branch: number; readonly cycle: number },
): Promise<number> {
  const [searches, races] = await Promise.all([
    latestOf(store, 'searches', searchList(campaign)),
    latestOf(store, 'races', raceList(campaign)),
  ]);
  const raced = races.filter((each) => each.branch === branch && each.cycle < cycle).map((each) => each.cycle);
  const last = Math.max(-1, ...raced);
  return searches.filter((each) => each.branch === branch && each.cycle < cycle && each.cycle > last).length;
}

/** What the rules of a campaign did on train places, as far as its search ended. */
export async function ruleCountsOf(store: Store, campaign: string): Promise<readonly RuleCount[]> {
  return ruleCounts((await latestSearch(store, campaign))?.rules ?? []);
}

/** What rules did in all campaigns that have the strategy. */
export async function countsFor(store: Store, strategy: string): Promise<readonly RuleCount[]> {
  const having = await campaignsWith(store, strategy);
  return ruleCounts((await Promise.all(having.map(async ({ campaign }) => (await latestSearch(store, campaign.id))?.rules ?? []))).flat());
}

/** The latest race of the version, or of a bundle that holds what made it. */
export function raceOf<Race extends Pick<RaceRecord, 'challenger'>>(
  search: Pick<SearchRecord, 'state'> | null,
  { strategy, through = [] }: Pick<ProposalRecord, 'strategy' | 'through'>,
  races: readonly Race[],
): Race | undefined {
  const made = [...through, strategy];
  const variants = search === null ? [] : [...search.state.pool, ...search.state.away];
  const holders = variants.filter(({ edits }) => edits.some(({ after }) => made.includes(after))).map(({ id }) => id);
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
