import { beforeEach, expect, it } from 'vitest';
import { searchRows } from '../../campaigns/memory-search.js';
import { rowTable } from '../../cli/memory-text.js';
import { RatchetFailure } from '../../ports/failures.js';
import { lessonList } from '../../ports/lists.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { campaign } from '../api/fakes.js';
import { memoryRow } from '../contract/memory.js';
import { fakeIndexes, openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';

const away = (): Promise<never> => Promise.reject(new RatchetFailure('unavailable', 'the index is away'));

let store: Store;
beforeEach(async () => {
  store = openFakeStore();
  await store.campaigns.create(campaign('night'));
});

it('says of each row how near it is in meaning', async () => {
  const memory = openFakeMemory({ store, openIndex: fakeIndexes() });
  await memory.remember([memoryRow('night', 'a', 'index out of range in a loop'), memoryRow('night', 'b', 'an index is wrong')]);
  const rows = await searchRows({ store, memory }, 'index out of range', { language: 'python' }, 5);
  const scores = rows.map(({ id, score }) => [id, score] as const);
  expect(scores.map(([id]) => id)).toEqual(['a', 'b']);
  const [near, far] = scores.map(([, score]) => score ?? 0);
  expect(near).toBeGreaterThan(far ?? 1);
  expect(near).toBeLessThanOrEqual(1);
  expect(rowTable(rows)).toMatch(/^row +nearness +kind/);
  expect(rowTable(rows)).toContain((near ?? 0).toFixed(2));
});

it('says that a row was found by its words where nothing could be looked for by meaning', async () => {
  const memory = openFakeMemory({ store, openIndex: () => ({ size: away, ids: away, put: away, nearest: away, clear: away }) });
  await memory.remember([memoryRow('night', 'a', 'index out of range')]);
  const rows = await searchRows({ store, memory }, 'index', { language: 'python' }, 5);
  expect(rows).toMatchObject([{ id: 'a', score: null }]);
  expect(rowTable(rows)).toMatch(/\na +words +/);
});

it('says of a place which share of the words it has', async () => {
  const place: MemoryRow = { ...memoryRow('night', 'p', 'tests of parsing'), kind: 'place', repository: 'one', paths: ['a.py'] };
  await store.keep('memory', 'p', place);
  await store.append(lessonList('night'), 'p');
  const memory = openFakeMemory({ store, openIndex: fakeIndexes() });
  expect(await searchRows({ store, memory }, 'parsing dates', { kind: 'place' }, 5)).toMatchObject([{ id: 'p', score: 0.5 }]);
});
