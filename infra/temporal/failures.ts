import { ApplicationFailure } from '@temporalio/common';
import { RatchetFailure } from '../../ports/failures.js';
import { FAILURE_KINDS } from '../../domain/failure.js';

/** An outage of the server as the failure that everybody understands. */
export async function translateTemporalErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new RatchetFailure('unavailable', `${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The failure of an activity that ended a workflow, as it was thrown there; anything else as it is. */
export function activityFailure(error: unknown): unknown {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (!(at instanceof ApplicationFailure)) continue;
    const { type, message } = at;
    const kind = FAILURE_KINDS.find((each) => each === type);
    if (kind !== undefined) return new RatchetFailure(kind, message, { cause: error });
  }
  return error;
}
