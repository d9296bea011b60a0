/** A text that rows are found by. Rows with the same text share it: an index of copies finds badly (README.md). */
export interface IndexedKey {
  readonly id: string;
  readonly vector: readonly number[];
}

/** Vectors of one embedder and one shelf. It holds nothing that could not be made again from the rows in the store. */
export interface VectorIndex {
  size(): Promise<number>;
  ids(): Promise<ReadonlySet<string>>;
  /** Writes or overwrites by id. The text is for people who look into the server. */
  put(keys: readonly (IndexedKey & { readonly text: string })[]): Promise<void>;
  /**
   * About the nearest by cosine, in any order: the caller scores them exactly. `count` is at most the size; all of them when it is
   * the size. `among`: of these alone.
   */
  nearest(vector: readonly number[], count: number, among?: readonly string[]): Promise<readonly IndexedKey[]>;
  /** Takes all of it away. */
  clear(): Promise<void>;
}

/** Opens the index of a name, and creates it where it is not there. */
export type OpenIndex = (name: string) => VectorIndex;
