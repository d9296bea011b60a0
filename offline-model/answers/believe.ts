import type { Place } from '../operators/place.js';
import type { TaskView } from '../prompt/read-prompt.js';
import type { Toolbox } from '../rank/repair.js';
import { poolsOf } from '../rank/pools.js';

/** Where most of the probability of the untried candidates lies. */
export interface Belief {
  readonly path: string;
  readonly line: number;
  readonly place: Place;
  /** the likeliest at that line, first the best */
  readonly operators: readonly string[];
  /** the share of that line */
  readonly share: number;
}

const OPERATORS_NAMED = 2;

/** null when there is nothing to choose from. */
export function believe(task: TaskView, toolbox: Toolbox): Belief | null {
  const lines = new Map<
    string,
    { path: string; line: number; weight: number; places: Map<Place, number>; operators: Map<string, number> }
  >();
  let total = 0;
  for (const pool of poolsOf(task, toolbox)) {
    if (pool.isSecond) continue;
    for (const [index, { line, place, operator }] of pool.candidates.entries()) {
      const weight = Math.exp(pool.scores[index] ?? 0);
      const key = `${pool.path}:${line}`;
      const group = lines.get(key) ?? { path: pool.path, line, weight: 0, places: new Map(), operators: new Map() };
      lines.set(key, group);
      group.weight += weight;
      group.places.set(place, (group.places.get(place) ?? 0) + weight);
      group.operators.set(operator, (group.operators.get(operator) ?? 0) + weight);
      total += weight;
    }
  }
  const best = [...lines.values()].toSorted((a, b) => b.weight - a.weight)[0];
  if (best === undefined) return null;
  return {
    path: best.path,
    line: best.line,
    place: heaviest(best.places)[0] ?? 'function body',
    operators: heaviest(best.operators).slice(0, OPERATORS_NAMED),
    share: Math.round((100 * best.weight) / total) / 100,
  };
}

function heaviest<T>(weights: ReadonlyMap<T, number>): T[] {
  return [...weights].toSorted((a, b) => b[1] - a[1]).map(([key]) => key);
}
