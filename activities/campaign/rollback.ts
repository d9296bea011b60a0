import { viewAt } from '../../domain/view.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { BranchRecord, CampaignCarried, CheckpointRecord, RollbackPlan, RollbackRecord } from '../../ports/campaign-records.js';
import { allOf } from '../listed.js';
import { isVetoed } from './take-order.js';
import type { CampaignRuns, Store } from '../ports.js';
import { campaignState, checkpointList } from './progress.js';
import { strategyList } from '../../ports/lists.js';
import type { CampaignState } from '../../ports/records.js';
import { afterCycle, cycleNumber } from '../../domain/cycles.js';

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

export function rollbackList(campaign: string): string {
  return `rollbacks:${campaign}`;
}

export function branchId(campaign: string, branch: number): string {
  return `${campaign}/b${branch}`;
}

/** Decides what a rollback would do, and touches nothing. Throws `bad-request` for a version that cannot be gone back to. */
export async function planRollback({ store, runs }: RollbackPorts, input: RollbackInput): Promise<RollbackPlan> {
  const { id, campaign, by, because } = input;
  const state = await campaignState(store, campaign);
  const checkpoints = await checkpointsOf(store, campaign);
  const chain = [...(await ancestorsOf(store, state)), { branch: state.branch, upToCycle: Number.MAX_SAFE_INTEGER }];
  const target = await chosen(store, input, checkpoints, chain);
  if (by === 'trust-region') await refuseEndless(store, campaign, target.id);
  const { branch, cycle, strategy } = target.record;
  const later = checkpoints.filter(({ record }) => record.branch === state.branch && (record.branch !== branch || record.cycle > cycle) && record.strategy !== strategy);
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
async function chosen(store: Store, { campaign, to }: RollbackInput, checkpoints: readonly Confirmed[], chain: CampaignCarried['ancestors']): Promise<Confirmed> {
  if (await isVetoed({ store }, { campaign, strategy: to })) throw new RatchetFailure('bad-request', `to: strategy ${to} was vetoed in campaign ${campaign}`);
  const found = checkpoints.filter(({ record }) => record.strategy === to);
  const onChain = found.filter(({ record }) => chain.some(({ branch, upToCycle }) => branch === record.branch && record.cycle <= upToCycle + 1));
  const target = onChain.at(-1) ?? found.at(-1);
  if (target !== undefined) return target;
  const known = await store.list(strategyList(campaign));
  const confirmed = [...new Set(checkpoints.map(({ record }) => record.strategy))];
  const why = known.includes(to) ? `strategy ${to} was never confirmed as champion` : `there is no strategy ${JSON.stringify(to)}`;
  throw new RatchetFailure('bad-request', `to: ${why} in campaign ${campaign}; it can go back to ${confirmed.join(', ')}`);
}

/** A checkpoint that does not hold is for a person to look at: going back to it for ever would only spend. */
async function refuseEndless(store: Store, campaign: string, checkpoint: string): Promise<void> {
  const before = (await rollbacksOf(store, campaign)).filter(({ by, to }) => by === 'trust-region' && to.checkpoint === checkpoint);
  if (before.length >= MOST_BY_ITSELF) throw new RatchetFailure('bad-request', `the campaign went back to ${checkpoint} ${before.length} times by itself, and fell again each time`);
}

const MOST_BY_ITSELF = 3;

export async function holdCampaign({ runs }: RollbackPorts, { id, campaign, from, to, because }: RollbackPlan, signal: AbortSignal): Promise<void> {
  await runs.hold(campaign, { id, from: from.branch, to: to.strategy, why: because }, signal);
}

/** Gives the branch that begins at the checkpoint its number, once, and writes down what it takes over. */
export async function openBranch({ store }: RollbackPorts, plan: RollbackPlan): Promise<number> {
  const { campaign, to } = plan;
  const before = await campaignState(store, campaign);
  const branch = await store.campaigns.count(campaign, 'branch', `rollback:${plan.id}`);
  const { carried } = await checkpointOf(store, to.checkpoint);
  await store.keep('branches', branchId(campaign, branch), {
    campaign,
    branch,
    rollback: plan.id,
    checkpoint: to.checkpoint,
    ancestors: viewAt(carried),
    lesson: lessonOf(plan),
    paused: before.status === 'paused' ? before.because : null,
  });
  await store.campaigns.update(campaign, { champion: to.strategy, cycle: to.cycle, ...(before.status === 'paused' ? {} : { status: 'running', because: '' }) });
  return branch;
}

/** Replays the history up to the checkpoint, or starts afresh from what the checkpoint kept. */
export async function rewind({ store, runs }: RollbackPorts, { id, campaign, because, to, point }: RollbackPlan): Promise<Pick<RollbackRecord, 'how' | 'runId'>> {
  const reset = point === null ? null : await runs.reset(campaign, point, { id, because });
  if (reset !== null) return { how: 'reset', runId: reset };
  const [{ config }, { carried }] = await Promise.all([campaignState(store, campaign), checkpointOf(store, to.checkpoint)]);
  return { how: 'restart', runId: await runs.restart(id, campaign, config, carried) };
}

export async function recordRollback({ store }: RollbackPorts, record: Omit<RollbackRecord, 'at'>): Promise<RollbackRecord> {
  const id = branchId(record.campaign, record.branch);
  const kept = await store.keep('rollbacks', id, { ...record, at: new Date().toISOString() });
  await store.append(rollbackList(record.campaign), id);
  return kept;
}

/** What the rollbacks of a campaign were, in order: the next proposals must not walk the same path again. */
export async function rollbacksOf(store: Store, campaign: string): Promise<readonly RollbackRecord[]> {
  return allOf(store, 'rollbacks', rollbackList(campaign));
}

async function checkpointsOf(store: Store, campaign: string): Promise<readonly Confirmed[]> {
  const ids = await store.list(checkpointList(campaign));
  return Promise.all(ids.map(async (id) => ({ id, record: await checkpointOf(store, id) })));
}

async function checkpointOf(store: Store, id: string): Promise<CheckpointRecord> {
  const found = await store.find('checkpoints', id);
  if (found === null) throw new RatchetFailure('missing-record', `checkpoint ${id} is not in the store`);
  return found;
}

async function ancestorsOf(store: Store, { id, branch }: CampaignState): Promise<BranchRecord['ancestors']> {
  return (await store.find('branches', branchId(id, branch)))?.ancestors ?? [];
}

function lessonOf({ from, to, abandoned, because }: RollbackPlan): string {
  const left = abandoned.length === 0 ? 'what was remembered since' : `the strategies ${abandoned.join(', ')} and what was remembered since`;
  return `The campaign went back from cycle ${cycleNumber(from.cycle)} to strategy ${to.strategy}, as it stood ${afterCycle(to.cycle)}, because ${because}. Given up: ${left}. Do not go the same way again.`;
}
