import type { Store } from './ports.js';
import type { Records } from '../ports/records.js';

/** The records of a list, oldest first. */
export async function allOf<K extends keyof Records>(store: Store, kind: K, list: string): Promise<readonly Records[K][]> {
  return found(store, kind, await store.list(list));
}

/** Those that a cycle looks back on, oldest first: it costs the same late in a long campaign as early. */
export async function latestOf<K extends keyof Records>(store: Store, kind: K, list: string): Promise<readonly Records[K][]> {
  return found(store, kind, (await store.list(list)).slice(-LOOKS_BACK));
}

/** Half of what the worker's cache holds of a kind, so that two campaigns side by side find theirs there. */
export const LOOKS_BACK = 500;

async function found<K extends keyof Records>(store: Store, kind: K, ids: readonly string[]): Promise<readonly Records[K][]> {
  return (await Promise.all(ids.map((id) => store.find(kind, id)))).filter((each) => each !== null);
}
