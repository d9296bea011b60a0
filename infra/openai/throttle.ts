import { setTimeout as sleep } from 'node:timers/promises';
import { Semaphore } from '../../ports/semaphore.js';

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
  readonly #semaphore: Semaphore;
  #starts: number[] = [];

  constructor(limits: ThrottleLimits, clock: Clock = CLOCK) {
    this.#limits = limits;
    this.#clock = clock;
    this.#semaphore = new Semaphore(limits.concurrency);
  }

  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return this.#semaphore.with(signal, async () => {
      await this.#pace(signal);
      return work();
    });
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
