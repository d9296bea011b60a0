import { within, type Address } from '../../domain/address.js';
import type { Now, Search } from '../../domain/search/eras.js';
import { SETTINGS, type SearchSettings } from '../../domain/search/state.js';
import { searchAddress, searchFrom, searchShareOf } from '../../campaigns/searches.js';
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
  return { search, settings: SETTINGS, tasks: train, calls };
}

/** Decided once: a cycle that was cut goes on with what it may spend. */
async function shareOf(store: Store, campaign: string, { branch, cycle }: Now): Promise<number> {
  const id = within(searchAddress(campaign, branch, cycle), 'share');
  const known = await store.find('shares', id);
  return (known ?? (await store.keep('shares', id, { modelCalls: await searchShareOf(store, campaign, cycle) }))).modelCalls;
}

/** Keeps where the search stands at the end of a cycle, once; answers where. */
export async function recordSearch({ store }: { readonly store: Store }, record: SearchRecord): Promise<Address> {
  const at = searchAddress(record.campaign, record.branch, record.cycle);
  await store.keep('searches', at, record);
  await store.append(searchList(record.campaign), at);
  return at;
}
