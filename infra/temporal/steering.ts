import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  isGrpcDeadlineError,
  isGrpcCancelledError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { RatchetFailure } from '../../ports/failures.js';
import type { Extension, Ordered, PersonOrder, RollbackPlan, RollbackRecord } from '../../ports/campaign-records.js';
import type { Wanted } from '../../domain/extension.js';
import type { CampaignState } from '../../ports/records.js';
import {
  campaignWorkflowId,
  extendWorkflowId,
  orderUpdate,
  QUEUE,
  rollbackWorkflowId,
  type ExtendWorkflow,
  type RollbackWorkflow,
} from '../../workflows/contract.js';
import { openCampaignRuns } from './campaign-runs.js';
import { activityFailure, callFailure } from './failures.js';
import { noCampaign } from '../../campaigns/nothing-there.js';
import { planRollback, type RollbackInput } from '../../campaigns/rollbacks.js';
import type { Store } from '../../ports/store.js';
import type { CampaignSteering } from '../../ports/campaign-control.js';

/** Gives orders to campaigns as updates, which they take or refuse, and has them rolled back. */
export class Steering implements CampaignSteering {
  private readonly client: Client;
  private readonly store: Store;

  constructor(client: Client, store: Store) {
    this.client = client;
    this.store = store;
  }

  async order(id: string, ordered: Ordered, because: string): Promise<void> {
    const { branch } = await openCampaign(this.store, id);
    const order: PersonOrder = { id: randomUUID(), branch, because, ...ordered };
    const until = performance.now() + ORDER_PATIENCE_MS;
    for (let round = 1; ; round += 1) {
      try {
        // the protocol takes a moment of the clock, and makes a time of it at once
        return await this.client.withDeadline(Date.now() + until - performance.now(), () =>
          this.client.workflow
            .getHandle(campaignWorkflowId(id))
            .executeUpdate(orderUpdate, { args: [order], updateId: `${order.id}-${round}` }),
        );
      } catch (error) {
        const failure = await this.orderFailure(id, error);
        // a campaign on its way back to a checkpoint refuses for a moment
        if (
          !(error instanceof WorkflowUpdateFailedError && failure instanceof RatchetFailure && failure.kind === 'unavailable') ||
          performance.now() > until
        )
          throw failure;
        await sleep(ORDER_AGAIN_MS);
      }
    }
  }

  async planRollback(id: string, to: string, because: string): Promise<RollbackPlan> {
    await storedCampaign(this.store, id);
    return planRollback({ store: this.store, runs: openCampaignRuns(this.client) }, wish(id, to, because));
  }

  async rollback(id: string, to: string, because: string): Promise<RollbackRecord> {
    await storedCampaign(this.store, id);
    try {
      return await this.client.workflow.execute<RollbackWorkflow>('rollback', {
        workflowId: rollbackWorkflowId(id),
        taskQueue: QUEUE.orchestrate,
        args: [wish(id, to, because)],
      });
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError)
        throw new RatchetFailure(
          'conflict',
          `campaign ${id} is being rolled back already; \`ratchet campaign show ${id}\` says where it stands`,
          { cause: error },
        );
      if (error instanceof WorkflowFailedError) throw activityFailure(error);
      throw callFailure('Temporal did not take the rollback', error);
    }
  }

  async extend(id: string, wanted: Wanted, because: string): Promise<Extension> {
    await storedCampaign(this.store, id);
    try {
      return await this.client.workflow.execute<ExtendWorkflow>('extend', {
        workflowId: extendWorkflowId(id),
        taskQueue: QUEUE.orchestrate,
        args: [{ id: randomUUID(), campaign: id, wanted, because }],
      });
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError)
        throw new RatchetFailure(
          'conflict',
          `campaign ${id} is being extended already; \`ratchet campaign show ${id}\` says where it stands`,
          { cause: error },
        );
      if (error instanceof WorkflowFailedError) throw activityFailure(error);
      throw callFailure('Temporal did not take the extension', error);
    }
  }

  private async orderFailure(id: string, error: unknown): Promise<unknown> {
    if (error instanceof WorkflowUpdateFailedError) return activityFailure(error);
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error) || isGrpcCancelledError(error))
      return new RatchetFailure(
        'unavailable',
        `campaign ${id} did not take the order in ${ORDER_PATIENCE_MS / 1_000} s: does a worker run? \`ratchet status\` says so`,
        { cause: error },
      );
    if (error instanceof WorkflowNotFoundError)
      return new RatchetFailure(
        'missing-record',
        `campaign ${id} is stored, but Temporal has no running workflow of it: \`ratchet campaign resume ${id}\` starts it`,
        { cause: error },
      );
    return callFailure('Temporal did not take the order', error);
  }
}

/** A campaign that is known, whatever became of it. */
export async function storedCampaign(store: Store, id: string): Promise<CampaignState> {
  const state = await store.campaigns.get(id);
  if (state !== null) return state;
  throw new RatchetFailure('missing-record', await noCampaign(store, id));
}

/** A campaign that has not ended. */
export async function openCampaign(store: Store, id: string): Promise<CampaignState> {
  const state = await storedCampaign(store, id);
  if (state.status !== 'running' && state.status !== 'paused')
    throw new RatchetFailure(
      'conflict',
      `campaign ${id} has ended (${state.status}): it takes no more orders${state.status === 'done' ? `; \`ratchet campaign extend ${id} --cycles +5\` has it go on` : ''}`,
    );
  return state;
}

function wish(campaign: string, to: string, because: string): RollbackInput {
  return { id: randomUUID(), campaign, by: 'person', to, because };
}

const ORDER_PATIENCE_MS = 20_000;
const ORDER_AGAIN_MS = 500;
