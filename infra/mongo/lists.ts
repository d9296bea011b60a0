import type { Folded } from './journal.js';

/** Ids in the order of their first adding. */
export class IdList implements Folded {
  readonly #ids = new Set<string>();

  apply(id: string): void {
    this.#ids.add(id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  all(): readonly string[] {
    return [...this.#ids];
  }
}
