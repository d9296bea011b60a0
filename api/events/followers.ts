import { ServiceUnavailableException } from '@nestjs/common';

/** Something is sent at least so often, so that a proxy does not take the line for dead. */
export const HEARTBEAT_MS = 15_000;
/** Of a kind of stream, at a time. */
export const MOST_FOLLOWERS = 500;

/**
 * Who follows a kind of stream. Each has a place from the moment that it is promised, so that many who come at once are no more than
 * may.
 */
export class Followers {
  #count = 0;

  /** `signal` says when the stream has ended, however it did. Throws a 503 where there is no place. */
  admit(signal: AbortSignal): void {
    if (this.#count >= MOST_FOLLOWERS)
      throw new ServiceUnavailableException([`${MOST_FOLLOWERS} followers are told of events already: try again later`]);
    if (signal.aborted) return;
    this.#count += 1;
    signal.addEventListener('abort', () => (this.#count -= 1), { once: true });
  }
}
