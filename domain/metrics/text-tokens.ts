/** How a text is cut before its n-grams are counted. A figure names its cut: `bleu-13a`, `bleu-code`. */
export type Cut = (text: string) => readonly string[];

/** Words between white space. */
export const byBlanks: Cut = (text) => text.split(/\s+/).filter((each) => each !== '');

const ENTITIES: readonly (readonly [string, string])[] = [
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
];

/** As `mteval-v13a` does, and sacrebleu after it: punctuation apart from words, but not within numbers. */
export const by13a: Cut = (text) => {
  const joined = text.replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  const plain = ENTITIES.reduce((line, [entity, sign]) => line.replaceAll(entity, sign), joined);
  return byBlanks(
    ` ${plain} `
      .replaceAll(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
      .replaceAll(/([^0-9])([.,])/g, '$1 $2 ')
      .replaceAll(/([.,])([^0-9])/g, ' $1 $2')
      .replaceAll(/([0-9])(-)/g, '$1 $2 '),
  );
};

/** Names, numbers, texts and operators of a program in whatever language. */
export const byCode: Cut = (text) =>
  text.match(
    /[\p{L}_$][\p{L}\p{N}_$]*|\p{N}[\w.]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[=!<>]=+|&&|\|\||\*\*=?|\/\/=?|<<=?|>>=?|->|=>|[-+*/%|&^]=|\+\+|--|::|[^\s\p{L}\p{N}_$]/gu,
  ) ?? [];

/** As `rouge-score` does: words of small letters and digits, which drops every operator and all that is not Latin. */
export const byWords: Cut = (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Characters without white space. */
export const byCharacters: Cut = (text) => Array.from(text.replaceAll(/\s+/g, ''));

export type Grams = ReadonlyMap<string, number>;

/** How often each sequence of `n` tokens stands in them. */
export function grams(tokens: readonly string[], n: number): Grams {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= tokens.length; at += 1) {
    const gram = JSON.stringify(tokens.slice(at, at + n));
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

export function sizeOf(counts: Grams): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}

/** What both have, each as often as the one that has it less often. */
export function shared(one: Grams, other: Grams): number {
  return [...one].reduce((sum, [gram, n]) => sum + Math.min(n, other.get(gram) ?? 0), 0);
}
