import { fused } from '../../domain/memory/fusion.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Embedder, Memory, MemoryQuery, Recollection } from '../../ports/memory.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { referenceTo, rowsOf } from './catalogue.js';
import { byMeaning } from './by-meaning.js';
import { within } from './patience.js';
import { Shelf, SHELVES, shelfOf, type OpenShelf } from './shelf.js';
import type { OpenIndex } from './vector-index.js';

interface Parts {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly openIndex: OpenIndex;
  readonly patience?: Partial<Patience>;
}

/** How long a question waits. */
export interface Patience {
  /** for rows that were not read from the store yet */
  readonly readingMs: number;
  /** for what finds by meaning */
  readonly findingMs: number;
}

const PATIENCE: Patience = { readingMs: 10_000, findingMs: 10_000 };
/** Rows that each way of finding ranks: what stands behind them changes nothing in front. */
const DEPTH = 64;

/**
 * The rows stand in the store, where they are never changed; the vector index only finds them. A row goes into the
 * store first, so the index may lack keys (they are put in again), but a row is never found that was not kept.
 */
export class IndexedMemory implements Memory {
  readonly #store: Store;
  readonly #weights: readonly number[];
  readonly #patience: Patience;
  readonly #open: OpenShelf;
  readonly #shelves = new Map<string, Shelf>();

  constructor({ store, embedder, openIndex, patience = {} }: Parts) {
    this.#store = store;
    this.#weights = [1, embedder.weight ?? 1];
    this.#patience = { ...PATIENCE, ...patience };
    // vectors of two embedders never stand in one index
    this.#open = (name) => new Shelf({ name, store, embedder, index: openIndex(`${embedder.name}/${embedder.dimension}/${name}`) });
  }

  async remember(rows: readonly MemoryRow[]): Promise<void> {
    const leak = rows.find((row) => row.pool !== 'train');
    if (leak !== undefined)
      throw new RatchetFailure('bad-request', `memory row ${leak.id} comes from the ${leak.pool} pool: only train is ever remembered`);
    for (const name of new Set(rows.map(shelfOf))) {
      const shelf = this.#shelf(name);
      await this.#store.append(SHELVES, name);
      const kept: MemoryRow[] = [];
      for (const row of rows.filter((each) => shelfOf(each) === name)) {
        const stored = await this.#store.keep('memory', row.id, row);
        await this.#store.append(shelf.list, referenceTo(stored));
        kept.push(stored);
      }
      // kept is remembered: nobody waits long for the index, and whoever asks next has it mended first
      await within(this.#patience.findingMs, shelf.put(kept).catch(messageOfOutage));
    }
  }

  async recall(query: MemoryQuery): Promise<Recollection> {
    if (query.limit <= 0) return { rows: [] };
    const shelf = this.#shelf(shelfOf(query));
    const read = await within(this.#patience.readingMs, shelf.follow());
    if (read === null) return { rows: [], lacking: `nothing was recalled: ${shelf.progress()}` };
    const seen = shelf.seenBy(query);
    if (seen.size === 0) return { rows: [] };
    const depth = Math.max(DEPTH, query.limit);
    const near = await this.#near(shelf, byMeaning(shelf, seen, query.text, depth));
    const nearness = 'found' in near ? near.found : new Map<string, number>();
    const ids = fused([seen.byWords(query.text, depth), [...nearness.keys()]], this.#weights).slice(0, query.limit);
    const rows = await rowsOf(this.#store, ids);
    return 'found' in near ? { rows, nearness } : { rows, lacking: `recalled by words alone: ${near.lacking}` };
  }

  /** What finds by meaning may be away, slow, or not filled yet: words go without it. */
  async #near(
    shelf: Shelf,
    finding: Promise<ReadonlyMap<string, number>>,
  ): Promise<{ readonly found: ReadonlyMap<string, number> } | { readonly lacking: string }> {
    try {
      const found = await within(this.#patience.findingMs, finding);
      return found === null ? { lacking: shelf.progress() } : { found };
    } catch (error) {
      return { lacking: messageOfOutage(error) };
    }
  }

  /**
   * Makes every index anew from the rows in the store. Answers how many texts each shelf has. `also`: shelves of earlier versions,
   * which kept no list of them.
   */
  async rebuild(
    report: (line: string) => void,
    also: readonly string[] = [],
  ): Promise<readonly { readonly shelf: string; readonly texts: number }[]> {
    const made: { shelf: string; texts: number }[] = [];
    for (const name of new Set([...(await this.#store.list(SHELVES)), ...also])) {
      const texts = await this.#shelf(name).rebuild((done, all) => report(`${name}: ${done} of ${all} texts`));
      made.push({ shelf: name, texts });
    }
    return made;
  }

  #shelf(name: string): Shelf {
    const known = this.#shelves.get(name) ?? this.#open(name);
    this.#shelves.set(name, known);
    return known;
  }
}

/** Of an outage; anything else is a fault, and thrown on. */
function messageOfOutage(error: unknown): string {
  if (error instanceof RatchetFailure && error.retryable) return error.message;
  throw error;
}
