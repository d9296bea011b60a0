import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
/** Callers that wait; one more is sent away at once. Fewer than are ever answered side by side: who has the right token finds a place. */
const MAX_WAITING = 8;
/** A quiet time after which the next wrong token is a slip again. */
const FORGIVEN_AFTER_MS = 60_000;

/**
 * Makes guessing slow: wrong tokens are answered one after the other, each twice as late as the one before, so that many
 * guesses at a time are no faster than one. Whoever has the right token never comes here.
 */
export class WrongTokens {
  /** by then one of those that wait has its answer */
  readonly roomInSeconds = LONGEST_WAIT_MS / 1_000;
  #waitMs = FIRST_WAIT_MS;
  #waiting = 0;
  #lastAt = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly wait: (ms: number) => Promise<unknown> = (ms) => sleep(ms, undefined, { ref: false })) {}

  /** Resolves when the answer may go out: false where too many wait already. */
  async mayAnswer(): Promise<boolean> {
    if (this.#waiting >= MAX_WAITING) return false;
    this.#waiting += 1;
    if (performance.now() - this.#lastAt > FORGIVEN_AFTER_MS) this.#waitMs = FIRST_WAIT_MS;
    this.#lastAt = performance.now();
    const waitMs = this.#waitMs;
    this.#waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    this.#turn = this.#turn.then(() => this.wait(waitMs));
    await this.#turn;
    this.#waiting -= 1;
    return true;
  }
}
