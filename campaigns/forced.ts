import { allOf } from '../activities/listed.js';
import { ordersOf } from '../activities/campaign/take-order.js';
import type { Store } from '../activities/ports.js';
import { checkpointList } from '../activities/campaign/progress.js';
import type { ToldForce } from '../ports/report-records.js';

/** Each strategy that a person ordered to be champion without a race, in order, and what came of it. */
export async function forcedOf(store: Store, campaign: string): Promise<readonly ToldForce[]> {
  const orders = (await ordersOf(store, campaign)).flatMap(({ order, at }) => (order.kind === 'promote' ? [{ order, at }] : []));
  if (orders.length === 0) return [];
  const confirmed = (await allOf(store, 'checkpoints', checkpointList(campaign))).filter(({ by }) => by === 'force');
  return orders.map(({ order, at }, index) => {
    const next = orders.slice(index + 1).find((each) => each.order.strategy === order.strategy)?.at;
    const came = confirmed.find((each) => each.strategy === order.strategy && each.at >= at && (next === undefined || each.at < next));
    return { at, strategy: order.strategy, because: order.because, cycle: came?.cycle ?? null, gaveUp: came?.gaveUp ?? null };
  });
}
