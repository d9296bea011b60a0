import { describe, expect, it } from 'vitest';
import type { LintRecord } from '../../ports/records.js';
import { cachedStore } from '../../infra/cached-store.js';
import { openFakeStore } from '../support/fake-store.js';
import type { Store } from '../../ports/store.js';

const record = (address: string): LintRecord => ({ address, findings: null });

/** Three records in a cache for two, and which finds the store itself was asked for. */
async function full(): Promise<{ readonly store: Store; readonly asked: string[] }> {
  const under = openFakeStore();
  const asked: string[] = [];
  const counted: Store = {
    ...under,
    find: (kind, id) => {
      asked.push(id);
      return under.find(kind, id);
    },
  };
  const store = cachedStore(counted, 2);
  for (const id of ['a', 'b', 'c']) await store.keep('lints', id, record(id));
  return { store, asked };
}

describe('the cache before the store', () => {
  it('asks the store for what it dropped, and for nothing that it holds', async () => {
    const { store, asked } = await full();
    expect(await store.find('lints', 'c')).toEqual(record('c'));
    expect(await store.find('lints', 'b')).toEqual(record('b'));
    expect(asked).toEqual([]);
    expect(await store.find('lints', 'a')).toEqual(record('a'));
    expect(asked).toEqual(['a']);
  });

  it('drops what was used longest ago', async () => {
    const { store, asked } = await full();
    await store.find('lints', 'b');
    await store.keep('lints', 'd', record('d'));
    await store.find('lints', 'b');
    expect(asked).toEqual([]);
    await store.find('lints', 'c');
    expect(asked).toEqual(['c']);
  });

  it('does not remember that a record was missing', async () => {
    const { store, asked } = await full();
    expect(await store.find('lints', 'x')).toBeNull();
    await store.keep('lints', 'x', record('x'));
    expect(await store.find('lints', 'x')).toEqual(record('x'));
    expect(asked).toEqual(['x']);
  });
});
