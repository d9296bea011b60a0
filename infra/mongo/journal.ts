import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import { decode } from './codec.js';
import type { Documents } from './documents.js';
import { InGroups } from './in-groups.js';

/**
 * What a journal's entries add up to. An entry that has nothing to say where it stands (a second settling, a reservation that does not
 * fit) changes nothing.
 */
export interface Folded {
  apply(entry: string): void;
}

/** Somebody who wants an entry added (null: who only reads), and is told the state right behind it. */
interface Wish<S> {
  readonly entry: string | null;
  readonly tell: (state: S) => void;
}

interface Addition<S> extends Wish<S> {
  readonly entry: string;
}

/** Where entries stand, and the copies of full pages, which any reader makes again. */
export const ENTRIES = 'journal';
export const PAGES = 'journalPages';
export const ENTRIES_PER_PAGE = 256;
const MOST_AT_ONCE = 32;
const PAGE = z.array(z.string()).length(ENTRIES_PER_PAGE);

/**
 * Everything that changes is a journal: entries numbered from 0, each a document of its own that is inserted under
 * its number. A number can be taken once only, so all processes agree on one order with nothing but unique ids. What
 * an entry comes to is decided by where it stands: whoever reads the journal decides the same, and no check can be
 * overtaken between its reading and its writing. So entries that are asked for side by side can be written together.
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
  readonly #groups = new InGroups<Wish<S>, null>((wishes) => this.#serve(wishes));

  constructor(documents: Documents, name: string, empty: S) {
    this.#documents = documents;
    this.#name = name;
    this.#state = empty;
  }

  /** The state as this process last saw it: good for what, once true, stays true. */
  get known(): S {
    return this.#state;
  }

  /** Reads what was added since, and answers from the state. */
  async read<T>(answer: (state: S) => T): Promise<T> {
    return this.#ask(null, answer);
  }

  /** Adds an entry, and answers from the state right behind it. */
  async add<T>(entry: string, answer: (state: S) => T): Promise<T> {
    return this.#ask(entry, answer);
  }

  #ask<T>(entry: string | null, answer: (state: S) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#groups.do({ entry, tell: (state) => resolve(answer(state)) }).catch(reject);
    });
  }

  async #serve(wishes: readonly Wish<S>[]): Promise<readonly null[]> {
    const readers = wishes.filter(({ entry }) => entry === null);
    if (readers.length > 0 || this.#length === 0) await this.#catchUp();
    for (const { tell } of readers) tell(this.#state);
    let left: readonly Addition<S>[] = wishes.filter((wish): wish is Addition<S> => wish.entry !== null);
    while (left.length > 0) left = await this.#write(left);
    return wishes.map(() => null);
  }

  /** Offers each the next number, and answers those whose number somebody else had taken. */
  async #write(additions: readonly Addition<S>[]): Promise<readonly Addition<S>[]> {
    const from = this.#length;
    const written = await Promise.all(additions.map(({ entry }, index) => this.#documents.insert(ENTRIES, this.#id(from + index), entry)));
    for (const [index, { entry, tell }] of additions.entries()) {
      await this.#take(written[index] === true ? entry : await this.#taken(from + index));
      if (written[index] === true) tell(this.#state);
    }
    const late = additions.filter((_, index) => written[index] === false);
    if (late.length > 0) await this.#catchUp();
    return late;
  }

  async #taken(number: number): Promise<string> {
    const entry = await this.#documents.get(ENTRIES, this.#id(number));
    if (entry === null) throw new RatchetFailure('unavailable', `entry ${this.#id(number)} is being written by somebody else`);
    return entry;
  }

  async #catchUp(): Promise<void> {
    if (this.#length === 0) await this.#eachFrom(PAGES, 0, async (page) => this.#takePage(page));
    await this.#eachFrom(ENTRIES, this.#length, async (entry) => this.#take(entry));
  }

  /** The documents from a number on, up to the first that is not there. */
  async #eachFrom(collection: string, from: number, take: (text: string) => Promise<void>): Promise<void> {
    let next = from;
    for (let width = 1; ; width = Math.min(width * 2, MOST_AT_ONCE)) {
      const first = next;
      const texts = await Promise.all(
        Array.from({ length: width }, (_, index) => this.#documents.get(collection, this.#id(first + index))),
      );
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
