import type { Candidate } from '../operators/candidates.js';
import type { Naturalness } from '../naturalness/score.js';

/**
 * Log-scores of candidates before any evidence: the sum of their ranks by operator prior and by naturalness, as if
 * the true fix were spread over that order by Zipf's law. Ranks need no weights to be fused and stand outliers.
 */
export function baseScores(candidates: readonly Candidate[], naturalness: Naturalness): Float64Array {
  const byPrior = ranks(candidates.map((candidate) => -candidate.logPrior));
  const byNature = ranks(candidates.map((candidate) => naturalness(candidate.draft)));
  return Float64Array.from(candidates, (_, index) => -Math.log(HEAD + (byPrior[index] ?? 0) + (byNature[index] ?? 0)));
}

/** Keeps the first ranks from running away from the next ones. */
const HEAD = 10;

/** Rank of each value, the smallest first; equal values share the middle of their ranks. */
export function ranks(values: readonly number[]): Float64Array {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at <= to; at += 1) result[order[at] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return result;
}
