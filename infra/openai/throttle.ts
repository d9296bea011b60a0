import { setTimeout as sleep } from 'node:timers/promises';

export interface ThrottleLimits {
  readonly concurrency: number;
  /** calls that may start within a window; null: no limit */
  readonly startsPerWindow: number | null;
  readonly windowMs: number;
}

/** Milliseconds of some origin, and waiting for some of them. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
}

const CLOCK: Clock = { now: () => performance.now(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) };

/** Lets calls through in the order of their coming, so many side by side and so many in a window. */
export class Throttle {
  readonly #limits: ThrottleLimits;
  readonly #clock: Clock;
  readonly #queue = new Set<() => void>();
  #free: number;
  #starts: number[] = [];

  constructor(limits: ThrottleLimits, clock: Clock = CLOCK) {
    this.#limits = limits;
    this.#clock = clock;
    this.#free = limits.concurrency;
  }

  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#take(signal);
    try {
      await this.#pace(signal);
      return await work();
    } finally {
      this.#giveBack();
    }
  }

  #take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
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

  async #pace(signal: AbortSignal): Promise<void> {
    const { startsPerWindow, windowMs } = this.#limits;
    if (startsPerWindow === null) return;
    for (;;) {
      const now = this.#clock.now();
      this.#starts = this.#starts.filter((start) => start > now - windowMs);
      const [oldest] = this.#starts;
      if (this.#starts.length < startsPerWindow || oldest === undefined) {
        this.#starts.push(now);
        return;
      }
      await this.#clock.sleep(Math.ceil(oldest + windowMs - now), signal);
    }
  }
}
