import { hash53 } from '../../domain/random.js';
import { IndexedMemory, type Patience } from '../../infra/memory/memory.js';
import { cosine } from '../../infra/memory/similarity.js';
import type { IndexedKey, OpenIndex, VectorIndex } from '../../infra/memory/vector-index.js';
import { openFakeStore } from './fake-store.js';
import type { Store } from '../../ports/store.js';
import type { Embedder } from '../../ports/memory.js';

/** Words hashed into a few numbers: the same text always has the same vector, and shared words bring texts near. */
export const wordEmbedder: Embedder = embedderNamed('words-v1');

export function embedderNamed(name: string, dimension = 64): Embedder {
  return { name, dimension, embed: (texts) => Promise.resolve(texts.map((text) => wordVector(text, dimension))) };
}

function wordVector(text: string, dimension: number): number[] {
  const vector = Array.from({ length: dimension }, () => 0);
  for (const word of text.toLowerCase().match(/\w+/g) ?? []) {
    const at = hash53(word) % dimension;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  return vector;
}

/** Brute force, in memory. */
export class FakeIndex implements VectorIndex {
  readonly keys = new Map<string, IndexedKey>();

  size(): Promise<number> {
    return Promise.resolve(this.keys.size);
  }

  ids(): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(this.keys.keys()));
  }

  put(keys: readonly IndexedKey[]): Promise<void> {
    for (const key of keys) this.keys.set(key.id, key);
    return Promise.resolve();
  }

  nearest(vector: readonly number[], count: number, among?: readonly string[]): Promise<readonly IndexedKey[]> {
    const asked = among === undefined ? [...this.keys.values()] : among.flatMap((id) => this.keys.get(id) ?? []);
    const byScore = asked.toSorted((a, b) => cosine(vector, b.vector) - cosine(vector, a.vector));
    return Promise.resolve(byScore.slice(0, count));
  }

  clear(): Promise<void> {
    this.keys.clear();
    return Promise.resolve();
  }
}

/** Indexes that outlive the memory that opened them, as a server does. */
export function fakeIndexes(): OpenIndex & { readonly all: ReadonlyMap<string, FakeIndex> } {
  const all = new Map<string, FakeIndex>();
  const open = (name: string): FakeIndex => {
    const index = all.get(name) ?? new FakeIndex();
    all.set(name, index);
    return index;
  };
  return Object.assign(open, { all });
}

export function openFakeMemory({
  store = openFakeStore(),
  embedder = wordEmbedder,
  openIndex = fakeIndexes(),
  ...patience
}: {
  readonly store?: Store;
  readonly embedder?: Embedder;
  readonly openIndex?: OpenIndex;
  readonly patience?: Partial<Patience>;
} = {}): IndexedMemory {
  return new IndexedMemory({ store, embedder, openIndex, ...patience });
}
