import { RatchetFailure } from '../../activities/failures.js';

/** An outage of the server as the failure that everybody understands. */
export async function translateTemporalErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new RatchetFailure('unavailable', `${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
