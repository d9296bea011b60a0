import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type OpenStore } from '../../infra/mongo/open.js';
import { campaignState, ledgerEntry, storeContract } from '../contract/store.js';
import { SERVER_TIMEOUT_MS, killableMongo, type KillableServer } from '../support/killable-server.js';

storeContract('store on a server', async () => {
  const server = await killableMongo();
  const open: OpenStore[] = [];
  return {
    open: async () => {
      const store = await openStore({ url: server.url, database: 'contract' });
      open.push(store);
      return store;
    },
    close: async () => {
      await Promise.all(open.map((store) => store.close()));
      await server.remove();
    },
  };
});

describe('store on a server that fails', () => {
  let server: KillableServer;
  let store: OpenStore;
  beforeAll(async () => {
    server = await killableMongo();
    store = await openStore({ url: server.url, database: 'failing' });
  }, SERVER_TIMEOUT_MS);
  afterAll(async () => {
    await store.close();
    await server.remove();
  });

  it('loses nothing that was acknowledged when the server is killed in the middle of writing', async () => {
    await store.campaigns.create(campaignState('killed'));
    await store.budget.open('killed', { modelCalls: null, costUsd: null });
    for (let round = 0; round < 3; round += 1) {
      const acknowledged: string[] = [];
      const writers = Promise.allSettled(
        Array.from({ length: 8 }, async (_, writer) => {
          for (let call = 0; ; call += 1) {
            const id = `${round}/${writer}/${call}`;
            await store.budget.reserve('killed', id, { modelCalls: 1, costUsd: 0 });
            await store.keep('ledger', id, ledgerEntry(id));
            await store.append('calls', id);
            await store.campaigns.count('killed', 'challengers', id);
            acknowledged.push(id);
          }
        }),
      );
      while (acknowledged.length < 20) await sleep(10);
      await server.kill();
      const ends = await writers;
      expect(
        ends.map((end) =>
          end.status === 'rejected' && end.reason instanceof Error && 'retryable' in end.reason ? end.reason.retryable : end,
        ),
      ).toEqual(ends.map(() => true));
      await server.start();
      const fresh = await openStore({ url: server.url, database: 'failing' });
      const listed = await fresh.list('calls');
      const entries = await Promise.all(acknowledged.map((id) => fresh.find('ledger', id)));
      expect(entries.map((entry) => entry?.address)).toEqual(acknowledged);
      expect(acknowledged.filter((id) => !listed.includes(id))).toEqual([]);
      expect(new Set(listed).size).toBe(listed.length);
      const { reserved } = await fresh.budget.read('killed');
      expect(reserved.modelCalls).toBeGreaterThanOrEqual(listed.length);
      expect((await fresh.campaigns.get('killed'))?.challengers).toBeLessThanOrEqual(listed.length);
      // the store that lived through it goes on, and agrees
      expect(await store.list('calls')).toEqual(listed);
      await fresh.close();
    }
  });

  it('says that a server is down, that it is worth a retry, and goes on when it is back', async () => {
    await store.keep('ledger', 'before', ledgerEntry('before'));
    await server.kill();
    await expect(store.find('ledger', 'before')).rejects.toMatchObject({ kind: 'unavailable', retryable: true });
    await server.start();
    expect(await store.find('ledger', 'before')).toEqual(ledgerEntry('before'));
    await store.append('after', 'x');
    expect(await store.list('after')).toEqual(['x']);
  });

  it('gets the last record as fast as the first: no lookup reads the whole collection', async () => {
    const client = new MongoClient(server.url);
    const documents = Array.from({ length: 6_000 }, (_, index) => ({
      _id: `many ${index}`,
      schema: 1,
      record: JSON.stringify(ledgerEntry('x'.repeat(2_000))),
    }));
    const collection = client.db('failing').collection<(typeof documents)[number]>('ledger');
    for (let at = 0; at < documents.length; at += 500) await collection.insertMany(documents.slice(at, at + 500));
    await client.close();
    // the embedded server sees a new collection within a second
    await sleep(2_000);
    const first: number[] = [];
    const last: number[] = [];
    for (let time = 0; time < 15; time += 1) {
      first.push(await millisecondsOf(() => store.find('ledger', `many ${time}`)));
      last.push(await millisecondsOf(() => store.find('ledger', `many ${documents.length - 1 - time}`)));
    }
    // the least of many is what the work itself takes, on a busy machine too; a scan would take a hundred times that
    expect(Math.min(...last)).toBeLessThan(10 * Math.min(...first));
  });

  it('refuses what a later version wrote', async () => {
    const client = new MongoClient(server.url);
    await client
      .db('failing')
      .collection<{ _id: string; schema: number; record: string }>('ledger')
      .insertOne({ _id: 'later', schema: 2, record: '{}' });
    await client.close();
    await expect(store.find('ledger', 'later')).rejects.toMatchObject({
      kind: 'missing-record',
      message: expect.stringContaining('schema 2'),
    });
  });

  it('says so when nothing is there at the start', async () => {
    await expect(openStore({ url: 'mongodb://127.0.0.1:1/', database: 'x' })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('127.0.0.1:1'),
    });
  });
});

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
