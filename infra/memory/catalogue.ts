import { createHash } from 'node:crypto';
import { setImmediate as turnOfEvents } from 'node:timers/promises';
import { z } from 'zod';
import { isSeen } from '../../domain/view.js';
import { WordIndex } from '../../domain/memory/word-index.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { MemoryQuery } from '../../ports/memory.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { decode } from '../mongo/codec.js';

/** Where a row stands, as the store's list of its shelf has it. */
const listed = z.object({ id: z.string(), keyId: z.string() });

/**
 * The entry of a row in the store's list of its language. The list takes each text once, so it stays what earlier
 * versions wrote, with a scope that nobody reads.
 */
export function referenceTo({ id, key, campaign, branch, cycle }: MemoryRow): string {
  return JSON.stringify({ id, keyId: keyIdOf(key), scope: 'campaign', campaign, branch, cycle });
}

export function keyIdOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** What is held of a row: enough to tell who sees it and what it is. */
export type Entry = Pick<MemoryRow, 'id' | 'campaign' | 'branch' | 'cycle' | 'kind' | 'errorType'>;

/** A text that rows are found by, with those that stand under it. */
interface Key {
  readonly id: string;
  readonly rows: Entry[];
}

/** Others get their turn between so many. */
const ADDED_IN_A_BREATH = 64;

/** The rows of one shelf by their keys, and the words of those, as the store tells it. The list only grows, so only its end is new. */
export class Catalogue {
  readonly #keys: Key[] = [];
  readonly #at = new Map<string, number>();
  readonly #words = new WordIndex();
  /** names that many rows share are held once */
  readonly #names = new Map<string, string>();
  #read = 0;

  /** Reads what was added since, all at once: a store that is read for the first time is read in a row. Not to be called while it runs. */
  async follow(store: Store, list: string): Promise<void> {
    const added = (await store.list(list)).slice(this.#read).map((text) => decode(listed, text, 'an entry of a list of memory rows'));
    const rows = await Promise.all(added.map(async ({ id }) => heldOf(await rowOf(store, id))));
    for (const row of rows) {
      this.#add(row);
      this.#read += 1;
      if (this.#read % ADDED_IN_A_BREATH === 0) await turnOfEvents();
    }
  }

  #add({ key: text, ...row }: Held): void {
    const keyId = keyIdOf(text);
    const at = this.#at.get(keyId) ?? this.#keys.length;
    if (at === this.#keys.length) {
      this.#keys.push({ id: keyId, rows: [] });
      this.#at.set(keyId, at);
      this.#words.add(text);
    }
    this.#keys[at]?.rows.push({ ...row, campaign: this.#once(row.campaign) });
  }

  #once(name: string): string {
    const known = this.#names.get(name) ?? name;
    this.#names.set(name, known);
    return known;
  }

  /** rows that were read */
  get rows(): number {
    return this.#read;
  }

  /** texts that they are found by */
  get size(): number {
    return this.#keys.length;
  }

  /** What a question may see of it. */
  seenBy({ view, only = {}, without }: Pick<MemoryQuery, 'view' | 'only' | 'without'>): Seen {
    const isWanted = (row: Entry): boolean =>
      isSeen(view.branches, view.campaign, row) &&
      (only.kinds === undefined || only.kinds.includes(row.kind)) &&
      (only.errorClass === undefined || row.errorType?.split(':')[0] === only.errorClass) &&
      without?.has(row.id) !== true;
    return new Seen(this.#keys, this.#at, this.#words, isWanted);
  }

  /** A row of each key that is not among these. */
  without(keyIds: ReadonlySet<string>): readonly string[] {
    return this.#keys.flatMap(({ id, rows: [first] }) => (first === undefined || keyIds.has(id) ? [] : [first.id]));
  }
}

/** The part of a catalogue that one question may see. */
export class Seen {
  readonly #keys: readonly Key[];
  readonly #at: ReadonlyMap<string, number>;
  readonly #words: WordIndex;
  readonly #isWanted: (row: Entry) => boolean;
  readonly #counts: Uint8Array;
  /** keys under which a row is seen */
  readonly size: number;

  constructor(keys: readonly Key[], at: ReadonlyMap<string, number>, words: WordIndex, isWanted: (row: Entry) => boolean) {
    this.#keys = keys;
    this.#at = at;
    this.#words = words;
    this.#isWanted = isWanted;
    this.#counts = Uint8Array.from(keys, ({ rows }) => (rows.some(isWanted) ? 1 : 0));
    this.size = this.#counts.reduce((sum, each) => sum + each, 0);
  }

  ids(): string[] {
    return this.#keys.filter((_, key) => this.#counts[key] === 1).map(({ id }) => id);
  }

  under(keyId: string): readonly Entry[] {
    const key = this.#at.get(keyId);
    return key === undefined || this.#counts[key] !== 1 ? [] : (this.#keys[key]?.rows.filter(this.#isWanted) ?? []);
  }

  /** Ids of the rows that share most with a text, word by word: best first, ties by id. */
  byWords(text: string, depth: number): string[] {
    const scores = this.#words.scores(text, (key) => this.#counts[key] === 1);
    const least = scoreAt(scores, depth);
    const near: Ranked[] = [];
    for (const [key, score] of scores.entries())
      if (score > 0 && score >= least) for (const { id } of this.#keys[key]?.rows.filter(this.#isWanted) ?? []) near.push({ id, score });
    return ranked(near).slice(0, depth);
  }
}

export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** Best first, ties by id. */
export function ranked(rows: readonly Ranked[]): string[] {
  return rows.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** The score at a place of the order, from 1; 0 where there are fewer. */
function scoreAt(scores: Float64Array, place: number): number {
  const sorted = scores.filter((score) => score > 0).toSorted();
  return sorted.at(-place) ?? 0;
}

/** What is held of a row, with the text that it is found by. */
type Held = Entry & Pick<MemoryRow, 'key'>;

function heldOf({ id, key, campaign, branch, cycle, kind, errorType }: MemoryRow): Held {
  return { id, key, campaign, branch, cycle, kind, ...(errorType === undefined ? {} : { errorType }) };
}

export async function rowsOf(store: Store, ids: readonly string[]): Promise<MemoryRow[]> {
  return Promise.all(ids.map((id) => rowOf(store, id)));
}

async function rowOf(store: Store, id: string): Promise<MemoryRow> {
  const row = await store.find('memory', id);
  if (row !== null) return row;
  throw new RatchetFailure('missing-record', `memory row ${id} stands in the list of its shelf, but not in the store`);
}
