import { termsOf } from './terms.js';

/** Sentences that share this part of their words say the same. */
const SAME = 0.8;

export type Told<Row> = Row & {
  /** further rows that say nearly the same, and so are not shown */
  readonly alike: number;
};

/** Of rows that say nearly the same the first, with how many followed. What stands in backquotes is code, and must be the same. */
export function withoutAlike<Row extends { readonly sentence: string }>(rows: readonly Row[]): Told<Row>[] {
  const kept: { readonly row: Row; readonly said: Sentence; alike: number }[] = [];
  for (const row of rows) {
    const said = sentenceOf(row.sentence);
    const same = kept.find((each) => each.said.quoted === said.quoted && likeness(each.said.words, said.words) >= SAME);
    if (same === undefined) kept.push({ row, said, alike: 0 });
    else same.alike += 1;
  }
  return kept.map(({ row, alike }) => ({ ...row, alike }));
}

interface Sentence {
  readonly quoted: string;
  readonly words: ReadonlySet<string>;
}

function sentenceOf(text: string): Sentence {
  return { quoted: (text.match(/`[^`]*`/g) ?? []).join(' '), words: new Set(termsOf(text)) };
}

/** Jaccard's: the part of all words that both have; 1 where neither has any. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}
