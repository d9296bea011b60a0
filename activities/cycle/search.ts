import { within, type Address } from '../../domain/address.js';
import type { Now, Search } from '../../domain/search/eras.js';
import { mergedPairs, rulePairs, type RulePair } from '../../domain/search/rule-counts.js';
import { upcastVersion } from '../../domain/strategy-upcast.js';
import { turnAfter } from '../../domain/search/turns.js';
import { SETTINGS, type SearchSettings } from '../../domain/search/state.js';
import { searchAddress, searchFrom, searchShareOf } from '../../campaigns/searches.js';
import { latestSearch, quietCycles } from '../../campaigns/searched.js';
import { campaignState } from '../../campaigns/state.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { searchList } from '../../ports/lists.js';
import type { SearchRecord } from '../../ports/learning-records.js';
import type { Store } from '../../ports/store.js';

export interface OpenedSearch {
  readonly search: Search;
  /** a cycle keeps those that it began with */
  readonly settings: SearchSettings;
  /** train tasks, in the suite's order */
  readonly tasks: readonly { readonly id: string; readonly hash: string }[];
  /** that it may spend in this cycle, what is practised included */
  readonly calls: number;
  /**
   * how often the search has gone without a race for long: another family of proposals takes over; missing where an earlier version
   * opened it
   */
  readonly turn?: number;
}

/** The search as a cycle goes on with it. A cycle that was cut finds its own again: nothing is kept before it ends. */
export async function openSearch(
  { store }: { readonly store: Store },
  { campaign, latest, now }: { readonly campaign: string; readonly latest: Address | null; readonly now: Now },
): Promise<OpenedSearch> {
  const { config } = await campaignState(store, campaign);
  const [search, calls, { tasks }] = await Promise.all([
    searchFrom(store, config, latest, now),
    shareOf(store, campaign, now),
    loadSuiteRecord(store, config.suiteId),
  ]);
  const train = tasks.filter(({ pool }) => pool === 'train').map(({ id, hash }) => ({ id, hash }));
  const turn = turnAfter(await quietCycles(store, campaign, now));
  return { search, settings: SETTINGS, tasks: train, calls, turn };
}

/** Decided once: a cycle that was cut goes on with what it may spend. */
async function shareOf(store: Store, campaign: string, { branch, cycle }: Now): Promise<number> {
  const id = within(searchAddress(campaign, branch, cycle), 'share');
  const known = await store.find('shares', id);
  return (known ?? (await store.keep('shares', id, { modelCalls: await searchShareOf(store, campaign, cycle) }))).modelCalls;
}

/** What rules did on train places, in all cycles so far: never in a strategy, whose id is its content. */
async function rulesOf(store: Store, { campaign, state }: SearchRecord): Promise<readonly RulePair[]> {
  const ids = [...state.pool, ...state.away, ...state.candidates].map(({ id }) => id);
  const found = await Promise.all(ids.map(async (id) => [id, await store.find('strategies', id)] as const));
  const strategies = new Map(found.flatMap(([id, version]) => (version === null ? [] : [[id, upcastVersion(version).strategy] as const])));
  const before = (await latestSearch(store, campaign))?.rules ?? [];
  return mergedPairs(before, rulePairs(state, strategies)).slice(-MAX_RULE_PAIRS);
}

/** The latest are kept. */
const MAX_RULE_PAIRS = 300;

/** Keeps where the search stands at the end of a cycle, once; answers where. */
export async function recordSearch({ store }: { readonly store: Store }, record: SearchRecord): Promise<Address> {
  const at = searchAddress(record.campaign, record.branch, record.cycle);
  await store.keep('searches', at, { ...record, rules: await rulesOf(store, record) });
  await store.append(searchList(record.campaign), at);
  return at;
}
