import { z } from 'zod';
import { InTurn } from '../in-turn.js';
import { decode } from './codec.js';
import type { Documents } from './documents.js';

/** What a journal's entries add up to. */
export interface Folded {
  apply(entry: string): void;
}

/** What to do with the state as it is: the entry to add (null: none is needed) and the answer to the caller. */
export interface Decision<T> {
  readonly entry: string | null;
  readonly answer: T;
}

const ENTRIES = 'journal';
const PAGES = 'journalPages';
export const ENTRIES_PER_PAGE = 256;
const MOST_AT_ONCE = 32;
const PAGE = z.array(z.string()).length(ENTRIES_PER_PAGE);

/**
 * Everything that changes is a journal: entries numbered from 0, each a document of its own that is inserted under
 * its number. A number can be taken once only, so an insert is at the same time the test that nobody else has added
 * anything since the state was read: a compare-and-set that needs nothing but unique ids, across processes too.
 * Full pages are copied into one document each, so that a reader who starts from nothing reads pages and not entries.
 * Entries are never deleted: a number that were free again could be taken by a writer who is late.
 */
export class Journal<S extends Folded> {
  readonly #documents: Documents;
  readonly #name: string;
  readonly #state: S;
  /** entries that the state holds */
  #length = 0;
  /** those of them that no page holds yet */
  #unpaged: string[] = [];
  /** one reader or writer of this process at a time */
  readonly #turns = new InTurn();

  constructor(documents: Documents, name: string, empty: S) {
    this.#documents = documents;
    this.#name = name;
    this.#state = empty;
  }

  /** Reads what was added since, and answers from the state. */
  async read<T>(answer: (state: S) => T): Promise<T> {
    return this.#turns.do(async () => {
      await this.#catchUp();
      return answer(this.#state);
    });
  }

  /** Decides on the newest state and adds the entry, as one step. `decide` may run several times and changes nothing. */
  async add<T>(decide: (state: S) => Decision<T>): Promise<T> {
    return this.#turns.do(async () => {
      if (this.#length === 0) await this.#catchUp();
      for (;;) {
        const { entry, answer } = decide(this.#state);
        if (entry === null) {
          // only the newest state may say that nothing is to be done
          if ((await this.#catchUp()) === 0) return answer;
        } else if (await this.#documents.insert(ENTRIES, this.#id(this.#length), entry)) {
          await this.#take(entry);
          return answer;
        } else {
          await this.#catchUp();
        }
      }
    });
  }

  /** Answers how many entries were new. */
  async #catchUp(): Promise<number> {
    const before = this.#length;
    if (before === 0) await this.#eachFrom(PAGES, 0, async (page) => this.#takePage(page));
    await this.#eachFrom(ENTRIES, this.#length, async (entry) => this.#take(entry));
    return this.#length - before;
  }

  /** The documents from a number on, up to the first that is not there. */
  async #eachFrom(collection: string, from: number, take: (text: string) => Promise<void>): Promise<void> {
    let next = from;
    for (let width = 1; ; width = Math.min(width * 2, MOST_AT_ONCE)) {
      const first = next;
      const texts = await Promise.all(Array.from({ length: width }, (_, index) => this.#documents.get(collection, this.#id(first + index))));
      for (const text of texts) {
        if (text === null) return;
        await take(text);
      }
      next += width;
    }
  }

  async #takePage(page: string): Promise<void> {
    for (const entry of decode(PAGE, page, `page ${this.#length / ENTRIES_PER_PAGE} of ${this.#name}`)) this.#state.apply(entry);
    this.#length += ENTRIES_PER_PAGE;
  }

  async #take(entry: string): Promise<void> {
    this.#state.apply(entry);
    this.#length += 1;
    this.#unpaged.push(entry);
    if (this.#unpaged.length < ENTRIES_PER_PAGE) return;
    // whoever passes the end of a page writes it: the text is the same for all
    const page = JSON.stringify(this.#unpaged);
    this.#unpaged = [];
    await this.#documents.insert(PAGES, this.#id(this.#length / ENTRIES_PER_PAGE - 1), page);
  }

  #id(number: number): string {
    return `${this.#name}#${number}`;
  }
}
