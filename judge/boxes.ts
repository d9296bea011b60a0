import type { Box } from './box.js';

/** The boxes of a backend that exist, each with a number that no other has at the time. */
export class Boxes {
  /** null while a box is made */
  readonly #boxes = new Map<number, Box | null>();

  /** Has a box made under the lowest number that is free, which stays its own until it is gone. */
  async add(make: (slot: number, onGone: () => void) => Box | Promise<Box>): Promise<Box> {
    let slot = 0;
    while (this.#boxes.has(slot)) slot += 1;
    this.#boxes.set(slot, null);
    const onGone = (): void => void this.#boxes.delete(slot);
    try {
      const box = await make(slot, onGone);
      if (this.#boxes.has(slot)) this.#boxes.set(slot, box);
      return box;
    } catch (error) {
      onGone();
      throw error;
    }
  }

  async destroyAll(): Promise<void> {
    await Promise.all([...this.#boxes.values()].flatMap((box) => (box === null ? [] : [box.destroy()])));
  }
}

/** A user for each box that exists at a time, so that none can touch another's processes; it has no name, no home and no right anywhere. */
export function uidOf(slot: number): number {
  return 20_000 + ((process.pid * 64 + slot) % 40_000);
}
