import { goesOn } from '../../domain/acceptance.js';
import type { RaceConditions } from '../../domain/acceptance.js';
import { vetoedStrategies } from '../../campaigns/orders.js';
import type { UndecidedRecord } from '../../ports/campaign-records.js';
import { raceList, latestOf, undecidedList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';

/** A race that stays undecided so often is let go: its evidence is near to nothing. */
const MAX_ROUNDS = 4;

/**
 * The latest race that ended undecided and still asks the same question: against this champion, on this pool, of this
 * model. It goes on with the view of memory that it was held with.
 */
export async function undecidedRace(
  { store }: { readonly store: Store },
  input: { readonly campaign: string; readonly now: Pick<RaceConditions, 'champion' | 'fingerprint' | 'suiteId'> },
): Promise<UndecidedRecord | null> {
  const ids = await store.list(undecidedList(input.campaign));
  if (ids.length === 0) return null;
  const races = await latestOf(store, 'races', raceList(input.campaign));
  const vetoed = await vetoedStrategies(store, input.campaign);
  for (const id of ids.toReversed()) {
    const found = await store.find('undecided', id);
    if (found === null || found.rounds >= MAX_ROUNDS) continue;
    const { conditions, state } = found;
    if (vetoed.has(conditions.challenger)) continue;
    const latest = races.findLast((race) => race.k === state.k);
    if (latest === undefined || latest.pairs !== state.pairs) continue;
    if (goesOn({ ...conditions, decision: latest.decision }, { ...conditions, ...input.now })) return found;
  }
  return null;
}
