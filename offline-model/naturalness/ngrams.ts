import { hash53 } from '../../domain/random.js';

/**
 * A 4-gram model with Witten-Bell smoothing, as counts in two open-addressing tables: how often a sequence occurred,
 * and how often and with how many different next tokens a context occurred. A sequence is known by a 32-bit mark beside
 * its place in the table; two that share both are counted as one, which is rare enough not to matter.
 */
export const ORDER = 4;

export interface CountTable {
  readonly marks: Uint32Array;
  readonly counts: Uint32Array;
  /** different tokens that followed; only of contexts */
  readonly kinds: Uint32Array;
}

export interface NgramCounts {
  readonly tokens: number;
  readonly vocabulary: number;
  readonly sequences: CountTable;
}

const BITS = 23;
const MASK = 2 ** BITS - 1;
export const TABLE_SIZE = 2 ** BITS;

export function emptyTable(): CountTable {
  return { marks: new Uint32Array(TABLE_SIZE), counts: new Uint32Array(TABLE_SIZE), kinds: new Uint32Array(TABLE_SIZE) };
}

/** The place of a sequence in the table, or of the free place for it. */
function find(table: CountTable, low: number, mark: number): number {
  let at = low & MASK;
  while (table.marks[at] !== 0 && table.marks[at] !== mark) at = (at + 1) & MASK;
  return at;
}

const ids = new Map<string, number>();

/** A number for a token, the same in every process. */
export function tokenId(token: string): number {
  const known = ids.get(token);
  if (known !== undefined) return known;
  const id = hash53(token) % 4294967291;
  if (ids.size < MAX_REMEMBERED) ids.set(token, id);
  return id;
}

const MAX_REMEMBERED = 500_000;

/** Counts every sequence of up to four tokens. */
export function count(table: CountTable, tokens: readonly number[]): void {
  for (let end = 0; end < tokens.length; end += 1) {
    for (let length = 1; length <= ORDER && length <= end + 1; length += 1) {
      const at = locate(table, tokens, end + 1 - length, end + 1);
      const isNew = table.counts[at] === 0;
      table.counts[at] = (table.counts[at] ?? 0) + 1;
      const context = locate(table, tokens, end + 1 - length, end, CONTEXT);
      table.counts[context] = (table.counts[context] ?? 0) + 1;
      if (isNew) table.kinds[context] = (table.kinds[context] ?? 0) + 1;
    }
  }
}

const CONTEXT = 0x5bd1e995;

/** The place of a sequence, taken for it when it is new. */
function locate(table: CountTable, tokens: readonly number[], from: number, to: number, salt = 0): number {
  const [low, high] = [hash(tokens, from, to, 0x811c9dc5 ^ salt), markOf(tokens, from, to, salt)];
  const at = find(table, low, high);
  table.marks[at] = high;
  return at;
}

function peek(table: CountTable, tokens: readonly number[], from: number, to: number, salt = 0): number {
  return find(table, hash(tokens, from, to, 0x811c9dc5 ^ salt), markOf(tokens, from, to, salt));
}

function markOf(tokens: readonly number[], from: number, to: number, salt: number): number {
  const mark = hash(tokens, from, to, 0x2f0b4397 ^ (to - from) ^ salt);
  return mark === 0 ? 1 : mark;
}

function hash(tokens: readonly number[], from: number, to: number, start: number): number {
  let value = start;
  for (let index = from; index < to; index += 1) {
    value = Math.imul(value ^ (tokens[index] ?? 0), 0x9e3779b1);
    value = Math.imul(value ^ (value >>> 15), 0x85ebca77);
    value ^= value >>> 13;
  }
  return value >>> 0;
}

/** −log2 of the probability of the token at `end`, given those before it from `start` on. */
export function surprise(model: NgramCounts, tokens: readonly number[], start: number, end: number): number {
  const table = model.sequences;
  let probability = 1 / (model.vocabulary + 1);
  for (let length = 1; length <= ORDER && end + 1 - length >= start; length += 1) {
    const context = peek(table, tokens, end + 1 - length, end, CONTEXT);
    const seen = table.counts[context] ?? 0;
    if (seen === 0) break;
    const kinds = table.kinds[context] ?? 0;
    const together = table.counts[peek(table, tokens, end + 1 - length, end + 1)] ?? 0;
    probability = (together + kinds * probability) / (seen + kinds);
  }
  return -Math.log2(probability);
}
