import type { Store } from './ports.js';
import { strategyList } from '../ports/lists.js';

/** Ids of the strategies of a campaign, or of all campaigns (null), in the order in which they were made. */
export async function strategyIds(store: Store, campaign: string | null): Promise<readonly string[]> {
  if (campaign !== null) return store.list(strategyList(campaign));
  const campaigns = (await store.campaigns.list()).toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  const lists = await Promise.all(campaigns.map(({ id }) => store.list(strategyList(id))));
  return [...new Set(lists.flat())];
}
