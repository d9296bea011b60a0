import type { Notice } from '../ports/notices.js';
import type { CampaignProgress } from '../ports/campaign-control.js';
import type { CampaignState } from '../ports/records.js';
import type { Records } from '../ports/record-kinds.js';
import { checkpointList, incidentList, reportList, rollbackList } from '../ports/lists.js';
import type { BudgetReading, Store } from '../ports/store.js';
import { count, usd } from '../domain/figures.js';
import { ENDED } from './told.js';
import { ordersOf } from './orders.js';
import { spentShare } from './totals.js';

/** A notice, but for whose it is; its id is that within the campaign. */
export type Noticed = Omit<Notice, 'campaign'>;

interface Source {
  readonly letter: string;
  readonly list: (campaign: string) => string;
  readonly read: (store: Store, id: string, noticed: string, state: CampaignState) => Promise<Noticed | null>;
}

/** What stands on record, and where. The place of a record in its list is the id of its notice: lists only grow. */
const SOURCES: readonly Source[] = [
  source('champion', checkpointList, 'checkpoints', ({ at, by, strategy, because }) =>
    by === 'race' || by === 'force'
      ? {
          kind: 'promotion',
          at,
          what: `${strategy} is the new champion${by === 'force' ? ', by order of a person' : ''}`,
          because,
          strategy,
        }
      : null,
  ),
  source('rollback', rollbackList, 'rollbacks', ({ at, by, to, because }) => ({
    kind: 'rollback',
    at,
    what: `it went back to ${to.strategy}${by === 'person' ? ', by order of a person' : ''}`,
    because,
    strategy: to.strategy,
  })),
  source('incident', incidentList, 'incidents', ({ at, decision, strategy, because }) => ({
    kind: 'incident',
    at,
    what:
      decision === 'environment' ? 'what runs has fallen, and its surroundings are to blame' : 'what runs has fallen below its checkpoint',
    because,
    strategy,
  })),
  source('end', reportList, 'reports', ({ ended, cycles, first, last }, { updatedAt }) => ({
    kind: 'end',
    at: updatedAt,
    what: `it has ended after ${count(cycles, 'cycle')} (${ENDED[ended]})`,
    because:
      first.strategy === last.strategy
        ? `${last.strategy} is still the champion`
        : `${last.strategy} is the champion; it solved ${last.solved} of ${last.n} sealed tasks, and ${first.strategy} ${first.solved} of ${first.n}`,
    strategy: last.strategy,
  })),
];

function source<K extends keyof Records>(
  name: string,
  list: Source['list'],
  kind: K,
  tell: (record: Records[K], state: CampaignState) => Omit<Noticed, 'id'> | null,
): Source {
  return {
    letter: name,
    list,
    read: async (store, id, noticed, state) => {
      const record = await store.find(kind, id);
      const told = record === null ? null : tell(record, state);
      return told === null ? null : { ...told, id: noticed };
    },
  };
}

export interface FoundOnRecord {
  /** each in its place, whether or not anything is to be said of it */
  readonly ids: readonly string[];
  readonly notices: readonly Noticed[];
}

/** What of the record of a campaign was not noticed yet. */
export async function unnoticedOnRecord(store: Store, state: CampaignState, noticed: ReadonlySet<string>): Promise<FoundOnRecord> {
  const places = await Promise.all(
    SOURCES.map(async ({ letter, list, read }) =>
      (await store.list(list(state.id))).map((record, index) => ({ id: `${letter}-${index + 1}`, record, read })),
    ),
  );
  const fresh = places.flat().filter(({ id }) => !noticed.has(id));
  const notices = await Promise.all(fresh.map(({ id, record, read }) => read(store, record, id, state)));
  return { ids: fresh.map(({ id }) => id), notices: notices.filter((each) => each !== null) };
}

const BUDGET_SHARE = 0.8;

/** Once for each limit: who gives more is told again. */
export function budgetNotice({ updatedAt }: CampaignState, { limits, spent }: Pick<BudgetReading, 'limits' | 'spent'>): Noticed | null {
  const share = spentShare({ limits, spent });
  if (share === null || share < BUDGET_SHARE) return null;
  const calls = limits.modelCalls === null ? [] : [`${spent.modelCalls} of ${count(limits.modelCalls, 'model call')}`];
  const money = limits.costUsd === null ? [] : [`${usd(spent.costUsd)} of ${usd(limits.costUsd)}`];
  return {
    id: `budget-${limits.modelCalls ?? 'any'}-${limits.costUsd ?? 'any'}`,
    kind: 'budget',
    at: updatedAt,
    what: `${Math.floor(100 * share)} % of its budget is spent`,
    because: [...calls, ...money].join(', '),
    strategy: null,
  };
}

/** A pause that nobody ordered: somebody has to mend something. */
export async function pauseNotice(store: Store, { id, status, because, pausedAt, champion }: CampaignState): Promise<Noticed | null> {
  if (status !== 'paused' || pausedAt === undefined) return null;
  const ordered = (await ordersOf(store, id)).findLast(({ order }) => order.kind === 'pause');
  if (ordered?.order.because === because) return null;
  return {
    id: `paused-${pausedAt}`,
    kind: 'incident',
    at: pausedAt,
    what: 'it is paused, and waits for a person',
    because,
    strategy: champion,
  };
}

/** Waits that are longer than the bound, one for each cause. */
export function waitNotices(waits: CampaignProgress['waits'], boundMs: number, nowMs: number): readonly Noticed[] {
  return waits.flatMap(({ kind, said, since, tries }) =>
    since === null || nowMs - Date.parse(since) < boundMs
      ? []
      : [
          {
            id: `waiting-${kind}-${since}`,
            kind: 'incident' as const,
            at: since,
            what: `it waits since ${since} (${kind}), after ${count(tries, 'try', 'tries')}`,
            because: said,
            strategy: null,
          },
        ],
  );
}
