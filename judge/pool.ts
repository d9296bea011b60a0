import type { Box, BoxBackend, BoxOrder } from './box.js';
import { BoxFault } from './judgement.js';
import { isProgrammingError } from '../ports/failures.js';

/** Different orders for which boxes wait at a time; the one asked for longest ago gives way. */
const MAX_KINDS = 3;

/**
 * Boxes that are started ahead and wait for their candidate. Each serves one and is destroyed, unless it is given back:
 * nothing of a candidate can reach the next.
 */
export class BoxPool {
  readonly #backend: BoxBackend;
  readonly #ahead: number;
  readonly #waiting = new Map<string, Promise<Box>[]>();
  #closed = false;

  constructor(backend: BoxBackend, ahead: number) {
    this.#backend = backend;
    this.#ahead = ahead;
  }

  async take(order: BoxOrder): Promise<Box> {
    const key = keyOf(order);
    const boxes = this.#waiting.get(key) ?? [];
    // moved to the end: the order in which kinds were last asked for
    this.#waiting.delete(key);
    this.#waiting.set(key, boxes);
    this.#forgetOldest();
    const box = await this.#firstAlive(order, boxes);
    box.hold(true);
    return box;
  }

  /** A box may have died while it waited: killed by a person, or by the kernel for want of memory. */
  async #firstAlive(order: BoxOrder, boxes: Promise<Box>[]): Promise<Box> {
    try {
      for (let next = boxes.shift(); next !== undefined; next = boxes.shift()) {
        const box = await next;
        if (box.isAlive) return box;
        await box.destroy();
      }
      return await this.#backend.start(order);
    } catch (error) {
      if (isProgrammingError(error)) throw error;
      throw new BoxFault(`no box could be started: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  /** Of a box that ran nothing of a candidate: it waits for whoever asks next. */
  giveBack(order: BoxOrder, box: Box): void {
    const boxes = this.#waiting.get(keyOf(order));
    if (this.#closed || boxes === undefined) return void box.destroy();
    box.hold(false);
    boxes.push(Promise.resolve(box));
  }

  async close(): Promise<void> {
    this.#closed = true;
    const boxes = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    await Promise.all(boxes.map(discard));
  }

  /** Starts boxes for the next candidates. Apart from `take`, so that a verdict does not wait for it. */
  restock(order: BoxOrder): void {
    const boxes = this.#waiting.get(keyOf(order));
    // other kinds have been asked for since
    if (boxes === undefined) return;
    while (!this.#closed && boxes.length < this.#ahead) {
      const starting = this.#startWaiting(order);
      // told to whoever takes it
      starting.catch(() => undefined);
      boxes.push(starting);
    }
  }

  async #startWaiting(order: BoxOrder): Promise<Box> {
    const box = await this.#backend.start(order);
    box.hold(false);
    return box;
  }

  #forgetOldest(): void {
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size <= MAX_KINDS || oldest === undefined) return;
    const boxes = this.#waiting.get(oldest) ?? [];
    this.#waiting.delete(oldest);
    for (const box of boxes) void discard(box);
  }
}

function keyOf(order: BoxOrder): string {
  return JSON.stringify([order.program.name, order.program.folders, order.limits]);
}

async function discard(starting: Promise<Box>): Promise<void> {
  const box = await starting.catch(() => null);
  await box?.destroy();
}
