import { rollbacksOf } from './rollbacks.js';
import type { RaceRecord } from '../ports/records.js';
import type { Records } from '../ports/record-kinds.js';
import type { End } from '../domain/meta/outcome.js';
import type { Store } from '../ports/store.js';

/** Champions that a rollback left behind. */
export async function rolledBack(store: Store, campaign: string): Promise<ReadonlySet<string>> {
  return new Set((await rollbacksOf(store, campaign)).flatMap((each) => each.abandoned));
}

/** How far a challenger came; null while its screen or race is still to come. */
export function endOf(
  strategy: string,
  screened: Records['screens'] | undefined,
  raced: RaceRecord | undefined,
  lost: ReadonlySet<string>,
): End | null {
  if (lost.has(strategy)) return 'rolled-back';
  if (raced !== undefined) return raced.decision;
  return screened !== undefined && !screened.passed ? 'screened' : null;
}
