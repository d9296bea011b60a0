import { grams, shared, sizeOf, type Cut } from './text-tokens.js';

/** A text and the one that it should be. */
export interface TextPair {
  readonly text: string;
  readonly reference: string;
}

const ORDERS = [1, 2, 3, 4] as const;

/**
 * BLEU of a corpus, 0 to 100 (Papineni et al., 2002), one reference each, exponential smoothing: what sacrebleu (Post,
 * 2018) calls `nrefs:1|case:mixed|eff:no|smooth:exp`, with the cut as its tokenizer.
 */
export function bleu(pairs: readonly TextPair[], cut: Cut): number {
  return scored(pairs, cut, false);
}

/** Of one sentence, over the orders that it is long enough for (`eff:yes`). */
export function sentenceBleu(pair: TextPair, cut: Cut): number {
  return scored([pair], cut, true);
}

function scored(pairs: readonly TextPair[], cut: Cut, effective: boolean): number {
  const cuts = pairs.map(({ text, reference }) => ({ text: cut(text), reference: cut(reference) }));
  const counted = ORDERS.map((n) => {
    const each = cuts.map(({ text, reference }) => ({ made: grams(text, n), wanted: grams(reference, n) }));
    return { right: total(each.map(({ made, wanted }) => shared(made, wanted))), of: total(each.map(({ made }) => sizeOf(made))) };
  });
  if (counted.every(({ right }) => right === 0)) return 0;
  const [length, wanted] = [total(cuts.map(({ text }) => text.length)), total(cuts.map(({ reference }) => reference.length))];
  const precisions = smoothed(counted);
  const orders = effective ? precisions.length : ORDERS.length;
  // An order without any n-gram has precision 0.
  if (precisions.length < orders) return 0;
  const brevity = length < wanted ? Math.exp(1 - wanted / length) : 1;
  return 100 * brevity * Math.exp(total(precisions.map(Math.log)) / orders);
}

/** Of the orders that have n-grams; where none of them is right, half as much is taken each time. */
function smoothed(counted: readonly { readonly right: number; readonly of: number }[]): number[] {
  let divisor = 1;
  const precisions: number[] = [];
  for (const { right, of } of counted) {
    if (of === 0) break;
    if (right === 0) divisor *= 2;
    precisions.push(right === 0 ? 1 / (divisor * of) : right / of);
  }
  return precisions;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0);
}
