import type { Limits } from '../../domain/task.js';
import { memoryMbOfTree, tasksOfTree } from './process-tree.js';

/** A candidate on one core fills about 100 MB in this time. */
const LOOK_EVERY_MS = 50;
/** bwrap and its children come and go. */
const SPARE_TASKS = 2;

/**
 * Looks after a box without a control group: ends it when it holds more memory than it may, and sees when it has no room for another
 * process.
 */
export class TreeWatch {
  readonly #timer: NodeJS.Timeout;
  readonly #pid: number;
  readonly #pids: number;
  #kills = 0;
  #refusals = 0;
  #tasks = 0;

  constructor(pid: number, { memoryMb, pids }: Pick<Limits, 'memoryMb' | 'pids'>, kill: () => void) {
    this.#pid = pid;
    this.#pids = pids;
    this.#timer = setInterval(() => {
      this.refusals();
      if (memoryMbOfTree(pid) <= memoryMb) return;
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

  /** The kernel does not count what it refused: a box that is full has most likely been refused something. */
  refusals(): number {
    if (this.#refusals > 0) return this.#refusals;
    this.#tasks = tasksOfTree(this.#pid);
    if (this.#tasks >= this.#pids - SPARE_TASKS) this.#refusals = 1;
    return this.#refusals;
  }

  /** The kernel counts a process before it can be seen, and each that is seen may be making one. */
  get isFilling(): boolean {
    return this.#refusals === 0 && this.#tasks * 2 >= this.#pids - SPARE_TASKS;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
