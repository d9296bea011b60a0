/** Of Cormack, Clarke and Büttcher (SIGIR 2009), who found that little depends on it. */
const RANK_CONSTANT = 60;

/**
 * Reciprocal rank fusion: what stands at rank r of a ranking, from 1, gets 1 / (60 + r) of it. It needs no common scale, which
 * nearness by meaning and by words do not have. Best first, ties by id. `weights`: how much each ranking counts; missing: 1.
 */
export function fused(rankings: readonly (readonly string[])[], weights: readonly number[] = []): string[] {
  const scores = new Map<string, number>();
  for (const [which, ranking] of rankings.entries())
    for (const [index, id] of ranking.entries())
      scores.set(id, (scores.get(id) ?? 0) + (weights[which] ?? 1) / (RANK_CONSTANT + index + 1));
  return [...scores].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
}
