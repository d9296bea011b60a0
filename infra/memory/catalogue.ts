import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSeen } from '../../domain/view.js';
import type { MemoryRow, MemoryView } from '../../ports/records.js';
import { decode } from '../mongo/codec.js';

/** Where a row stands: enough to tell which views see it, and which key finds it. */
const reference = z.object({
  id: z.string(),
  keyId: z.string(),
  campaign: z.string(),
  branch: z.number(),
  cycle: z.number(),
});
export type Reference = z.infer<typeof reference>;

/**
 * The entry of a row in the store's list of its language. The list takes each text once, so it stays what earlier
 * versions wrote, with a scope that nobody reads.
 */
export function referenceTo({ id, key, campaign, branch, cycle }: MemoryRow): string {
  return JSON.stringify({ id, keyId: keyIdOf(key), scope: 'campaign', campaign, branch, cycle });
}

export function keyIdOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** The rows of one language by their keys, as the store's list tells it. The list only grows, so only its end is new. */
export class Catalogue {
  readonly #byKey = new Map<string, Reference[]>();
  #read = 0;

  follow(list: readonly string[]): void {
    for (; this.#read < list.length; this.#read += 1) {
      const added = decode(reference, list[this.#read] ?? '', 'an entry of a list of memory rows');
      const known = this.#byKey.get(added.keyId);
      if (known === undefined) this.#byKey.set(added.keyId, [added]);
      else known.push(added);
    }
  }

  get size(): number {
    return this.#byKey.size;
  }

  seenUnder(keyId: string, { campaign, branches }: MemoryView): readonly Reference[] {
    return (this.#byKey.get(keyId) ?? []).filter((row) => isSeen(branches, campaign, row));
  }

  /** One row of each key that is not among these. */
  without(keyIds: ReadonlySet<string>): readonly Reference[] {
    return [...this.#byKey.values()].flatMap(([first]) => (first === undefined || keyIds.has(first.keyId) ? [] : [first]));
  }
}
