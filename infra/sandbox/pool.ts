import type { Box, BoxBackend, BoxOrder } from './box.js';

/** Different orders for which boxes wait at a time; the one asked for longest ago gives way. */
const MAX_KINDS = 3;

/**
 * Boxes that are started ahead and wait for their candidate. Each serves one and is destroyed: nothing of a
 * candidate can reach the next.
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
    const next = boxes.shift() ?? this.#backend.start(order);
    this.#forgetOldest();
    const box = await next;
    box.hold(true);
    return box;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const boxes = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    await Promise.all(boxes.map(discard));
  }

  /** Starts boxes for the next candidates. Apart from `take`, so that a verdict does not wait for it. */
  restock(order: BoxOrder): void {
    const boxes = this.#waiting.get(keyOf(order)) ?? [];
    while (!this.#closed && boxes.length < this.#ahead) boxes.push(this.#startWaiting(order));
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
  return JSON.stringify([order.program.name, order.limits]);
}

async function discard(starting: Promise<Box>): Promise<void> {
  const box = await starting;
  await box.destroy();
}
