import { memoryMbOfTree } from './process-tree.js';

/** A candidate on one core fills about 100 MB in this time. */
const LOOK_EVERY_MS = 50;

/** Ends a box without a control group when it holds more memory than it may. */
export class MemoryWatch {
  readonly #timer: NodeJS.Timeout;
  #kills = 0;

  constructor(pid: number, limitMb: number, kill: () => void) {
    this.#timer = setInterval(() => {
      if (memoryMbOfTree(pid) <= limitMb) return;
      this.#kills += 1;
      this.stop();
      kill();
    }, LOOK_EVERY_MS);
    // whoever waits for the box holds this process; looking at it does not
    this.#timer.unref();
  }

  get kills(): number {
    return this.#kills;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
