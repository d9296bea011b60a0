import { once } from 'node:events';
import { RatchetFailure } from './failures.js';

/**
 * What the work comes to, or RatchetFailure('unavailable') once the signal is aborted. Temporal's client does not do: it looks at a
 * signal while a try is under way, so that an abort between two tries, as in an outage, is missed for good.
 */
export async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const interruption = async (): Promise<never> => {
    if (!signal.aborted) await once(signal, 'abort', { signal: over.signal });
    throw new Error('interrupted');
  };
  try {
    return await Promise.race([interruption(), work()]);
  } catch (error) {
    // a call that heard of it says so in words of its own
    if (signal.aborted) throw new RatchetFailure('unavailable', 'waiting was interrupted; the campaign goes on', { cause: error });
    throw error;
  } finally {
    over.abort();
  }
}
