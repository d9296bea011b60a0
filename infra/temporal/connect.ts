import { Connection, type ConnectionOptions, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
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

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type CallOptions = Parameters<Interceptor>[0];

const ANSWER_MS = 20_000;
/** What is answered when something has happened; each brings a bound of its own, or is waited for as long as it takes. */
const WAITS = /\/(?:GetWorkflowExecutionHistory|UpdateWorkflowExecution|PollWorkflowExecutionUpdate)$/;

/** The protocol waits for ever for a server that takes calls and answers none, as one that stands still does: each try gets a bound. */
export function inBounds(options: CallOptions): CallOptions {
  return options.deadline === undefined && !WAITS.test(options.method_definition.path)
    ? { ...options, deadline: Date.now() + ANSWER_MS }
    : options;
}

/** Throws RatchetFailure('unavailable') where nobody answers: a connection that could not be made is told by errors without a class. */
export async function connectTemporal(address: string): Promise<Connection> {
  const retries = new Retries();
  const tried = makeGrpcRetryInterceptor(retries);
  const each: Interceptor = (options, nextCall) => tried(options, (passed) => nextCall(inBounds(passed)));
  try {
    const connection = await Connection.connect({ address, interceptors: [each] });
    const close = connection.close.bind(connection);
    return Object.assign(connection, { close: () => retries.end().then(close) });
  } catch (error) {
    throw isProgrammingError(error) ? error : outage(`no Temporal server answers at ${address}`, error);
  }
}
