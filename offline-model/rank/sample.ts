import { uniform } from '../../domain/random.js';

/**
 * Indices in the order in which they are drawn without replacement with probability ∝ exp(score / temperature): the
 * Gumbel trick makes it one sort. At temperature 0 the order is that of the scores.
 */
export function sampleOrder(scores: Float64Array, temperature: number, seed: number): number[] {
  const keys = temperature === 0 ? scores : scores.map((score, index) => score / temperature + gumbel(uniform(seed, `draw ${index}`)));
  return [...keys.keys()].toSorted((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b);
}

function gumbel(u: number): number {
  return -Math.log(-Math.log(Math.max(u, Number.MIN_VALUE)));
}
