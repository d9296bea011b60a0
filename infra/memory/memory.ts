import { RatchetFailure } from '../../ports/failures.js';
import type { MemoryRow } from '../../ports/records.js';
import { InTurn } from '../in-turn.js';
import { Catalogue, keyIdOf, referenceTo, type Reference } from './catalogue.js';
import { cosine } from './similarity.js';
import type { IndexedKey, OpenIndex, VectorIndex } from './vector-index.js';
import type { Store } from '../../ports/store.js';
import type { Embedder, Memory } from '../../ports/memory.js';

type Query = Parameters<Memory['recall']>[0];

interface Parts {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly openIndex: OpenIndex;
}

interface Scored<T> {
  readonly of: T;
  readonly score: number;
}

const KEYS_AT_ONCE = 128;
const EMBED_TIMEOUT_MS = 120_000;
/** A view may see few of the nearest rows: the first look takes more than is wanted. */
const LOOK_FACTOR = 4;
const LEAST_LOOK = 32;
/** An index may count scores this close in another order. */
const SCORE_NOISE = 1e-5;

/**
 * The rows stand in the store, where they are never changed; the vector index only finds them. A row goes into the
 * store first, so the index may lack keys (they are put in again), but a row is never found that was not kept.
 */
export class IndexedMemory implements Memory {
  readonly #store: Store;
  readonly #embedder: Embedder;
  readonly #openIndex: OpenIndex;
  readonly #shelves = new Map<string, Shelf>();

  constructor({ store, embedder, openIndex }: Parts) {
    this.#store = store;
    this.#embedder = embedder;
    this.#openIndex = openIndex;
  }

  async remember(rows: readonly MemoryRow[]): Promise<void> {
    const leak = rows.find((row) => row.pool !== 'train');
    if (leak !== undefined)
      throw new RatchetFailure('bad-request', `memory row ${leak.id} comes from the ${leak.pool} pool: only train is ever remembered`);
    for (const name of new Set(rows.map(shelfOf))) {
      const shelf = this.#shelf(name);
      await shelf.turns.do(async () => {
        const kept: MemoryRow[] = [];
        for (const row of rows.filter((each) => shelfOf(each) === name)) {
          const stored = await this.#store.keep('memory', row.id, row);
          await this.#store.append(shelf.list, referenceTo(stored));
          kept.push(stored);
        }
        await this.#index(shelf, kept);
      });
    }
  }

  async recall({ text, view, limit, ...of }: Query): Promise<readonly MemoryRow[]> {
    if (limit <= 0) return [];
    const shelf = this.#shelf(shelfOf(of));
    const size = await this.#complete(shelf);
    if (size === 0) return [];
    const vector = await this.#embedOne(text);
    for (let count = Math.max(limit * LOOK_FACTOR, LEAST_LOOK); ; count *= 2) {
      const near = await shelf.index.nearest(vector, Math.min(count, size));
      const keys = near.map((key) => ({ of: key, score: cosine(vector, key.vector) }));
      const rows = seenNearestFirst(keys, shelf.catalogue, view).slice(0, limit);
      const farthestKey = Math.min(...keys.map((key) => key.score));
      // a row that was not looked at could only be as near as the farthest key of this look
      const isComplete = rows.length === limit && rows.every((row) => row.score > farthestKey + SCORE_NOISE);
      if (isComplete || count >= size) return this.#rows(rows.map((row) => row.of));
    }
  }

  /** Puts into the index what it lacks, and answers how many keys that were. */
  async reindex(name: string): Promise<number> {
    const shelf = this.#shelf(name);
    return shelf.turns.do(async () => {
      shelf.catalogue.follow(await this.#store.list(shelf.list));
      const lost = shelf.catalogue.without(await shelf.index.ids());
      for (let at = 0; at < lost.length; at += KEYS_AT_ONCE) await this.#index(shelf, await this.#rows(lost.slice(at, at + KEYS_AT_ONCE)));
      return lost.length;
    });
  }

  /** An index that was emptied, or that never heard of a row because of a crash, is mended before it is asked. Answers its size. */
  async #complete(shelf: Shelf): Promise<number> {
    const size = await shelf.index.size();
    shelf.catalogue.follow(await this.#store.list(shelf.list));
    if (size >= shelf.catalogue.size) return size;
    await this.reindex(shelf.name);
    return shelf.index.size();
  }

  async #rows(references: readonly Reference[]): Promise<MemoryRow[]> {
    return Promise.all(
      references.map(async ({ id }) => {
        const row = await this.#store.find('memory', id);
        if (row === null)
          throw new RatchetFailure('missing-record', `memory row ${id} stands in the list of its language, but not in the store`);
        return row;
      }),
    );
  }

  async #index(shelf: Shelf, rows: readonly MemoryRow[]): Promise<void> {
    const texts = [...new Set(rows.map((row) => row.key))];
    for (let at = 0; at < texts.length; at += KEYS_AT_ONCE) {
      const batch = texts.slice(at, at + KEYS_AT_ONCE);
      const vectors = await this.#embed(batch);
      await shelf.index.put(
        vectors.map((vector, position) => ({ id: keyIdOf(batch[position] ?? ''), vector, text: batch[position] ?? '' })),
      );
    }
  }

  async #embedOne(text: string): Promise<readonly number[]> {
    const [vector] = await this.#embed([text]);
    return vector ?? [];
  }

  async #embed(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
    const { name, dimension } = this.#embedder;
    const vectors = await this.#embedder.embed(texts, AbortSignal.timeout(EMBED_TIMEOUT_MS));
    if (vectors.length === texts.length && vectors.every((vector) => vector.length === dimension)) return vectors;
    throw new RatchetFailure(
      'bad-request',
      `embedder ${name} answered ${vectors.length} vectors of ${vectors[0]?.length ?? 0} numbers for ${texts.length} texts, and said ${dimension} numbers each`,
    );
  }

  #shelf(name: string): Shelf {
    const known = this.#shelves.get(name) ?? new Shelf(name, this.#openIndex(`${this.#embedder.name}/${this.#embedder.dimension}/${name}`));
    this.#shelves.set(name, known);
    return known;
  }
}

/** What is looked up together: what is known of a repository, or of a language. */
function shelfOf({ repository, language }: Pick<MemoryRow, 'repository' | 'language'>): string {
  return repository ?? language;
}

/** What belongs to one language, or to one repository. */
class Shelf {
  readonly list: string;
  readonly catalogue = new Catalogue();
  /** one writer of this process at a time, so that nobody takes a row on its way for a lost one */
  readonly turns = new InTurn();

  constructor(
    readonly name: string,
    readonly index: VectorIndex,
  ) {
    this.list = `memory/${name}`;
  }
}

function seenNearestFirst(keys: readonly Scored<IndexedKey>[], catalogue: Catalogue, view: Query['view']): Scored<Reference>[] {
  return keys
    .flatMap(({ of, score }) => catalogue.seenUnder(of.id, view).map((row) => ({ of: row, score })))
    .toSorted((a, b) => b.score - a.score || (a.of.id < b.of.id ? -1 : 1));
}
