import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MemoryRow, MemoryView } from '../../ports/records.js';
import { decode } from '../mongo/codec.js';

/** Where a row stands: enough to tell which views see it, and which key finds it. */
const reference = z.object({
  id: z.string(),
  keyId: z.string(),
  scope: z.enum(['campaign', 'shared']),
  campaign: z.string(),
  branch: z.number(),
  cycle: z.number(),
});
export type Reference = z.infer<typeof reference>;

/** The entry of a row in the store's list of its language. */
export function referenceTo({ id, key, scope, campaign, branch, cycle }: MemoryRow): string {
  return JSON.stringify({ id, keyId: keyIdOf(key), scope, campaign, branch, cycle } satisfies Reference);
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

  seenUnder(keyId: string, view: MemoryView): readonly Reference[] {
    return (this.#byKey.get(keyId) ?? []).filter((row) => sees(view, row));
  }

  /** One row of each key that is not among these. */
  without(keyIds: ReadonlySet<string>): readonly Reference[] {
    return [...this.#byKey.values()].flatMap(([first]) => (first === undefined || keyIds.has(first.keyId) ? [] : [first]));
  }
}

/**
 * A campaign sees its own rows by branch and cycle, so that a view that was frozen at a cycle's start stays what it
 * was; of other campaigns it sees what they share, and what its view names of them.
 */
function sees(view: MemoryView, row: Reference): boolean {
  if (row.campaign !== view.campaign && row.scope === 'shared') return true;
  return view.branches.some(
    ({ campaign = view.campaign, branch, upToCycle }) => row.campaign === campaign && row.branch === branch && row.cycle <= upToCycle,
  );
}
