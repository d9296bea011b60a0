import { RatchetFailure } from '../ports/failures.js';

/**
 * Work that is done one after the other. What fails concerns its caller only; an outage also those who wait behind, so that they do not
 * each wait it out.
 */
export class InTurn {
  #last: Promise<void> = Promise.resolve();

  do<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    const passed = result.then(
      () => undefined,
      (failure: unknown) => {
        if (failure instanceof RatchetFailure && failure.kind === 'unavailable') throw failure;
      },
    );
    this.#last = passed;
    passed.catch(() => {
      // nobody waits any more: the next one tries again
      if (this.#last === passed) this.#last = Promise.resolve();
    });
    return result;
  }
}
