import { Client } from '@temporalio/client';
import { RatchetFailure } from '../../ports/failures.js';
import {
  adaptationQuery,
  adaptationWorkflowId,
  QUEUE,
  type AdaptationEnd,
  type AdaptationView,
  type AdaptationWorkflow,
} from '../../workflows/contract.js';
import { connectTemporal } from './connect.js';
import { activityFailure, callFailure, isGone } from './failures.js';
import { queryInTime } from './query.js';
import type { TemporalAddress } from './open-campaign-control.js';

const LOOK_MS = 2_000;

/**
 * Runs an adaptation to its end as a workflow, or joins the one of this name: a job of a host's is never begun twice. An aborted signal
 * leaves it running.
 */
export async function runAdaptation(
  temporal: TemporalAddress,
  input: Parameters<AdaptationWorkflow>[0],
  onProgress: (view: AdaptationView) => void,
): Promise<AdaptationEnd> {
  const connection = await connectTemporal(temporal.address);
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    const handle = await client.workflow.start<AdaptationWorkflow>('adaptation', {
      workflowId: adaptationWorkflowId(input.spec.id),
      workflowIdConflictPolicy: 'USE_EXISTING',
      taskQueue: QUEUE.orchestrate,
      args: [input],
    });
    const look = setInterval(() => {
      queryInTime(client, () => handle.query(adaptationQuery)).then(
        (view) => {
          if (view !== null) onProgress(view);
        },
        // whether it goes on is told by the call that waits for the end
        () => undefined,
      );
    }, LOOK_MS);
    try {
      return await handle.result();
    } catch (error) {
      throw callFailure('the stack does not answer any more, its owner may have ended', activityFailure(error));
    } finally {
      clearInterval(look);
    }
  } finally {
    await connection.close();
  }
}

/** Ends an adaptation, and its job where it runs. */
export async function cancelAdaptation(temporal: TemporalAddress, id: string): Promise<void> {
  const connection = await connectTemporal(temporal.address);
  try {
    await new Client({ connection, namespace: temporal.namespace }).workflow.getHandle(adaptationWorkflowId(id)).cancel();
  } catch (error) {
    throw cancelFailure(id, error);
  } finally {
    await connection.close();
  }
}

/** Why one cannot be cancelled. */
export function cancelFailure(id: string, error: unknown): unknown {
  if (!isGone(error)) return callFailure(`the adaptation ${id} was not cancelled`, error);
  const message = `no adaptation ${JSON.stringify(id)} runs: it has ended, or there was none of that name; \`ratchet adapt list\` shows what came of those that were`;
  return new RatchetFailure('missing-record', message, { cause: error });
}
