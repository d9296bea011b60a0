import type { RollbackPlan, CheckpointRecord, RollbackRecord } from '../ports/campaign-records.js';
import { campaignState } from './state.js';
import { vetoedStrategies } from './orders.js';
import { RatchetFailure } from '../ports/failures.js';
import { strategyList, allOf, rollbackList, checkpointList } from '../ports/lists.js';
import { branchId } from '../domain/address.js';
import { isWithin, type View } from '../domain/view.js';
import type { Store } from '../ports/store.js';
import { noStrategy } from './nothing-there.js';
import type { CampaignRuns } from '../ports/campaign-runs.js';

export interface RollbackPorts {
  readonly store: Store;
  readonly runs: CampaignRuns;
}

export interface RollbackInput {
  readonly id: string;
  readonly campaign: string;
  readonly by: RollbackPlan['by'];
  /** the strategy to go back to */
  readonly to: string;
  readonly because: string;
}

/** Decides what a rollback would do, and touches nothing. Throws `bad-request` for a version that cannot be gone back to. */
export async function planRollback({ store, runs }: RollbackPorts, input: RollbackInput): Promise<RollbackPlan> {
  const { id, campaign, by, because } = input;
  const state = await campaignState(store, campaign);
  const checkpoints = await checkpointsOf(store, campaign);
  const chain = [...(await ancestorsOf(store, campaign, state.branch)), { branch: state.branch, upToCycle: Number.MAX_SAFE_INTEGER }];
  const target = await chosen(store, input, checkpoints, chain);
  if (by === 'trust-region') await refuseEndless(store, campaign, target.id);
  const { branch, cycle, strategy } = target.record;
  const later = checkpoints.filter(
    ({ record }) => record.branch === state.branch && (record.branch !== branch || record.cycle > cycle) && record.strategy !== strategy,
  );
  return {
    id,
    campaign,
    by,
    because,
    from: { branch: state.branch, cycle: state.cycle, strategy: state.champion },
    to: { checkpoint: target.id, branch, cycle, strategy },
    abandoned: [...new Set(later.map(({ record }) => record.strategy))],
    point: await runs.resetPoint(target.record),
  };
}

interface Confirmed {
  readonly id: string;
  readonly record: CheckpointRecord;
}

/** The latest checkpoint of the version, of those that this branch comes from where it has one. */
async function chosen(store: Store, { campaign, to }: RollbackInput, checkpoints: readonly Confirmed[], chain: View): Promise<Confirmed> {
  if ((await vetoedStrategies(store, campaign)).has(to))
    throw new RatchetFailure('bad-request', `to: strategy ${to} was vetoed in campaign ${campaign}`);
  const found = checkpoints.filter(({ record }) => record.strategy === to);
  const onChain = found.filter(({ record }) => isWithin(chain, campaign, record));
  const target = onChain.at(-1) ?? found.at(-1);
  if (target !== undefined) return target;
  const known = await store.list(strategyList(campaign));
  const confirmed = [...new Set(checkpoints.map(({ record }) => record.strategy))];
  const why = known.includes(to)
    ? `strategy ${to} was never confirmed as champion in campaign ${campaign}`
    : await noStrategy(store, to, campaign);
  throw new RatchetFailure('bad-request', `to: ${why}; it can go back to ${confirmed.join(', ')}`);
}

/** A checkpoint that does not hold is for a person to look at: going back to it for ever would only spend. */
async function refuseEndless(store: Store, campaign: string, checkpoint: string): Promise<void> {
  const before = (await rollbacksOf(store, campaign)).filter(({ by, to }) => by === 'trust-region' && to.checkpoint === checkpoint);
  if (before.length >= MOST_BY_ITSELF)
    throw new RatchetFailure(
      'bad-request',
      `the campaign went back to ${checkpoint} ${before.length} times by itself, and fell again each time`,
    );
}

const MOST_BY_ITSELF = 3;

/** What the rollbacks of a campaign were, in order: the next proposals must not walk the same path again. */
export async function rollbacksOf(store: Store, campaign: string): Promise<readonly RollbackRecord[]> {
  return allOf(store, 'rollbacks', rollbackList(campaign));
}

async function checkpointsOf(store: Store, campaign: string): Promise<readonly Confirmed[]> {
  const ids = await store.list(checkpointList(campaign));
  return Promise.all(ids.map(async (id) => ({ id, record: await checkpointOf(store, id) })));
}

export async function checkpointOf(store: Store, id: string): Promise<CheckpointRecord> {
  const found = await store.find('checkpoints', id);
  if (found === null) throw new RatchetFailure('missing-record', `checkpoint ${id} is not in the store`);
  return found;
}

/** What a branch took over of earlier ones. */
export async function ancestorsOf(store: Store, campaign: string, branch: number): Promise<View> {
  return (await store.find('branches', branchId(campaign, branch)))?.ancestors ?? [];
}
