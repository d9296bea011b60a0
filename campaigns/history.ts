import { feedbackOf } from './feedback.js';
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
    ...checkpoints.map(({ at, by, branch, cycle, strategy, because, gaveUp }) => ({
      at,
      kind: 'champion' as const,
      what: `champion by ${by}`,
      branch,
      cycle,
      strategy,
      because: `${because}${gaveUp === undefined ? '' : ` (cycle ${cycleNumber(gaveUp)}, which had been cut, is given up)`}`,
    })),
    ...rollbacks.map(({ at, by, branch, to, because }) => ({
      at,
      kind: 'rollback' as const,
      what: `rollback by ${by}`,
      branch,
      cycle: to.cycle,
      strategy: to.strategy,
      because,
    })),
    ...incidents.map(({ at, decision, branch, cycle, strategy, because, suspects }) => ({
      at,
      kind: 'incident' as const,
      what: `incident: ${decision}`,
      branch,
      cycle,
      strategy,
      because: `${because}; points to ${suspects.map(({ cause }) => cause).join(', ')}`,
    })),
    ...orders.map(({ at, order, strategy }) => ({
      at,
      kind: 'order' as const,
      what: `order: ${order.kind}`,
      branch: order.branch,
      cycle: null,
      strategy,
      because:
        order.kind === 'feedback'
          ? `${order.because}${fateOf(feedback.find((each) => each.at === at && each.text === order.because))}`
          : order.because,
    })),
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

function fateOf(told: ToldFeedback | undefined): string {
  if (told === undefined) return '';
  return told.cycle === null
    ? ` (not read: ${told.because})`
    : ` (read in cycle ${cycleNumber(told.cycle)}: ${told.strategy === null ? told.because : `${told.strategy} ${told.fate}`})`;
}
