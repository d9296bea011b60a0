/**
 * pass@k: the chance that of k runs at least one solves the task, from n runs of which c did, without bias:
 * 1 - C(n-c, k) / C(n, k) (Chen et al., 2021, "Evaluating Large Language Models Trained on Code"). Null where fewer than k were run.
 */
export function passAtK(n: number, c: number, k: number): number | null {
  if (n < k) return null;
  let misses = 1;
  for (let i = 0; i < k; i += 1) misses *= Math.max(0, n - c - i) / (n - i);
  return 1 - misses;
}
