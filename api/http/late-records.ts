import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

const BETWEEN_MS = 1_000;
/** About an hour: longer than a store is away that somebody looks after. */
const TRIES = 3_600;

/**
 * Records of what has taken effect. Where the store fails just then, whoever asked must not hear that nothing was done: they are written
 * when it answers again, as long as this process lives.
 */
export class LateRecords {
  constructor(
    private readonly log: Pick<Logger, 'error' | 'info'>,
    private readonly betweenMs = BETWEEN_MS,
  ) {}

  /** Ends when it is written, or when it has failed once. `write` can be done again and comes to the same. */
  async write(what: string, write: () => Promise<unknown>, then: () => void = () => {}): Promise<void> {
    try {
      await write();
      then();
    } catch (error) {
      this.log.error({ err: error }, `${what} could not be written, and is tried again`);
      void this.#writeLater(what, write, then);
    }
  }

  async #writeLater(what: string, write: () => Promise<unknown>, then: () => void): Promise<void> {
    for (let tried = 1; tried <= TRIES; tried += 1) {
      await sleep(this.betweenMs, undefined, { ref: false });
      try {
        await write();
      } catch (error) {
        if (tried === TRIES) this.log.error({ err: error }, `${what} could not be written, and is given up`);
        continue;
      }
      this.log.info(`${what} is written now`);
      break;
    }
    then();
  }
}
