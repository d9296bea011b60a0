import { once } from 'node:events';
import { RatchetFailure } from '../../ports/failures.js';

/**
 * What the work comes to, or RatchetFailure('unavailable') once the signal is aborted. Temporal's client does not do: it looks at a
 * signal while a try is under way, so that an abort between two tries, as in an outage, is missed for good.
 */
export async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const interruption = async (): Promise<never> => {
    if (!signal.aborted) await once(signal, 'abort', { signal: over.signal });
    throw new RatchetFailure('unavailable', 'waiting was interrupted; the campaign goes on');
  };
  try {
    return await Promise.race([interruption(), work()]);
  } finally {
    over.abort();
  }
}
