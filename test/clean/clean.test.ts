import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeFiles } from '../../infra/clean/files.js';
import { forgettable, freeRawTexts } from '../../infra/clean/raw-texts.js';
import { storeOver } from '../../infra/mongo/store.js';
import { placesOf } from '../../infra/stack/places.js';
import { EXPERIMENT_LIST } from '../../ports/lists.js';
import type { ExperimentRecord } from '../../ports/experiment-records.js';
import type { Store } from '../../ports/store.js';
import { campaign } from '../api/fakes.js';
import { FakeWholeStore } from '../support/fake-whole-store.js';
import { partial } from '../support/partial.js';

const OLD = '2026-01-01T00:00:00Z';
const NOW = '2026-02-01T00:00:00Z';
const quiet = { report: () => {} };

let documents: FakeWholeStore;
let store: Store;
beforeEach(() => {
  documents = new FakeWholeStore();
  store = storeOver(documents);
});

describe('raw texts', () => {
  it('are forgotten of campaigns that were stopped for good alone, and not at once', async () => {
    for (const status of ['running', 'paused', 'done', 'stopped'] as const)
      await store.campaigns.create(campaign(status, { status, updatedAt: OLD }));
    await store.campaigns.create(campaign('just-stopped', { status: 'stopped', updatedAt: NOW }));
    expect((await forgettable(store, '2026-01-15T00:00:00Z')).map(({ id }) => id)).toEqual(['stopped']);
  });

  it('of an experiment that goes on stay', async () => {
    await store.campaigns.create(campaign('cell', { status: 'stopped', updatedAt: OLD }));
    await store.keep('experiments', 'E', partial<ExperimentRecord>({ cells: [{ campaign: 'cell' }] }));
    await store.append(EXPERIMENT_LIST, 'E');
    expect(await forgettable(store, NOW)).toEqual([]);
    await store.keep('experimentEnds', 'E', { ended: 'done', because: '', failed: [], at: OLD });
    expect((await forgettable(store, NOW)).map(({ id }) => id)).toEqual(['cell']);
  });

  it('are counted without being touched, and are then gone; those of others and all else stay', async () => {
    await documents.insert('ledger', 'a', JSON.stringify({ campaign: 'gone', answer: 'x' }));
    await documents.insert('ledger', 'b', JSON.stringify({ campaign: 'stays', answer: 'x' }));
    await documents.insert('verdicts', 'v', JSON.stringify({ address: 'gone/b0/c0/practise/0/t' }));
    await documents.insert('turns', 'gone/b0/c0/practise/0/t/turn/1', JSON.stringify({ said: 'x' }));
    await documents.insert('races', 'gone/b0/c0', JSON.stringify({ campaign: 'gone' }));
    await documents.insert('memory', 'm', JSON.stringify({ campaign: 'gone' }));
    const before = JSON.stringify([...documents.held].map(([name, all]) => [name, [...all]]));
    const told = await freeRawTexts(documents, new Set(['gone']), { ...quiet, dryRun: true });
    expect(JSON.stringify([...documents.held].map(([name, all]) => [name, [...all]]))).toBe(before);
    expect(await freeRawTexts(documents, new Set(['gone']), { ...quiet, dryRun: false })).toEqual(told);
    expect(told.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(told[0]?.bytes).toBe(JSON.stringify({ campaign: 'gone', answer: 'x' }).length);
    const left = [...documents.held].flatMap(([name, all]) => [...all.keys()].map((id) => `${name} ${id}`));
    expect(left).toEqual(['ledger b', 'races gone/b0/c0', 'memory m']);
  });
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-clean-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('that are made again are removed when they are old, logs are cut when they are large, and what is in use stays', async () => {
    const places = placesOf(join(folder, 'home'));
    const cache = join(folder, 'cache');
    for (const made of [places.logs, cache, join(places.home, 'checkouts', 'one'), join(places.data, 'mongod')])
      await mkdir(made, { recursive: true });
    const [old, young] = [join(cache, 'workflows-old.js'), join(cache, 'workflows-new.js')];
    for (const file of [old, young, join(cache, 'temporal-1.5.1'), join(places.data, 'mongod', 'x')]) await writeFile(file, '12345');
    await writeFile(join(places.logs, 'large.log'), Buffer.alloc(17 * 1_024 * 1_024));
    await writeFile(join(places.logs, 'small.log'), 'a line');
    const past = new Date('2020-01-01');
    for (const file of [old, join(cache, 'temporal-1.5.1'), join(places.data, 'mongod', 'x')]) await utimes(file, past, past);
    const options = { cache, before: new Date('2021-01-01') };
    const told = await freeFiles(places, { ...options, dryRun: true });
    expect(await readdir(cache)).toHaveLength(3);
    expect(await freeFiles(places, { ...options, dryRun: false })).toEqual(told);
    expect(told).toMatchObject([
      { count: 1, bytes: 5 },
      { count: 1, bytes: 17 * 1_024 * 1_024 },
    ]);
    expect(await readdir(cache)).toEqual(['temporal-1.5.1', 'workflows-new.js']);
    expect((await stat(join(places.logs, 'large.log'))).size).toBe(0);
    expect((await stat(join(places.logs, 'small.log'))).size).toBe(6);
    expect(await readdir(join(places.data, 'mongod'))).toEqual(['x']);
  });
});
