import type { ExperimentEnd, ExperimentRecord, PlannedCell } from '../../ports/experiment-records.js';
import { nothingNamed } from '../../domain/nothing-named.js';
import { RatchetFailure } from '../../ports/failures.js';
import { EXPERIMENT_LIST } from '../../ports/lists.js';
import type { CampaignState, Spent } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import type { LenientStore } from '../leaving-out.js';

export async function experimentOf(store: Store, id: string): Promise<ExperimentRecord> {
  const found = await store.find('experiments', id);
  if (found !== null) return found;
  const known = await store.list(EXPERIMENT_LIST);
  throw new RatchetFailure('missing-record', nothingNamed('experiment', id, { known, lists: 'ratchet experiment list' }));
}

/** A campaign of an experiment as it stands. */
export interface CellState {
  readonly planned: PlannedCell;
  /** null: not begun */
  readonly state: CampaignState | null;
  readonly spent: Spent;
}

export interface ExperimentState {
  readonly record: ExperimentRecord;
  /** null while it goes on */
  readonly end: ExperimentEnd | null;
  readonly cells: readonly CellState[];
  readonly spent: Spent;
}

/** A campaign of it that cannot be read is left out. */
export async function experimentState(store: LenientStore, id: string): Promise<ExperimentState> {
  const record = await experimentOf(store.whole, id);
  const end = await store.find('experimentEnds', id);
  const found = await Promise.all(
    record.cells.map((planned) => store.tried('campaigns', planned.campaign, () => cellState(store, planned))),
  );
  const cells = found.filter((each) => each !== null);
  return { record, end, cells, spent: cells.map(({ spent }) => spent).reduce(together, NOTHING) };
}

async function cellState(store: Store, planned: PlannedCell): Promise<CellState> {
  const state = await store.campaigns.get(planned.campaign);
  return { planned, state, spent: state === null ? NOTHING : (await store.budget.read(planned.campaign)).spent };
}

const NOTHING: Spent = { modelCalls: 0, tokens: 0, costUsd: 0, sandboxRuns: 0 };

function together(one: Spent, other: Spent): Spent {
  return {
    modelCalls: one.modelCalls + other.modelCalls,
    tokens: one.tokens + other.tokens,
    costUsd: one.costUsd + other.costUsd,
    sandboxRuns: one.sandboxRuns + other.sandboxRuns,
  };
}

/** Of the campaigns: how many have ended, run, wait for a person, and have not begun. */
export function countsOf({ cells }: Pick<ExperimentState, 'cells'>): Readonly<Record<'ended' | 'running' | 'paused' | 'waiting', number>> {
  const of = (...statuses: readonly (string | undefined)[]): number => cells.filter(({ state }) => statuses.includes(state?.status)).length;
  return { ended: of('done', 'stopped'), running: of('running'), paused: of('paused'), waiting: of(undefined) };
}
