/** One at a time, in the order of coming; so many may wait, and whoever leaves gives up his place. */
export class Turns {
  readonly #places: number;
  #last: Promise<unknown> = Promise.resolve();
  #here = 0;

  /** `places`: who works and who waits */
  constructor(places: number) {
    this.#places = places;
  }

  /** Takes a place until the work has ended, or the signal ends it; null where there is none. */
  take(): (<T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>) | null {
    if (this.#here >= this.#places) return null;
    this.#here += 1;
    return (signal, work) => this.#inTurn(signal, work);
  }

  async #inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    const turn = before.then(async () => {
      signal.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    const leave = this.#leaving();
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await turn;
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  /** Gives the place up, once. */
  #leaving(): () => void {
    let held = true;
    return () => {
      if (held) this.#here -= 1;
      held = false;
    };
  }
}
