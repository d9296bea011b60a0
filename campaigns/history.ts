import { feedbackOf } from './feedback.js';
import type { CheckpointRecord, IncidentRecord, OrderRecord, RollbackRecord } from '../ports/campaign-records.js';
import type { ToldFeedback } from '../ports/report-records.js';
import { cycleNumber } from '../domain/cycles.js';
import { count } from '../domain/figures.js';
import { checkpointList } from '../ports/lists.js';
import { campaignState } from './state.js';
import { ordersOf } from './orders.js';
import { rollbacksOf } from './rollbacks.js';
import { incidentsOf } from './incidents.js';
import type { Store } from '../ports/store.js';

/** One thing that happened to a campaign. */
export interface HistoryLine {
  /** ISO 8601 */
  readonly at: string;
  readonly kind: 'champion' | 'rollback' | 'incident' | 'order' | 'extension';
  readonly what: string;
  readonly branch: number;
  /** of an incident the cycle, from 0; of anything else how many had ended */
  readonly cycle: number | null;
  readonly strategy: string | null;
  readonly because: string;
}

/** What a campaign's champions, rollbacks, incidents and orders were, in the order of time. */
export async function campaignHistory(store: Store, campaign: string): Promise<readonly HistoryLine[]> {
  const [ids, rollbacks, incidents, orders, feedback, { extensions = [] }] = await Promise.all([
    store.list(checkpointList(campaign)),
    rollbacksOf(store, campaign),
    incidentsOf(store, campaign),
    ordersOf(store, campaign),
    feedbackOf(store, campaign),
    campaignState(store, campaign),
  ]);
  const checkpoints = (await Promise.all(ids.map((id) => store.find('checkpoints', id)))).filter((each) => each !== null);
  const lines: HistoryLine[] = [
    ...checkpoints.map(championLine),
    ...rollbacks.map(rollbackLine),
    ...incidents.map(incidentLine),
    ...orders.map((each) => {
      const { at, order } = each;
      const line = orderLine(each);
      return order.kind === 'feedback'
        ? { ...line, because: `${line.because}${fateOf(feedback.find((told) => told.at === at && told.text === order.because))}` }
        : line;
    }),
    ...extensions.map(({ at, number, from, cycles, because }) => ({
      at,
      kind: 'extension' as const,
      what: `extension ${number}`,
      branch: 0,
      cycle: from.cycles,
      strategy: null,
      because: `${because}; up to ${count(cycles, 'cycle')}`,
    })),
  ];
  return lines.toSorted((one, other) => one.at.localeCompare(other.at));
}

export function championLine({ at, by, branch, cycle, strategy, because, gaveUp }: CheckpointRecord): HistoryLine {
  const cut = gaveUp === undefined ? '' : ` (cycle ${cycleNumber(gaveUp)}, which had been cut, is given up)`;
  return { at, kind: 'champion', what: `champion by ${by}`, branch, cycle, strategy, because: `${because}${cut}` };
}

export function rollbackLine({ at, by, branch, to, because }: RollbackRecord): HistoryLine {
  return { at, kind: 'rollback', what: `rollback by ${by}`, branch, cycle: to.cycle, strategy: to.strategy, because };
}

export function incidentLine({ at, decision, branch, cycle, strategy, because, suspects }: IncidentRecord): HistoryLine {
  const causes = suspects.map(({ cause }) => cause).join(', ');
  return { at, kind: 'incident', what: `incident: ${decision}`, branch, cycle, strategy, because: `${because}; points to ${causes}` };
}

export function orderLine({ at, order, strategy }: OrderRecord): HistoryLine {
  return { at, kind: 'order', what: `order: ${order.kind}`, branch: order.branch, cycle: null, strategy, because: order.because };
}

function fateOf(told: ToldFeedback | undefined): string {
  if (told === undefined) return '';
  return told.cycle === null
    ? ` (not read: ${told.because})`
    : ` (read in cycle ${cycleNumber(told.cycle)}: ${told.strategy === null ? told.because : `${told.strategy} ${told.fate}`})`;
}
