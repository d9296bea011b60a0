import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, ServiceError } from '@temporalio/client';
import { RatchetFailure } from '../../activities/failures.js';
import { QUEUE, solveQuery, type SolveInput, type SolveView, type SolveWorkflow } from '../../workflows/contract.js';
import { activityFailure, translateTemporalErrors } from './failures.js';
import type { TemporalAddress } from './open-campaign-control.js';

const POLL_MS = 500;
const POLL_PATIENCE_MS = 2_000;

/** Runs episodes to their end as a workflow of their own, or joins the one that runs under this id, and shows how far it is. An aborted signal cancels it and waits until nothing of it runs. */
export async function runSolve(temporal: TemporalAddress, id: string, input: SolveInput, onProgress: (view: SolveView) => void, signal: AbortSignal): Promise<SolveView> {
  const connection = await translateTemporalErrors(`no Temporal server answers at ${temporal.address}`, () => Connection.connect({ address: temporal.address }));
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    const handle = await client.workflow.start<SolveWorkflow>('solve', { workflowId: id, workflowIdConflictPolicy: 'USE_EXISTING', taskQueue: QUEUE.orchestrate, args: [input] });
    const cancel = (): void => {
      handle.cancel().catch((error: unknown) => process.emitWarning(`the solve could not be cancelled: ${String(error)}`));
    };
    signal.addEventListener('abort', cancel, { once: true });
    const ended = new AbortController();
    const polling = pollProgress(() => connection.withDeadline(Date.now() + POLL_PATIENCE_MS, () => handle.query(solveQuery)), onProgress, ended.signal);
    try {
      return await handle.result();
    } catch (error) {
      if (error instanceof ServiceError) throw new RatchetFailure('unavailable', `the stack does not answer any more (${error.message}): its owner may have ended`, { cause: error });
      throw activityFailure(error);
    } finally {
      ended.abort();
      signal.removeEventListener('abort', cancel);
      await polling;
    }
  } finally {
    await connection.close();
  }
}

/** Until the signal; a query fails while no worker has taken the workflow yet, and there is no progress to show then. */
async function pollProgress(ask: () => Promise<SolveView>, onProgress: (view: SolveView) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const view = await ask().catch(() => null);
    if (view !== null) onProgress(view);
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
