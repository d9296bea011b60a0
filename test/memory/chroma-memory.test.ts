import { ChromaClient } from 'chromadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemory } from '../../infra/memory/open.js';
import { memoryContract, memoryRow } from '../contract/memory.js';
import { embedderNamed, wordEmbedder } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { SERVER_TIMEOUT_MS, killableChroma, type KillableServer } from '../support/killable-server.js';

memoryContract('memory in Chroma', async () => {
  const server = await killableChroma();
  const store = openFakeStore();
  const { hostname, port } = new URL(server.url);
  const admin = new ChromaClient({ host: hostname, port: Number(port), ssl: false });
  return {
    open: async () => openMemory({ chromaUrl: server.url, embedder: wordEmbedder, store }),
    loseVectors: async () => {
      for (const { name } of await admin.listCollections()) await admin.deleteCollection({ name });
    },
    close: () => server.remove(),
  };
});

describe('memory in a Chroma that fails', () => {
  let server: KillableServer;
  beforeAll(async () => {
    server = await killableChroma();
  }, SERVER_TIMEOUT_MS);
  afterAll(() => server.remove());

  const QUESTION = {
    text: 'words one',
    language: 'python' as const,
    view: { campaign: 'c', branches: [{ branch: 0, upToCycle: 0 }] },
    limit: 2,
  };

  it('keeps what was remembered over a kill, and mends itself when the disk is gone too', async () => {
    const memory = openMemory({ chromaUrl: server.url, embedder: wordEmbedder, store: openFakeStore() });
    const rows = [memoryRow('c', 'r1', 'words one'), memoryRow('c', 'r2', 'words two'), memoryRow('c', 'r3', 'else')];
    await memory.remember(rows);
    await server.kill();
    const byWords = await memory.recall(QUESTION);
    expect(byWords.rows.map((row) => row.id)).toEqual(['r1', 'r2']);
    expect(byWords.lacking).toMatch(/^recalled by words alone: Chroma failed/);
    await memory.remember([memoryRow('c', 'r4', 'words one')]);
    await server.start();
    expect((await memory.recall(QUESTION)).rows.map((row) => row.id)).toEqual(['r1', 'r4']);
    await server.kill();
    await server.wipe();
    await server.start();
    expect((await memory.recall(QUESTION)).rows.map((row) => row.id)).toEqual(['r1', 'r4']);
  });

  it('finds the rows of before with another embedder', async () => {
    const store = openFakeStore();
    const before = openMemory({ chromaUrl: server.url, embedder: embedderNamed('first', 32), store });
    await before.remember([memoryRow('c', 's1', 'words one'), memoryRow('c', 's2', 'words two')]);
    const after = openMemory({ chromaUrl: server.url, embedder: embedderNamed('second', 48), store });
    expect((await after.recall(QUESTION)).rows.map((row) => row.id)).toEqual(['s1', 's2']);
  });

  it('opens where nothing is there, and says so when it is asked', async () => {
    const memory = openMemory({ chromaUrl: 'http://127.0.0.1:1', embedder: wordEmbedder, store: openFakeStore() });
    await memory.remember([memoryRow('c', 'w1', 'words one')]);
    expect(await memory.recall(QUESTION)).toMatchObject({ rows: [{ id: 'w1' }], lacking: expect.stringContaining('Chroma') });
  });
});
