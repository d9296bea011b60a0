import { randomUUID } from 'node:crypto';
import type { Store } from '../../ports/store.js';

/** A claim of which nothing is heard for so long was that of a process that ended: no write takes half of it. */
const LEASE_MS = 120_000;

export interface Claim {
  /** What was claimed was not done, and whoever wants to may claim it again. */
  giveBack(): Promise<void>;
}

/**
 * Rights to do something once, of which one caller gets each, whatever process of the API it asks: a claim is a record, which the
 * store lets one of many write. A claim that was given back, or whose process ended, is followed by the next of its number.
 */
export class Claims {
  constructor(
    private readonly store: Store,
    private readonly now: () => number = Date.now,
  ) {}

  /** Null where somebody else has it. */
  async take(what: string): Promise<Claim | null> {
    for (let number = 0; ; number += 1) {
      const id = `${what}/${number}`;
      const known = await this.store.find('claims', id);
      if (known === null) return this.#claim(id);
      const isFree = (await this.store.find('claims', givenBack(id))) !== null || this.now() - Date.parse(known.at) > LEASE_MS;
      if (!isFree) return null;
    }
  }

  async #claim(id: string): Promise<Claim | null> {
    const own = { by: randomUUID(), at: new Date(this.now()).toISOString() };
    const kept = await this.store.keep('claims', id, own);
    if (kept.by !== own.by) return null;
    return { giveBack: async () => void (await this.store.keep('claims', givenBack(id), own)) };
  }
}

function givenBack(id: string): string {
  return `${id}/back`;
}
