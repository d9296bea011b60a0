import { hash53 } from '../../domain/random.js';
import type { Embedder } from '../../ports/memory.js';

const DIMENSION = 256;
/** What a feature counts beside a whole token: parts of a name say less than the name, and so do neighbours. */
const PART_WEIGHT = 0.7;
const PAIR_WEIGHT = 0.7;
/**
 * It compares words as BM25 does, and worse: fused as equals the two find an exercise again at a mean reciprocal rank of .85, words
 * alone at .97. So it orders what words leave level (`npm run bench -- memory --only quality`).
 */
const WEIGHT = 0.1;

/**
 * An embedding that needs no model: tokens of code, the parts of their names and pairs of neighbours, each hashed to a
 * place and a sign. Texts are near when they have words in common; it knows no meaning. The numbers are part of what
 * is stored, so a change here needs a new name.
 */
export const hashingEmbedder: Embedder = {
  name: 'hashing-v1',
  dimension: DIMENSION,
  weight: WEIGHT,
  embed: async (texts, signal) => {
    signal.throwIfAborted();
    return texts.map(embedding);
  },
};

function embedding(text: string): number[] {
  const vector = Array.from({ length: DIMENSION }, () => 0);
  for (const [feature, { weight, count }] of features(text)) {
    const hash = hash53(feature);
    const place = hash % DIMENSION;
    const sign = Math.floor(hash / DIMENSION) % 2 === 0 ? 1 : -1;
    vector[place] = (vector[place] ?? 0) + sign * weight * (1 + Math.log(count));
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const TOKEN = /[\p{L}_][\p{L}\p{N}_]*|\p{N}+(?:\.\p{N}+)?|[^\s\p{L}\p{N}_]+/gu;
const NAME_PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{Lt}\p{Lm}]+/gu;

function features(text: string): Map<string, { readonly weight: number; count: number }> {
  const found = new Map<string, { readonly weight: number; count: number }>();
  const add = (feature: string, weight: number): void => {
    const known = found.get(feature);
    if (known === undefined) found.set(feature, { weight, count: 1 });
    else known.count += 1;
  };
  const tokens = text.match(TOKEN) ?? [];
  // Two features can fall on one place with opposite signs; this one keeps any text, and an empty one, from the zero vector.
  add('every text', 0.01);
  for (const [index, token] of tokens.entries()) {
    add(`token ${token}`, 1);
    for (const part of token.match(NAME_PART) ?? []) add(`part ${part.toLowerCase()}`, PART_WEIGHT);
    const next = tokens[index + 1];
    if (next !== undefined) add(`pair ${token} ${next}`, PAIR_WEIGHT);
  }
  return found;
}
