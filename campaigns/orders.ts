import type { OrderRecord } from '../ports/campaign-records.js';
import { allOf, orderList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';

/** The orders that a campaign took, in order; reflection, reward and reports read them. */
export async function ordersOf(store: Store, campaign: string): Promise<readonly OrderRecord[]> {
  return allOf(store, 'orders', orderList(campaign));
}

/** Strategies that a person does not want as champion. */
export async function vetoedStrategies(store: Store, campaign: string): Promise<ReadonlySet<string>> {
  return new Set((await ordersOf(store, campaign)).flatMap(({ order }) => (order.kind === 'veto' ? [order.strategy] : [])));
}

/** Ids of the rules that no proposal may change or drop. */
export async function pinnedRules(store: Store, campaign: string): Promise<ReadonlySet<string>> {
  const pinned = new Set<string>();
  for (const { order } of await ordersOf(store, campaign)) {
    if (order.kind !== 'pin') continue;
    if (order.pinned) pinned.add(order.rule);
    else pinned.delete(order.rule);
  }
  return pinned;
}
