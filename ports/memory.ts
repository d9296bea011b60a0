import type { MemoryRow, MemoryView } from './records.js';
import type { Language } from '../domain/task.js';

export interface Memory {
  /** Idempotent by row id. */
  remember(rows: readonly MemoryRow[]): Promise<void>;
  /** The nearest rows of the view, nearest first, ties by id; at most `limit`. Rows of the family itself are left out when asked. */
  recall(query: {
    readonly text: string;
    readonly language: Language;
    /** what is known of a repository, instead of what is known of a language */
    readonly repository?: string;
    readonly view: MemoryView;
    readonly limit: number;
  }): Promise<readonly MemoryRow[]>;
}

export interface Embedder {
  /** `hashing-v1`, `text-embedding-3-small`, …: rows of different embedders never meet */
  readonly name: string;
  readonly dimension: number;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}
