import type { Store } from '../activities/ports.js';
import type { Records } from '../activities/records.js';

/** Records are written once and never change, so what was read once can be kept. Bounded: the oldest used goes first. */
export function cachedStore<S extends Store>(store: S, maxRecords = 20_000): S {
  const cache = new Map<string, Records[keyof Records]>();
  const hold = (key: string, record: Records[keyof Records]): void => {
    cache.delete(key);
    cache.set(key, record);
    const oldest = cache.size > maxRecords ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
  };
  const overrides: Pick<Store, 'find' | 'keep'> = {
    async find<K extends keyof Records>(kind: K, id: string): Promise<Records[K] | null> {
      const key = `${kind}:${id}`;
      const known = cache.get(key) as Records[K] | undefined;
      const record = known ?? (await store.find(kind, id));
      if (record !== null) hold(key, record);
      return record;
    },
    async keep<K extends keyof Records>(kind: K, id: string, record: Records[K]): Promise<Records[K]> {
      const kept = await store.keep(kind, id, record);
      hold(`${kind}:${id}`, kept);
      return kept;
    },
  };
  return new Proxy(store, {
    get(target, property) {
      if (property === 'find' || property === 'keep') return overrides[property];
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
