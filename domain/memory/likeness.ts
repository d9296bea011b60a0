import { hash53 } from '../random.js';
import type { RowKind } from './account.js';

/** What of a row says whether another one says the same. */
export interface Said {
  readonly kind: RowKind;
  readonly language: string;
  readonly repository?: string;
  readonly key: string;
  readonly sentence: string;
  readonly symptom: string;
  readonly remedy: string;
  readonly edit?: string;
  readonly code?: string;
}

/** What both are found by must be this alike, and what both say. */
const LIKE_KEYS = 0.9;
const LIKE_WORDS = 0.8;
/** Characters of a text that are compared. */
const MOST = 4_000;

/** The first of the rows that says what this one says: with the same content, or else nearly so. */
export function saidBefore<Row extends Said>(row: Said, rows: readonly Row[]): Row | null {
  const kin = rows.filter(
    ({ kind, language, repository }) => kind === row.kind && language === row.language && repository === row.repository,
  );
  const content = contentHash(row);
  const [key, words] = [tokensOf(row.key), tokensOf(wordsOf(row))];
  return (
    kin.find((each) => contentHash(each) === content) ??
    kin.find((each) => overlap(key, tokensOf(each.key)) >= LIKE_KEYS && overlap(words, tokensOf(wordsOf(each))) >= LIKE_WORDS) ??
    null
  );
}

/** Alike for texts that differ in white space alone. */
export function contentHash(row: Said): number {
  return hash53(
    [row.kind, row.language, row.repository ?? '', row.key, wordsOf(row)].map((part) => part.replaceAll(/\s+/g, ' ').trim()).join('\u0000'),
  );
}

function wordsOf({ sentence, symptom, remedy, edit = '', code = '' }: Said): string {
  return [sentence, symptom, remedy, edit, code].join('\n');
}

/** Words, numbers and signs, each as often as it comes. */
function tokensOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [token] of text
    .slice(0, MOST)
    .toLowerCase()
    .matchAll(/[\p{L}_$][\p{L}\p{N}_$]*|\d+(?:\.\d+)?|[^\s]/gu))
    counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** What two bags have in common, of all that is in either (Jaccard); 1 where both are empty. */
function overlap(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0];
  for (const [token, n] of one) {
    const m = other.get(token) ?? 0;
    shared += Math.min(n, m);
    all += Math.max(n, m);
  }
  for (const [token, m] of other) if (!one.has(token)) all += m;
  return all === 0 ? 1 : shared / all;
}
