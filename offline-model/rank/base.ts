import type { Naturalness } from '../naturalness/score.js';
import type { Candidate } from '../operators/candidates.js';

/**
 * Log-weights of candidates before any evidence: the share of the operator, and the rank by naturalness as if the true
 * fix were spread over that rank by a power law. The bits themselves are no good weight: a deletion always reads
 * easier, and one rare name outweighs everything.
 */
export function baseScores(candidates: readonly Candidate[], naturalness: Naturalness): Float64Array {
  const byNature = ranks(candidates.map((candidate) => naturalness(candidate.draft)));
  return Float64Array.from(candidates, (candidate, index) => candidate.logPrior - POWER * Math.log(HEAD + (byNature[index] ?? 0)));
}

const POWER = 0.6;
/** Keeps the first ranks from running away from the next ones. */
const HEAD = 30;

/** Rank of each value, the smallest first; equal values share the middle of their ranks. */
function ranks(values: readonly number[]): Float64Array {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at <= to; at += 1) result[order[at] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return result;
}
