import { RatchetFailure } from './failures.js';

/**
 * What the work comes to, or RatchetFailure('unavailable') once the signal is aborted. Temporal's client does not do: it looks at a
 * signal while a try is under way, so that an abort between two tries, as in an outage, is missed for good.
 */
export async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const interruption = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new Error('interrupted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { signal: over.signal });
  });
  try {
    return await Promise.race([interruption, work()]);
  } catch (error) {
    // a call that heard of it says so in words of its own
    if (signal.aborted) throw new RatchetFailure('unavailable', 'waiting was interrupted; the campaign goes on', { cause: error });
    throw error;
  } finally {
    over.abort();
  }
}
