import { trainingList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';

/** Practice of one cycle: how many of its train tasks the champion of then has solved. */
export interface CurvePoint {
  readonly cycle: number;
  readonly solved: number;
  readonly of: number;
}

/** The curve of success in practice, cycle by cycle; a cycle that ran again after a rollback counts as it went last. */
export async function practiceCurve(store: Store, campaign: string): Promise<readonly CurvePoint[]> {
  const ids = (await store.list(trainingList(campaign))).filter((id) => id.endsWith(PRACTICE));
  const records = await Promise.all(ids.map((id) => store.find('trainings', id)));
  const points = new Map<number, CurvePoint>();
  for (const record of records) {
    if (record === null) continue;
    const { cycle, results } = record;
    points.set(cycle, { cycle, solved: results.filter(({ solved }) => solved).length, of: results.length });
  }
  return [...points.values()].toSorted((a, b) => a.cycle - b.cycle);
}

/** How the address of a cycle's practice ends; a challenger's training stands elsewhere. */
export const PRACTICE = '/training';
