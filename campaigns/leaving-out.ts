import type { Records } from '../ports/record-kinds.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';

/** A record that stands in a list, and cannot be read. */
export interface BrokenRecord {
  readonly kind: keyof Records | 'campaigns';
  readonly id: string;
  readonly because: string;
}

/** A store for those who tell people: a record that cannot be read is as one that is not there, and `leftOut` has it. */
export interface LenientStore extends Store {
  readonly leftOut: () => readonly BrokenRecord[];
  /** for what there is nothing to tell without: it throws why it cannot be read */
  readonly whole: Store;
  /** What is made of a record; null, and left out, where that, or what it needs, is missing. */
  readonly tried: <T>(kind: BrokenRecord['kind'], id: string, read: () => Promise<T>) => Promise<T | null>;
}

/**
 * One broken record is no reason to say nothing of all others. Whatever decides or learns reads the store itself, and stops at
 * such a record. An outage is no record's own, and is thrown.
 */
export function leavingOut(store: Store): LenientStore {
  const broken = new Map<string, BrokenRecord>();
  const tried: LenientStore['tried'] = async (kind, id, read) => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RatchetFailure) || error.kind !== 'missing-record') throw error;
      // what was found first is the cause of what follows
      if (!broken.has(`${kind} ${id}`)) broken.set(`${kind} ${id}`, { kind, id, because: error.message });
      return null;
    }
  };
  return {
    find: (kind, id) => tried(kind, id, () => store.find(kind, id)),
    keep: (kind, id, record) => store.keep(kind, id, record),
    append: (list, id) => store.append(list, id),
    list: (list) => store.list(list),
    campaigns: store.campaigns,
    budget: store.budget,
    whole: store,
    leftOut: () => [...broken.values()].toSorted((one, other) => one.kind.localeCompare(other.kind) || one.id.localeCompare(other.id)),
    tried,
  };
}

/** How people are told of one. */
export function leftOutLine({ because }: Pick<BrokenRecord, 'because'>): string {
  return `left out, since it cannot be read: ${because}`;
}
