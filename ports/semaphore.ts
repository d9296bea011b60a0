/** A bounded number of works at a time; the rest waits in order. Closing ends them all. */
export class Semaphore {
  #free: number;
  #closed: Error | null = null;
  readonly #queue = new Set<() => void>();
  readonly #works = new Map<AbortController, Promise<unknown>>();

  constructor(count: number) {
    this.#free = count;
  }

  /**
   * The work is given a signal of its own: aborted with the caller's, or when the semaphore is closed. One that waits still leaves
   * at once then; one that is under way ends by its signal.
   */
  async with<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#closed !== null) throw this.#closed;
    const stop = new AbortController();
    const onAbort = (): void => stop.abort(signal.reason);
    signal.addEventListener('abort', onAbort);
    const working = this.#inTurn(stop.signal, work);
    this.#works.set(stop, working);
    try {
      return await working;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#works.delete(stop);
    }
  }

  /** Every work, under way or waiting, rejects with the reason; resolves when the last has. */
  async close(reason: Error): Promise<void> {
    this.#closed = reason;
    for (const stop of this.#works.keys()) stop.abort(reason);
    await Promise.allSettled(this.#works.values());
  }

  async #inTurn<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    await this.#take(signal);
    try {
      signal.throwIfAborted();
      return await work(signal);
    } finally {
      this.#giveBack();
    }
  }

  async #take(signal: AbortSignal): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#queue.delete(enter);
        reject(signal.reason);
      };
      this.#queue.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #giveBack(): void {
    const [next] = this.#queue;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#queue.delete(next);
    next();
  }
}
