import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import { isProgrammingError } from '../../ports/failures.js';
import { outage } from './failures.js';

type RetryOptions = ReturnType<typeof defaultGrpcRetryOptions>;

/**
 * What the client tries again, it tries by timers that nobody can stop, and a try on a connection that was closed meanwhile ends the
 * process: so nothing is tried again once it is to be closed, and it is closed behind the last try.
 */
export class Retries implements RetryOptions {
  readonly #usual = defaultGrpcRetryOptions();
  #isOver = false;
  #lastAt = 0;

  readonly retryableDecider: RetryOptions['retryableDecider'] = (attempt, status) =>
    !this.#isOver && this.#usual.retryableDecider(attempt, status);

  readonly delayFunction: RetryOptions['delayFunction'] = (attempt, status) => {
    const delayMs = this.#usual.delayFunction(attempt, status);
    this.#lastAt = Math.max(this.#lastAt, performance.now() + delayMs);
    return delayMs;
  };

  /** Some seconds at most. */
  async end(): Promise<void> {
    this.#isOver = true;
    const waitMs = this.#lastAt - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs + TIMER_MS));
  }
}

/** A timer that was set at the same moment is heard by then. */
const TIMER_MS = 20;

/** Throws RatchetFailure('unavailable') where nobody answers: a connection that could not be made is told by errors without a class. */
export async function connectTemporal(address: string): Promise<Connection> {
  const retries = new Retries();
  try {
    const connection = await Connection.connect({ address, interceptors: [makeGrpcRetryInterceptor(retries)] });
    const close = connection.close.bind(connection);
    return Object.assign(connection, { close: () => retries.end().then(close) });
  } catch (error) {
    throw isProgrammingError(error) ? error : outage(`no Temporal server answers at ${address}`, error);
  }
}
