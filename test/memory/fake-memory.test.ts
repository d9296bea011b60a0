import { expect, it } from 'vitest';
import { keyIdOf } from '../../infra/memory/catalogue.js';
import { memoryContract, memoryRow } from '../contract/memory.js';
import { fakeIndexes, openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';

memoryContract('memory over brute force', () => {
  const store = openFakeStore();
  const openIndex = fakeIndexes();
  return Promise.resolve({
    open: () => Promise.resolve(openFakeMemory({ store, openIndex })),
    loseVectors: () => {
      for (const index of openIndex.all.values()) index.keys.clear();
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});

it('reads a row of an earlier version, which had a scope, and lists it no second time', async () => {
  const store = openFakeStore();
  const row = { scope: 'campaign', ...memoryRow('night', 'a', 'off by one') };
  await store.keep('memory', row.id, row);
  const list = 'memory/python';
  await store.append(list, JSON.stringify({ id: 'a', keyId: keyIdOf(row.key), scope: 'campaign', campaign: 'night', branch: 0, cycle: 0 }));
  const memory = openFakeMemory({ store, openIndex: fakeIndexes() });
  await memory.remember([memoryRow('night', 'a', 'off by one')]);
  const view = { campaign: 'night', branches: [{ branch: 0, upToCycle: 0 }] };
  expect(await memory.recall({ text: 'off by one', language: 'python', view, limit: 3 })).toMatchObject({ rows: [row] });
  expect(await store.list(list)).toHaveLength(1);
});
