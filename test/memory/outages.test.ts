import { describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import type { Embedder, MemoryQuery } from '../../ports/memory.js';
import { memoryRow } from '../contract/memory.js';
import { embedderNamed, FakeIndex, fakeIndexes, openFakeMemory, wordEmbedder } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';

const QUESTION: MemoryQuery = {
  text: 'words one',
  language: 'python',
  view: { campaign: 'c', branches: [{ branch: 0, upToCycle: 0 }] },
  limit: 2,
};
const ROWS = [memoryRow('c', 'r1', 'words one'), memoryRow('c', 'r2', 'words two'), memoryRow('c', 'r3', 'else')];

/** An index on a server that can be away, or silent. */
class FaultyIndex extends FakeIndex {
  fault: 'none' | 'away' | 'silent' | 'full' = 'none';

  override async size(): Promise<number> {
    await this.#suffer();
    return super.size();
  }

  override async put(keys: Parameters<FakeIndex['put']>[0]): Promise<void> {
    if (this.fault === 'full') throw new RatchetFailure('unavailable', 'Chroma failed at put: database or disk is full');
    await this.#suffer();
    return super.put(keys);
  }

  async #suffer(): Promise<void> {
    if (this.fault === 'away') throw new RatchetFailure('unavailable', 'Chroma failed at count: refused');
    if (this.fault === 'silent') await new Promise(() => undefined);
  }
}

describe('memory while its index is', () => {
  it.each(['away', 'silent', 'full'] as const)('%s: goes by words alone and says so, loses nothing, and reconciles', async (fault) => {
    const index = new FaultyIndex();
    const memory = openFakeMemory({ openIndex: () => index, patience: { findingMs: 50 } });
    await memory.remember(ROWS.slice(0, 2));
    index.fault = fault;
    await memory.remember(ROWS.slice(2));
    const found = await memory.recall(QUESTION);
    expect(found.rows.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(found.lacking).toMatch(/^recalled by words alone: /);
    index.fault = 'none';
  });

  it('back again: finds by meaning what was remembered meanwhile', async () => {
    const index = new FaultyIndex();
    const memory = openFakeMemory({ openIndex: () => index });
    index.fault = 'away';
    await memory.remember(ROWS);
    index.fault = 'none';
    expect((await memory.recall({ ...QUESTION, limit: 3 })).lacking).toBeUndefined();
    expect(index.keys.size).toBe(3);
  });
});

it('of a store that does not answer, nothing is recalled in time, and that is said', async () => {
  const store = { ...openFakeStore(), list: () => new Promise<never>(() => undefined) };
  const { rows, lacking } = await openFakeMemory({ store, patience: { readingMs: 20 } }).recall(QUESTION);
  expect([rows, lacking]).toEqual([[], expect.stringMatching(/^nothing was recalled: /)]);
});

it('a fault of the embedder is no outage', async () => {
  const embedder: Embedder = { ...wordEmbedder, embed: () => Promise.resolve([[1, 2]]) };
  await expect(openFakeMemory({ embedder }).remember(ROWS)).rejects.toMatchObject({ kind: 'bad-request' });
});

/** Embeds a text each time that it is let. */
function steppedEmbedder(): { readonly embedder: Embedder; let(): void; readonly asked: readonly number[] } {
  const waiting: (() => void)[] = [];
  const asked: number[] = [];
  const inner = embedderNamed('slow', 32);
  return {
    embedder: {
      ...inner,
      embed: async (texts, signal) => {
        asked.push(texts.length);
        await new Promise<void>((resolve) => waiting.push(resolve));
        return inner.embed(texts, signal);
      },
    },
    let: () => {
      for (const go of waiting.splice(0)) go();
    },
    asked,
  };
}

describe('another embedder', () => {
  it('holds no question up, is filled by bounded batches behind it, and never meets what another one made', async () => {
    const [store, openIndex] = [openFakeStore(), fakeIndexes()];
    const many = Array.from({ length: 70 }, (_, at) => memoryRow('c', `m${at}`, `words number ${at}`));
    await openFakeMemory({ store, openIndex }).remember(many);
    const slow = steppedEmbedder();
    const memory = openFakeMemory({ store, openIndex, embedder: slow.embedder, patience: { findingMs: 20 } });
    const first = await memory.recall(QUESTION);
    expect(first.rows).toHaveLength(2);
    expect(first.lacking).toBe('recalled by words alone: 70 of 70 texts (python) are yet to be embedded by slow');
    const [own, other] = ['slow/32/python', 'words-v1/64/python'].map((name) => openIndex.all.get(name));
    await expect
      .poll(() => {
        slow.let();
        return own?.keys.size;
      })
      .toBe(70);
    expect(slow.asked.slice(0, 3)).toEqual([32, 32, 6]);
    expect([...(own?.keys.values() ?? [])].every(({ vector }) => vector.length === 32)).toBe(true);
    expect([...(other?.keys.values() ?? [])].every(({ vector }) => vector.length === 64)).toBe(true);
    const letting = setInterval(() => slow.let(), 1);
    const found = await openFakeMemory({ store, openIndex, embedder: slow.embedder }).recall(QUESTION);
    clearInterval(letting);
    expect([found.rows.length, found.lacking]).toEqual([2, undefined]);
  });
});

it('rebuilding makes each index anew from the store, and leaves nothing of before in it', async () => {
  const [store, openIndex] = [openFakeStore(), fakeIndexes()];
  const memory = openFakeMemory({ store, openIndex });
  await memory.remember([...ROWS, memoryRow('c', 'p', 'tests', { kind: 'place', repository: 'repository one' })]);
  const index = openIndex.all.get('words-v1/64/python');
  index?.keys.set('stale', { id: 'stale', vector: [1] });
  index?.keys.delete([...(index?.keys.keys() ?? [])][0] ?? '');
  const said: string[] = [];
  expect(await openFakeMemory({ store, openIndex }).rebuild((line) => said.push(line), ['python', 'java'])).toEqual([
    { shelf: 'python', texts: 3 },
    { shelf: 'repository one', texts: 1 },
    { shelf: 'java', texts: 0 },
  ]);
  expect([...(index?.keys.keys() ?? [])]).toHaveLength(3);
  expect(index?.keys.has('stale')).toBe(false);
  expect(said).toContain('repository one: 1 of 1 texts');
});

it('what is not wanted is not recalled: by kind, error class and id', async () => {
  const memory = openFakeMemory();
  await memory.remember([
    memoryRow('c', 'a', 'words', { kind: 'fix', errorType: 'Timeout' }),
    memoryRow('c', 'b', 'words', { kind: 'fix', errorType: 'Logic: IndexError' }),
    memoryRow('c', 'd', 'words', { kind: 'success' }),
  ]);
  const ask = async (more: Partial<MemoryQuery>): Promise<string[]> =>
    (await memory.recall({ ...QUESTION, limit: 9, ...more })).rows.map(({ id }) => id);
  expect(await ask({ only: { kinds: ['fix'] } })).toEqual(['a', 'b']);
  expect(await ask({ only: { kinds: ['fix', 'success'], errorClass: 'Logic' } })).toEqual(['b']);
  expect(await ask({ without: new Set(['a']) })).toEqual(['b', 'd']);
  expect(await ask({})).toEqual(['a', 'b', 'd']);
});
