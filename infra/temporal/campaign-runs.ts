import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowExecutionDescription, WorkflowHandle } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { CampaignCarried, CheckpointRecord, ResetPoint } from '../../ports/campaign-records.js';
import type { CampaignConfig } from '../../ports/records.js';
import {
  campaignQuery,
  campaignWorkflowId,
  QUEUE,
  rollbackWorkflowId,
  rolledBackSignal,
  type CampaignInput,
  type CampaignWorkflow,
} from '../../workflows/contract.js';
import { callFailure, isGone, translateTemporalErrors } from './failures.js';
import { queryInTime } from './query.js';
import { findResetPoint } from './reset-point.js';
import type { CampaignRuns, RolledBack } from '../../ports/campaign-runs.js';

/** The runs of campaigns as Temporal has them. */
export function openCampaignRuns(client: Client): CampaignRuns {
  return new TemporalCampaignRuns(client);
}

class TemporalCampaignRuns implements CampaignRuns {
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async resetPoint({ workflowId, runId, activityId }: CheckpointRecord): Promise<ResetPoint | null> {
    return this.ask('the history of a checkpoint', async () => {
      const base = await this.client.workflow.getHandle(workflowId, runId).describe();
      const eventId = await findResetPoint(this.client, { workflowId, runId, activityId });
      return { runId, eventId, resetRunId: base.raw.workflowExtendedInfo?.resetRunId || null };
    });
  }

  async hold(campaign: string, order: RolledBack, signal: AbortSignal): Promise<void> {
    const told = await this.ask('the order to stand still', async () => {
      await this.handle(campaign).signal(rolledBackSignal, order);
      return true;
    });
    // Ended, or gone: nothing of it runs.
    if (told === null) return;
    const obeyed = await this.until(OBEYS_WITHIN_MS, signal, () => this.standsStill(campaign));
    if (obeyed) return;
    await this.stopChildren(campaign, (child) => child.cancel());
    if (await this.until(CANCELLED_WITHIN_MS, signal, async () => (await this.children(campaign)).length === 0)) return;
    await this.stopChildren(campaign, (child) => child.terminate(`the branch is left: ${order.why}`));
  }

  async reset(
    campaign: string,
    point: ResetPoint,
    { id, because }: { readonly id: string; readonly because: string },
  ): Promise<string | null> {
    const workflowId = campaignWorkflowId(campaign);
    return this.ask('the reset', async () => {
      // A reset that was carried out before its answer got lost must not be carried out twice.
      const before = await this.client.workflow.getHandle(workflowId, point.runId).describe();
      const done = before.raw.workflowExtendedInfo?.resetRunId || null;
      if (done !== null && done !== point.resetRunId) return done;
      const { runId } = await this.client.workflowService.resetWorkflowExecution({
        namespace: this.client.options.namespace,
        workflowExecution: { workflowId, runId: point.runId },
        workflowTaskFinishEventId: asLong(point.eventId) ?? null,
        reason: `rollback ${id}: ${because}`,
        requestId: id,
      });
      return runId;
    });
  }

  async restart(id: string, campaign: string, config: CampaignConfig, carried: CampaignCarried): Promise<string> {
    const workflowId = campaignWorkflowId(campaign);
    const running = await this.ask('the state of a campaign', () => this.handle(campaign).describe());
    if (running !== null && running.memo?.['rollback'] === id) return running.runId;
    const input: CampaignInput = { campaign, config, carried };
    const started = await translateTemporalErrors(`campaign ${campaign} could not be started afresh`, () =>
      this.client.workflow.start<CampaignWorkflow>('campaign', {
        workflowId,
        taskQueue: QUEUE.orchestrate,
        args: [input],
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        memo: { rollback: id },
      }),
    );
    return started.firstExecutionRunId;
  }

  async running(campaign: string): Promise<boolean> {
    return (await this.ask('the state of a campaign', () => this.handle(campaign).describe()))?.status.name === 'RUNNING';
  }

  /** Between two turns, with no child left but the rollback that it asked for itself; a run that has ended stands still too. */
  private async standsStill(campaign: string): Promise<boolean> {
    const run = await this.ask('the state of a campaign', () => this.handle(campaign).describe());
    if (run === null || run.status.name !== 'RUNNING') return true;
    if (childrenOf(run, campaign).length > 0) return false;
    if (run.raw.pendingChildren?.some(({ workflowId }) => workflowId === rollbackWorkflowId(campaign)) === true) return true;
    return (await queryInTime(this.client, () => this.handle(campaign).query(campaignQuery)))?.phase === 'rolling-back';
  }

  private async children(campaign: string): Promise<readonly string[]> {
    const run = await this.ask('the state of a campaign', () => this.handle(campaign).describe());
    return run === null ? [] : childrenOf(run, campaign);
  }

  private async stopChildren(campaign: string, stop: (child: WorkflowHandle) => Promise<unknown>): Promise<void> {
    for (const id of await this.children(campaign)) await this.ask(`the end of ${id}`, () => stop(this.client.workflow.getHandle(id)));
  }

  private async until(withinMs: number, signal: AbortSignal, holds: () => Promise<boolean>): Promise<boolean> {
    for (const end = performance.now() + withinMs; performance.now() < end;) {
      if (await holds()) return true;
      await sleep(POLL_MS, undefined, { signal });
    }
    return false;
  }

  private handle(campaign: string): WorkflowHandle<CampaignWorkflow> {
    return this.client.workflow.getHandle<CampaignWorkflow>(campaignWorkflowId(campaign));
  }

  /** Null for what is not there, or no longer. */
  private async ask<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (isGone(error)) return null;
      throw callFailure(`Temporal did not answer (${what})`, error);
    }
  }
}

/** A rollback that the campaign asked for is a child of its own, and is not to end itself. */
function childrenOf(run: WorkflowExecutionDescription, campaign: string): readonly string[] {
  return (run.raw.pendingChildren ?? [])
    .map(({ workflowId }) => workflowId ?? '')
    .filter((id) => id !== '' && id !== rollbackWorkflowId(campaign));
}

/** The protocol's 64-bit integer, as the client makes it of a whole number of seconds. */
function asLong(value: number): ReturnType<typeof msToTs>['seconds'] {
  return msToTs(value * 1_000).seconds;
}

const POLL_MS = 100;
/** A turn that is cut waits until its boxes are gone. */
const OBEYS_WITHIN_MS = 60_000;
const CANCELLED_WITHIN_MS = 30_000;
