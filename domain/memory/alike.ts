import { termsOf } from './terms.js';

/** Sentences that share this part of their words say the same. */
const SAME = 0.8;

export type Told<Row> = Row & {
  /** further rows that say nearly the same, and so are not shown */
  readonly alike: number;
};

/** Of rows that say nearly the same the first, with how many followed. */
export function withoutAlike<Row extends { readonly sentence: string }>(rows: readonly Row[]): Told<Row>[] {
  const kept: { readonly row: Row; readonly words: ReadonlySet<string>; alike: number }[] = [];
  for (const row of rows) {
    const words = new Set(termsOf(row.sentence));
    const same = kept.find((each) => each.row.sentence === row.sentence || likeness(each.words, words) >= SAME);
    if (same === undefined) kept.push({ row, words, alike: 0 });
    else same.alike += 1;
  }
  return kept.map(({ row, alike }) => ({ ...row, alike }));
}

/** Jaccard's: the part of all words that both have. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}
