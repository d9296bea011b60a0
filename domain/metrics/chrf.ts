import type { TextPair } from './bleu.js';
import { byCharacters, grams, shared, sizeOf, type Cut } from './text-tokens.js';

const ORDER = 6;
/** Recall weighs twice as much as precision: chrF2. */
const BETA_SQUARED = 4;

/**
 * chrF2 over all pairs, 0 to 100 (Popović, 2015), as sacrebleu has it. With `byCode` as the cut it is over tokens of code, and to be
 * labelled so.
 */
export function chrf(pairs: readonly TextPair[], cut: Cut = byCharacters): number {
  const cuts = pairs.map(({ text, reference }) => ({ text: cut(text), reference: cut(reference) }));
  let [precision, recall, orders] = [0, 0, 0];
  for (let n = 1; n <= ORDER; n += 1) {
    let [right, made, wanted] = [0, 0, 0];
    for (const { text, reference } of cuts) {
      const [ours, theirs] = [grams(text, n), grams(reference, n)];
      right += shared(ours, theirs);
      wanted += sizeOf(theirs);
      // n-grams count for nothing where the reference is too short to have any
      made += theirs.size === 0 ? 0 : sizeOf(ours);
    }
    if (made === 0 || wanted === 0) continue;
    precision += right / made;
    recall += right / wanted;
    orders += 1;
  }
  if (precision + recall === 0) return 0;
  return (100 * (1 + BETA_SQUARED) * (precision / orders) * (recall / orders)) / ((BETA_SQUARED * precision + recall) / orders);
}
