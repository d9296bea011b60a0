import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { RatchetFailure } from '../../ports/failures.js';
import { unlessAborted } from '../../ports/unless-aborted.js';
import { callFailure, isGone } from './failures.js';

/** How a run that is interrupted is ended where Temporal does not answer. */
export interface Ending {
  /** asked for once it is interrupted; aborted when nobody wants to wait any longer */
  readonly leave: () => AbortSignal;
  readonly report: (line: string) => void;
}

/** A run that was interrupted, and of which something may run on. */
export class StillRuns extends RatchetFailure {
  constructor(message: string, cause: unknown) {
    super('unavailable', message, { cause });
  }
}

const TRY_MS = 3_000;
const AGAIN_MS = 1_000;
const PATIENCE_MS = 120_000;

/**
 * What a run comes to. Once the signal is aborted it is cancelled, and waited for until nothing of it runs; rejects with StillRuns
 * where that is not to be had.
 */
export async function resultOrCancelled<Result>(
  client: Pick<Client, 'withDeadline'>,
  handle: Pick<WorkflowHandle<() => Promise<Result>>, 'cancel' | 'result'>,
  signal: AbortSignal,
  ending: Ending,
): Promise<Result> {
  try {
    return await unlessAborted(signal, () => handle.result());
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const leave = ending.leave();
  await cancelled(client, handle, leave, ending.report);
  try {
    return await unlessAborted(leave, () => handle.result());
  } catch (error) {
    if (!leave.aborted && !isOutage(error)) throw error;
    throw new StillRuns('it is cancelled, and ends as soon as Temporal and a worker are there', error);
  }
}

/** Tries until it is taken, or nobody wants to wait any longer. */
async function cancelled(
  client: Pick<Client, 'withDeadline'>,
  handle: Pick<WorkflowHandle, 'cancel'>,
  leave: AbortSignal,
  report: Ending['report'],
): Promise<void> {
  const given = AbortSignal.any([leave, AbortSignal.timeout(PATIENCE_MS)]);
  for (let tries = 1; ; tries += 1) {
    try {
      await unlessAborted(given, () => client.withDeadline(Date.now() + TRY_MS, () => handle.cancel()));
      return;
    } catch (error) {
      // it has ended by itself
      if (isGone(error)) return;
      if (given.aborted)
        throw new StillRuns(
          'Temporal does not answer, so it could not be cancelled, and goes on when Temporal is back: run the same command again then, which joins it, and Ctrl-C ends it',
          error,
        );
      if (!isOutage(error)) throw error;
      if (tries === 1)
        report(
          `Temporal does not answer; it is cancelled as soon as it does, which is tried for ${PATIENCE_MS / 60_000} minutes. Ctrl-C again leaves it`,
        );
    }
    await sleep(AGAIN_MS, undefined, { signal: given }).catch(() => undefined);
  }
}

function isOutage(error: unknown): boolean {
  return callFailure('', error) !== error;
}
