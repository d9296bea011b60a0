/** From so many on, reading all of a collection is tried. */
const MANY = 1_000;
/** So many are read to see whether those that are wanted are among them. */
const LOOKED_AT = 2_000;
/** One by one, a document costs the embedded server this many times what it costs where all are read in a row (measured: 4 to 6). */
const TIMES_DEARER = 4;
const ONE_BY_ONE_AT_ONCE = 128;

/** A collection, to be read. */
export interface Readable<T> {
  one(id: string): Promise<T | null>;
  /** in no order */
  all(): AsyncIterable<readonly [id: string, found: T]>;
}

interface Asker<T> {
  readonly resolve: (found: T | null) => void;
  readonly reject: (failure: unknown) => void;
}

type Asked<T> = Map<string, readonly Asker<T>[]>;

/**
 * Reads by exact id. What is asked for in one breath is looked at together: where it is a good part of the collection, that is
 * read from end to end, since a server that finds nothing but an exact id takes many times as long one by one.
 */
export class Reads<T> {
  readonly #from: Readable<T>;
  #asked: Asked<T> = new Map();

  constructor(from: Readable<T>) {
    this.#from = from;
  }

  get(id: string): Promise<T | null> {
    return new Promise((resolve, reject) => {
      if (this.#asked.size === 0) queueMicrotask(() => void this.#answer());
      this.#asked.set(id, [...(this.#asked.get(id) ?? []), { resolve, reject }]);
    });
  }

  async #answer(): Promise<void> {
    const asked = this.#asked;
    this.#asked = new Map();
    try {
      if (asked.size >= MANY) await this.#readInARow(asked);
      await this.#readOneByOne(asked);
    } catch (failure) {
      for (const { reject } of [...asked.values()].flat()) reject(failure);
    }
  }

  /** Answers what it comes by, and takes it out; gives up where too little of what it reads is wanted. */
  async #readInARow(asked: Asked<T>): Promise<void> {
    let read = 0;
    let wanted = 0;
    for await (const [id, found] of this.#from.all()) {
      const askers = asked.get(id);
      read += 1;
      if (askers !== undefined) wanted += 1;
      for (const { resolve } of askers ?? []) resolve(found);
      asked.delete(id);
      if (asked.size === 0 || read > LOOKED_AT + wanted * TIMES_DEARER) return;
    }
  }

  async #readOneByOne(asked: Asked<T>): Promise<void> {
    const left = [...asked];
    const at = asked.size < MANY ? asked.size : ONE_BY_ONE_AT_ONCE;
    for (let from = 0; from < left.length; from += at)
      await Promise.all(
        left.slice(from, from + at).map(async ([id, askers]) => {
          const found = await this.#from.one(id);
          asked.delete(id);
          for (const { resolve } of askers) resolve(found);
        }),
      );
  }
}
