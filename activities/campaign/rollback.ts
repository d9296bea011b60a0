import { viewAt } from '../../domain/view.js';
import type { RollbackPlan, RollbackRecord } from '../../ports/campaign-records.js';
import { rollbackList } from '../../ports/lists.js';
import { afterCycle, cycleNumber } from '../../domain/cycles.js';
import { campaignState } from '../../campaigns/state.js';
import { branchId } from '../../domain/address.js';
import { type RollbackPorts, checkpointOf } from '../../campaigns/rollbacks.js';

export async function holdCampaign(
  { runs }: RollbackPorts,
  { id, campaign, from, to, because }: RollbackPlan,
  signal: AbortSignal,
): Promise<void> {
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
  await store.campaigns.update(campaign, {
    champion: to.strategy,
    cycle: to.cycle,
    ...(before.status === 'paused' ? {} : { status: 'running', because: '' }),
  });
  return branch;
}

/** Replays the history up to the checkpoint, or starts afresh from what the checkpoint kept. */
export async function rewind(
  { store, runs }: RollbackPorts,
  { id, campaign, because, to, point }: RollbackPlan,
): Promise<Pick<RollbackRecord, 'how' | 'runId'>> {
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

function lessonOf({ from, to, abandoned, because }: RollbackPlan): string {
  const left =
    abandoned.length === 0 ? 'what was remembered since' : `the strategies ${abandoned.join(', ')} and what was remembered since`;
  return `The campaign went back from cycle ${cycleNumber(from.cycle)} to strategy ${to.strategy}, as it stood ${afterCycle(to.cycle)}, because ${because}. Given up: ${left}. Do not go the same way again.`;
}
