import type { MemoryRow, MemoryView } from './records.js';
import type { Language } from '../domain/task.js';

export interface Memory {
  /** Idempotent by row id. What stands in the store is remembered: an index that cannot be written to is mended later. */
  remember(rows: readonly MemoryRow[]): Promise<void>;
  /**
   * The rows of the view that fit best, best first; at most `limit`. The same view and question get the same rows in the same
   * order. It answers within a bounded time: what could not be looked at by then is said.
   */
  recall(query: MemoryQuery): Promise<Recollection>;
}

export interface MemoryQuery {
  readonly text: string;
  readonly language: Language;
  /** what is known of a repository, instead of what is known of a language */
  readonly repository?: string;
  readonly view: MemoryView;
  readonly limit: number;
  /** missing: rows of every kind and error class */
  readonly only?: MemoryFilter;
  /** ids of rows that are not wanted, whatever they say */
  readonly without?: ReadonlySet<string>;
}

interface MemoryFilter {
  readonly kinds?: readonly MemoryRow['kind'][];
  /** what stands before the colon of `errorType` */
  readonly errorClass?: string;
}

export interface Recollection {
  readonly rows: readonly MemoryRow[];
  /** how near in meaning each row is that was found by it: the cosine, by the row's id; missing where nothing was looked for by meaning */
  readonly nearness?: ReadonlyMap<string, number>;
  /** what of memory could not be asked, and why; missing where all of it was */
  readonly lacking?: string;
}

export interface Embedder {
  /** `hashing-v1`, `text-embedding-3-small`, …: rows of different embedders never meet */
  readonly name: string;
  readonly dimension: number;
  /** how much what it finds counts beside what is found by words; missing: as much */
  readonly weight?: number;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}
