/** Success in practice in one cycle. */
export interface CurveCount {
  readonly cycle: number;
  readonly solved: number;
  readonly of: number;
}

/**
 * ImprovementSlope: by how much the share of practised tasks that are solved grows a cycle, as the least-squares line
 * through the cycles, each counted by its tasks. Null of fewer than three cycles: a line through two says nothing.
 */
export function improvementSlope(curve: readonly CurveCount[]): number | null {
  const points = curve.filter(({ of }) => of > 0);
  if (points.length < 3) return null;
  const weight = points.reduce((sum, { of }) => sum + of, 0);
  const x = points.reduce((sum, { cycle, of }) => sum + cycle * of, 0) / weight;
  const y = points.reduce((sum, { solved }) => sum + solved, 0) / weight;
  const spread = points.reduce((sum, { cycle, of }) => sum + of * (cycle - x) ** 2, 0);
  return points.reduce((sum, { cycle, solved, of }) => sum + of * (cycle - x) * (solved / of - y), 0) / spread;
}

/**
 * SafetyDrop: the deepest fall of success in practice below a level that the campaign had reached before, in means of
 * `window` cycles each (a drawdown; 0 where it never fell). Null where there are not two windows.
 */
export function safetyDrop(curve: readonly CurveCount[], window = DROP_WINDOW): number | null {
  const points = curve.filter(({ of }) => of > 0);
  if (points.length < 2 * window) return null;
  const means = points.slice(window - 1).map((_, at) => {
    const own = points.slice(at, at + window);
    return own.reduce((sum, { solved }) => sum + solved, 0) / own.reduce((sum, { of }) => sum + of, 0);
  });
  // a window is held against those that share no cycle with it
  let [best, drop] = [0, 0];
  for (const [at, now] of means.entries()) {
    best = Math.max(best, means[at - window] ?? 0);
    drop = Math.max(drop, best - now);
  }
  return drop;
}

/** Fewer would take the luck of a few tasks for a fall. */
const DROP_WINDOW = 3;
