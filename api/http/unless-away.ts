import { RatchetFailure } from '../../ports/failures.js';

/** What is read behind an order that took effect; `otherwise` where the store is away by then, which takes nothing back. */
export async function unlessAway<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'unavailable') return otherwise;
    throw error;
  }
}
