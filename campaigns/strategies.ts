import type { StrategyVersion } from '../domain/strategy.js';
import { upcastVersion } from '../domain/strategy-upcast.js';
import { RatchetFailure } from '../ports/failures.js';
import { allOf } from '../activities/listed.js';
import { proposalList } from '../ports/lists.js';
import type { Store } from '../activities/ports.js';

export async function versionOf(store: Store, id: string): Promise<StrategyVersion> {
  const found = await store.find('strategies', id);
  if (found === null) throw new RatchetFailure('missing-record', `strategy ${id} is not in the store`);
  return upcastVersion(found);
}

/**
 * Versions with the parent and the change that this campaign has made them by: a strategy is known by its content, and
 * another campaign may have made the same one otherwise, or begun with it. `read`: how far back.
 */
export async function versionsIn(store: Store, campaign: string, read: typeof allOf = allOf): Promise<(id: string) => Promise<StrategyVersion>> {
  const proposals = await read(store, 'proposals', proposalList(campaign));
  const made = new Map(proposals.flatMap(({ strategy, made: how }) => (strategy === null || how === undefined ? [] : [[strategy, how] as const])));
  return async (id) => ({ ...(await versionOf(store, id)), ...made.get(id) });
}
