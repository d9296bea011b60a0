import { RatchetFailure } from '../../ports/failures.js';
import type { Embedder, MemoryQuery } from '../../ports/memory.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { InTurn } from '../in-turn.js';
import { Catalogue, keyIdOf, rowsOf, type Seen } from './catalogue.js';
import type { VectorIndex } from './vector-index.js';

/** The store's list of the shelves that there are; rows of earlier versions are on some that it lacks. */
export const SHELVES = 'memory-shelves';

/** What is looked up together: what is known of a repository, or of a language. */
export function shelfOf({ repository, language }: Pick<MemoryRow, 'repository' | 'language'>): string {
  return repository ?? language;
}

export type OpenShelf = (name: string) => Shelf;

interface Parts {
  readonly name: string;
  readonly store: Store;
  readonly embedder: Embedder;
  readonly index: VectorIndex;
}

/** Texts that are embedded in one go: others get their turn between two of them. */
const TEXTS_AT_ONCE = 32;
/** An endpoint has bounds of its own for each call; a model on this machine is slow where the machine is. */
const EMBED_TIMEOUT_MS = 20 * 60_000;

/** What belongs to one language, or to one repository: its rows in the store, and the index that finds them. */
export class Shelf {
  readonly name: string;
  readonly list: string;
  readonly index: VectorIndex;
  readonly #store: Store;
  readonly #embedder: Embedder;
  readonly #catalogue = new Catalogue();
  readonly #readers = new InTurn();
  readonly #writers = new InTurn();
  #mending: Promise<void> | null = null;
  #lacks = 0;

  constructor({ name, store, embedder, index }: Parts) {
    this.name = name;
    this.list = `memory/${name}`;
    this.index = index;
    this.#store = store;
    this.#embedder = embedder;
  }

  /** Reads the rows that were added since. */
  async follow(): Promise<true> {
    await this.#readers.do(() => this.#catalogue.follow(this.#store, this.list));
    return true;
  }

  seenBy(query: MemoryQuery): Seen {
    return this.#catalogue.seenBy(query);
  }

  /** What keeps somebody waiting, in words. */
  progress(): string {
    const { name } = this.#embedder;
    if (this.#lacks > 0) return `${this.#lacks} of ${this.#catalogue.size} texts (${this.name}) are yet to be embedded by ${name}`;
    return `no answer in time; ${this.#catalogue.rows} rows (${this.name}) are read`;
  }

  /**
   * An index that was emptied, that is another embedder's, or that never heard of a row because of a crash, is filled up. Answers its
   * size.
   */
  async complete(): Promise<number> {
    const size = await this.index.size();
    if (size >= this.#catalogue.size) return size;
    await this.#mended();
    return this.index.size();
  }

  /** One at a time, and it goes on when nobody waits any more. */
  #mended(): Promise<void> {
    this.#mending ??= this.#mend(() => undefined).finally(() => {
      this.#mending = null;
      this.#lacks = 0;
    });
    // of a failure whoever waits is told, or nobody: the next question tries again
    this.#mending.catch(() => undefined);
    return this.#mending;
  }

  async #mend(report: (done: number, all: number) => void): Promise<void> {
    const all = this.#catalogue.size;
    this.#lacks = all - (await this.index.size());
    // behind whoever writes: what is on its way is not lost
    const lost = await this.#writers.do(async () => this.#catalogue.without(await this.index.ids()));
    for (let at = 0; at < lost.length; at += TEXTS_AT_ONCE) {
      this.#lacks = lost.length - at;
      report(all - this.#lacks, all);
      await this.put(await rowsOf(this.#store, lost.slice(at, at + TEXTS_AT_ONCE)));
    }
    report(all, all);
  }

  async rebuild(report: (done: number, all: number) => void): Promise<number> {
    await this.follow();
    await this.index.clear();
    await this.#mend(report);
    this.#lacks = 0;
    return this.#catalogue.size;
  }

  put(rows: readonly MemoryRow[]): Promise<void> {
    return this.#writers.do(async () => {
      const texts = [...new Set(rows.map((row) => row.key))];
      for (let at = 0; at < texts.length; at += TEXTS_AT_ONCE) {
        const batch = texts.slice(at, at + TEXTS_AT_ONCE);
        const vectors = await this.embed(batch);
        await this.index.put(
          vectors.map((vector, position) => ({ id: keyIdOf(batch[position] ?? ''), vector, text: batch[position] ?? '' })),
        );
      }
    });
  }

  async embed(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
    const { name, dimension } = this.#embedder;
    const vectors = await this.#embedder.embed(texts, AbortSignal.timeout(EMBED_TIMEOUT_MS));
    if (vectors.length === texts.length && vectors.every((vector) => vector.length === dimension)) return vectors;
    throw new RatchetFailure(
      'bad-request',
      `embedder ${name} answered ${vectors.length} vectors of ${vectors[0]?.length ?? 0} numbers for ${texts.length} texts, and said ${dimension} numbers each`,
    );
  }
}
