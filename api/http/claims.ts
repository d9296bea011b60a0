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
    const number = await this.#unused(what);
    const latest = number === 0 ? null : await this.store.find('claims', `${what}/${number - 1}`);
    if (latest === null) return this.#claim(`${what}/${number}`);
    const isBack = (await this.store.find('claims', givenBack(`${what}/${number - 1}`))) !== null;
    return isBack || this.now() - Date.parse(latest.at) > LEASE_MS ? this.#claim(`${what}/${number}`) : null;
  }

  /** The number behind the latest. What failed all night was claimed thousands of times: they are not counted one by one. */
  async #unused(what: string): Promise<number> {
    const isUsed = async (number: number): Promise<boolean> => (await this.store.find('claims', `${what}/${number}`)) !== null;
    let [from, step] = [0, 1];
    while (await isUsed(from + step - 1)) [from, step] = [from + step, step * 2];
    // all before `from` are used, and the one at `to` is not
    for (let to = from + step - 1; from < to;) {
      const middle = Math.floor((from + to) / 2);
      if (await isUsed(middle)) from = middle + 1;
      else to = middle;
    }
    return from;
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
