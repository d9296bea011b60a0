import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, ServiceError } from '@temporalio/client';
import { RatchetFailure } from '../../ports/failures.js';
import { waitsOf, type Waiting } from '../../domain/waiting.js';
import { QUEUE, solveQuery, type SolveInput, type SolveView, type SolveWorkflow } from '../../workflows/contract.js';
import { activityFailure, translateTemporalErrors } from './failures.js';
import type { TemporalAddress } from './open-campaign-control.js';
import { retriedSteps } from './waits.js';

const POLL_MS = 500;
const POLL_PATIENCE_MS = 2_000;

/** Runs episodes to their end as a workflow of their own, or joins the one that runs under this id, and shows how far it is. An aborted signal cancels it and waits until nothing of it runs. */
export async function runSolve(
  temporal: TemporalAddress,
  id: string,
  input: SolveInput,
  onProgress: (view: SolveView | null, waits: readonly Waiting[]) => void,
  signal: AbortSignal,
): Promise<SolveView> {
  const connection = await translateTemporalErrors(`no Temporal server answers at ${temporal.address}`, () =>
    Connection.connect({ address: temporal.address }),
  );
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    const handle = await client.workflow.start<SolveWorkflow>('solve', {
      workflowId: id,
      workflowIdConflictPolicy: 'USE_EXISTING',
      taskQueue: QUEUE.orchestrate,
      args: [input],
    });
    const cancel = (): void => {
      handle.cancel().catch((error: unknown) => process.emitWarning(`the solve could not be cancelled: ${String(error)}`));
    };
    signal.addEventListener('abort', cancel, { once: true });
    const ended = new AbortController();
    const inTime = <T>(ask: () => Promise<T>): Promise<T | null> =>
      connection.withDeadline(Date.now() + POLL_PATIENCE_MS, ask).catch(() => null);
    const look = async (): Promise<void> =>
      onProgress(
        await inTime(() => handle.query(solveQuery)),
        waitsOf((await inTime(() => retriedSteps(client, handle.workflowId))) ?? []),
      );
    const polling = pollProgress(look, ended.signal);
    try {
      const view = await handle.result();
      // it may have ended between two looks
      onProgress(view, []);
      return view;
    } catch (error) {
      if (error instanceof ServiceError)
        throw new RatchetFailure('unavailable', `the stack does not answer any more (${error.message}): its owner may have ended`, {
          cause: error,
        });
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

/** Until the signal. A query fails while no worker has taken the workflow yet, and there is no progress to show then. */
async function pollProgress(look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await look();
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
