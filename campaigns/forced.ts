import type { ToldForce } from '../ports/report-records.js';
import { allOf, checkpointList } from '../ports/lists.js';
import { ordersOf } from './orders.js';
import type { Store } from '../ports/store.js';

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

/** What a person decided is no evidence, and must not look like it. */
export function forcedNote(forced: readonly ToldForce[]): string[] {
  const came = forced.filter(({ cycle }) => cycle !== null);
  return came.length === 0
    ? []
    : [
        `By force of a person, without a race: ${[...new Set(came.map(({ strategy }) => strategy))].join(', ')} became champion. What the gate guarantees does not hold for that.`,
      ];
}
