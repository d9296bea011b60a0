import { incidentsOf } from './incident.js';
import { ordersOf } from './orders.js';
import type { Store } from './ports.js';
import { checkpointList } from './progress.js';
import { rollbacksOf } from './rollback.js';

/** One thing that happened to a campaign. */
export interface HistoryLine {
  /** ISO 8601 */
  readonly at: string;
  readonly what: string;
  readonly branch: number;
  readonly cycle: number | null;
  readonly strategy: string | null;
  readonly because: string;
}

/** What a campaign's champions, rollbacks, incidents and orders were, in the order of time. */
export async function campaignHistory(store: Store, campaign: string): Promise<readonly HistoryLine[]> {
  const [ids, rollbacks, incidents, orders] = await Promise.all([store.list(checkpointList(campaign)), rollbacksOf(store, campaign), incidentsOf(store, campaign), ordersOf(store, campaign)]);
  const checkpoints = (await Promise.all(ids.map((id) => store.find('checkpoints', id)))).filter((each) => each !== null);
  const lines: HistoryLine[] = [
    ...checkpoints.map(({ at, by, branch, cycle, strategy, because }) => ({ at, what: `champion by ${by}`, branch, cycle, strategy, because })),
    ...rollbacks.map(({ at, by, branch, to, because }) => ({ at, what: `rollback by ${by}`, branch, cycle: to.cycle, strategy: to.strategy, because })),
    ...incidents.map(({ at, decision, branch, cycle, strategy, because, suspects }) => ({ at, what: `incident: ${decision}`, branch, cycle, strategy, because: `${because}; points to ${suspects.map(({ cause }) => cause).join(', ')}` })),
    ...orders.map(({ at, order, strategy }) => ({ at, what: `order: ${order.kind}`, branch: order.branch, cycle: null, strategy, because: order.because })),
  ];
  return lines.toSorted((one, other) => one.at.localeCompare(other.at));
}
