import { uniform } from './random.js';
import type { Pool, Task } from './task.js';

const GATE_SHARE = 0.4;
const SEALED_SHARE = 0.2;

/**
 * Gives each task its pool: train, gate and sealed hold 40, 40 and 20 % of the families, and a family is never split.
 * Families stand in the order of their seeded hash and the pools are cut from that order, so the shares are exact, no
 * pool is empty from three families on, and one more family moves at most two others (those at the cuts). The order of
 * the tasks does not matter. One family is all train; two are train and gate. A suite whose tasks name their pools, by the
 * time that they are of, is parted as it says.
 */
export function splitPools(tasks: readonly Pick<Task, 'id' | 'family' | 'pool'>[], seed: number): ReadonlyMap<string, Pool> {
  if (tasks.some((task) => task.pool !== undefined)) return new Map(tasks.map((task) => [task.id, task.pool ?? 'train']));
  const families = [...new Set(tasks.map((task) => task.family))]
    .map((family) => ({ family, key: uniform(seed, `pool:${family}`) }))
    .toSorted((a, b) => a.key - b.key || (a.family < b.family ? -1 : 1))
    .map(({ family }) => family);
  const cut = cuts(families.length);
  const pools = new Map(
    families.map((family, index) => [family, index < cut.gate ? 'train' : index < cut.sealed ? 'gate' : 'sealed'] as const),
  );
  return new Map(tasks.map((task) => [task.id, pools.get(task.family) ?? 'train']));
}

/** The fewest families of a suite whose gate pool has so many. */
export function familiesForGate(wanted: number): number {
  let families = Math.max(wanted, 3);
  for (let cut = cuts(families); cut.sealed - cut.gate < wanted; cut = cuts(families)) families += 1;
  return families;
}

/** Where the gate and the sealed pool begin in the order of families. */
function cuts(families: number): { readonly gate: number; readonly sealed: number } {
  if (families < 3) return { gate: 1, sealed: 2 };
  const sealed = Math.max(1, Math.round(SEALED_SHARE * families));
  const gate = Math.max(1, Math.round(GATE_SHARE * families));
  return { gate: families - sealed - gate, sealed: families - sealed };
}
