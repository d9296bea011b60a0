import type { TextPair } from './bleu.js';
import { byWords, grams, shared, sizeOf, type Cut } from './text-tokens.js';

/** ROUGE-N as F1, 0 to 1 (Lin, 2004): how many n-grams of either are in both. */
export function rouge({ text, reference }: TextPair, n: number, cut: Cut = byWords): number {
  const [made, wanted] = [grams(cut(text), n), grams(cut(reference), n)];
  return f1(shared(made, wanted), sizeOf(made), sizeOf(wanted));
}

/** ROUGE-L as F1: the longest sequence of tokens that stands in both in this order. */
export function rougeL({ text, reference }: TextPair, cut: Cut = byWords): number {
  const [made, wanted] = [cut(text), cut(reference)];
  return f1(longestCommon(made, wanted), made.length, wanted.length);
}

function f1(right: number, made: number, wanted: number): number {
  return right === 0 ? 0 : (2 * right) / (made + wanted);
}

function longestCommon(one: readonly string[], other: readonly string[]): number {
  let above = Array.from({ length: other.length + 1 }, () => 0);
  for (const token of one) {
    const row = [0];
    for (const [index, each] of other.entries())
      row.push(each === token ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0));
    above = row;
  }
  return above.at(-1) ?? 0;
}
