import { playbookTokens } from '../playbook.js';
import type { ArchivedVersion } from '../tactics/tactic.js';
import { scoresByTask } from '../tactics/train-score.js';

export interface ParentOdds {
  readonly id: string;
  readonly odds: number;
  /** train tasks on which no other version is better */
  readonly best: number;
}

const EQUAL = 1e-9;

/**
 * Pareto frequency (as GEPA chooses parents): a version's chance is by the number of train tasks on which none is
 * better. Only tasks count that several versions have practised, a version that another beats or equals everywhere is
 * left out (of equals the one with the smaller playbook stays), and the champion always has a place.
 */
export function parentOdds(archive: readonly ArchivedVersion[], champion: string): readonly ParentOdds[] {
  return paretoOdds(
    archive.map(({ version, results }) => ({ id: version.id, size: playbookTokens(version.strategy), scores: scoresByTask(results) })),
    champion,
  );
}

export interface Scored<Task> {
  readonly id: string;
  readonly size: number;
  readonly scores: ReadonlyMap<Task, number>;
}

export function paretoOdds<Task>(scored: readonly Scored<Task>[], champion: string): readonly ParentOdds[] {
  const tasks = [...new Set(scored.flatMap(({ scores }) => [...scores.keys()]))].filter(
    (task) => scored.filter(({ scores }) => scores.has(task)).length > 1,
  );
  const winners = tasks.map((task) => {
    const best = Math.max(...scored.map(({ scores }) => scores.get(task) ?? Number.NEGATIVE_INFINITY));
    return scored.filter(({ scores }) => (scores.get(task) ?? Number.NEGATIVE_INFINITY) >= best - EQUAL).map(({ id }) => id);
  });
  const won = new Map(scored.map(({ id }) => [id, new Set(winners.flatMap((ids, index) => (ids.includes(id) ? [index] : [])))]));
  const kept = scored
    .toSorted((a, b) => (won.get(b.id)?.size ?? 0) - (won.get(a.id)?.size ?? 0) || a.size - b.size)
    .reduce<readonly string[]>((ids, { id }) => (ids.some((better) => covers(won.get(better), won.get(id))) ? ids : [...ids, id]), []);
  const counted = [...new Set([champion, ...kept])]
    .map((id) => ({ id, best: Math.max(won.get(id)?.size ?? 0, id === champion ? 1 : 0) }))
    .filter(({ best }) => best > 0);
  const total = counted.reduce((sum, each) => sum + each.best, 0);
  return counted.map(({ id, best }) => ({ id, best, odds: best / total }));
}

function covers(better: ReadonlySet<number> | undefined, other: ReadonlySet<number> | undefined): boolean {
  return [...(other ?? [])].every((task) => better?.has(task) === true);
}
