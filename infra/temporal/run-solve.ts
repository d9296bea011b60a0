import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { RatchetFailure } from '../../ports/failures.js';
import { waitsOf, type Waiting } from '../../domain/waiting.js';
import { QUEUE, solveQuery, type SolveInput, type SolveView, type SolveWorkflow } from '../../workflows/contract.js';
import { temporalClient } from './client.js';
import { connectTemporal } from './connect.js';
import { activityFailure, callFailure } from './failures.js';
import { unlessAborted } from '../../ports/unless-aborted.js';
import { type Ending, resultOrCancelled } from './interrupted.js';
import { queryInTime } from './query.js';
import type { TemporalAddress } from './open-campaign-control.js';
import { retriedSteps } from './waits.js';

const POLL_MS = 500;

/**
 * Runs episodes to their end as a workflow of their own, or joins the one that runs under this id, and shows how far it is. An aborted
 * signal cancels it and waits until nothing of it runs; rejects with StillRuns where that is not to be had.
 */
export async function runSolve(
  temporal: TemporalAddress,
  id: string,
  input: SolveInput,
  onProgress: (view: SolveView | null, waits: readonly Waiting[]) => void | Promise<void>,
  signal: AbortSignal,
  ending: Ending,
): Promise<SolveView> {
  const connection = await connectTemporal(temporal.address);
  try {
    const client = temporalClient(connection, temporal.namespace);
    const handle = await client.workflow.start<SolveWorkflow>('solve', {
      workflowId: id,
      workflowIdConflictPolicy: 'USE_EXISTING',
      taskQueue: QUEUE.orchestrate,
      args: [input],
    });
    const ended = new AbortController();
    // in an outage a look takes many times as long as anybody waits for the end
    const inTime = <T>(ask: () => Promise<T>): Promise<T | null> =>
      unlessAborted(ended.signal, () => queryInTime(client, ask)).catch(noneInOutage);
    const look = async (): Promise<void> => {
      const view = await inTime(() => handle.query(solveQuery));
      const waits = waitsOf((await inTime(() => retriedSteps(client, handle.workflowId))) ?? []);
      if (!ended.signal.aborted) await onProgress(view, waits);
    };
    const polling = pollProgress(look, ended.signal);
    const result = resultOrCancelled(client, handle, signal, ending);
    try {
      const view = await Promise.race([result, polling.then(() => result)]);
      // it may have ended between two looks
      await onProgress(view, []);
      return view;
    } catch (error) {
      throw callFailure('the stack does not answer any more, its owner may have ended', activityFailure(error));
    } finally {
      ended.abort();
      await polling;
    }
  } finally {
    const closed = connection.close();
    // a connection closes behind the last try of a call, which nobody who leaves waits for
    await (signal.aborted ? Promise.race([closed, aborted(ending.leave())]) : closed);
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** Whether an outage passes is told by the call that waits for the end. */
function noneInOutage(error: unknown): null {
  if (error instanceof RatchetFailure && error.kind === 'unavailable') return null;
  throw error;
}

/** Until the signal. A query fails while no worker has taken the workflow yet, and there is no progress to show then. */
async function pollProgress(look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await look();
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
