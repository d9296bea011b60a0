import type { Documents } from './documents.js';
import { Journal, type Folded } from './journal.js';

/** Journals that stay in memory; one that was dropped is read again from its pages. */
const KEPT = 256;

/** The journals of one kind, by name. */
export class Journals<S extends Folded> {
  readonly #documents: Documents;
  readonly #kind: string;
  readonly #empty: () => S;
  readonly #open = new Map<string, Journal<S>>();

  constructor(documents: Documents, kind: string, empty: () => S) {
    this.#documents = documents;
    this.#kind = kind;
    this.#empty = empty;
  }

  of(name: string): Journal<S> {
    const journal = this.#open.get(name) ?? new Journal(this.#documents, `${this.#kind}:${name}`, this.#empty());
    // last used, last in the map
    this.#open.delete(name);
    this.#open.set(name, journal);
    const oldest = this.#open.keys().next().value;
    if (this.#open.size > KEPT && oldest !== undefined) this.#open.delete(oldest);
    return journal;
  }
}
