import type { StrategyVersion, Strategy } from '../domain/strategy.js';
import { upcastVersion } from '../domain/strategy-upcast.js';
import { RatchetFailure } from '../ports/failures.js';
import { proposalList, allOf, checkpointList, strategyList } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { LenientStore } from './leaving-out.js';
import type { Store } from '../ports/store.js';

export async function versionOf(store: Store, id: string): Promise<StrategyVersion> {
  const found = await store.find('strategies', id);
  if (found === null) throw new RatchetFailure('missing-record', `strategy ${id} is not in the store`);
  return upcastVersion(found);
}

/**
 * Versions with the parent and the change that this campaign has made them by: a strategy is known by its content, and
 * another campaign may have made the same one otherwise, or begun with it. `read`: how far back.
 */
export async function versionsIn(
  store: Store,
  campaign: string,
  read: typeof allOf = allOf,
): Promise<(id: string) => Promise<StrategyVersion>> {
  const proposals = await read(store, 'proposals', proposalList(campaign));
  const made = new Map(
    proposals.flatMap(({ strategy, made: how }) => (strategy === null || how === undefined ? [] : [[strategy, how] as const])),
  );
  return async (id) => ({ ...(await versionOf(store, id)), ...made.get(id) });
}

/** Ids of the strategies of a campaign, or of all campaigns (null), in the order in which they were made. */
export async function strategyIds(store: Store, campaign: string | null): Promise<readonly string[]> {
  if (campaign !== null) return store.list(strategyList(campaign));
  const campaigns = (await store.campaigns.list()).toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  const lists = await Promise.all(campaigns.map(({ id }) => store.list(strategyList(id))));
  return [...new Set(lists.flat())];
}

/** Of those, the ones that a campaign began with or that were its champion at a checkpoint: a search makes hundreds that never were. */
export async function confirmedIds(store: Store, campaign: string | null): Promise<ReadonlySet<string>> {
  const names = campaign === null ? (await store.campaigns.list()).map(({ id }) => id) : [campaign];
  const found = await Promise.all(
    names.map(async (name) => {
      const [ids, confirmed, state] = await Promise.all([
        store.list(strategyList(name)),
        allOf(store, 'checkpoints', checkpointList(name)),
        store.campaigns.get(name),
      ]);
      return [...ids.slice(0, 1), ...confirmed.map(({ strategy }) => strategy), ...(state === null ? [] : [state.champion])];
    }),
  );
  return new Set(found.flat());
}

/** A campaign that has a strategy. */
export interface Having {
  readonly campaign: CampaignState;
  /** false: it began with it */
  readonly made: boolean;
}

/** In the order in which they began. */
export async function campaignsWith(store: Store, id: string): Promise<readonly Having[]> {
  const campaigns = (await store.campaigns.list()).toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  const places = await Promise.all(
    campaigns.map(async (campaign) => ({ campaign, at: (await strategyIds(store, campaign.id)).indexOf(id) })),
  );
  return places.filter(({ at }) => at >= 0).map(({ campaign, at }) => ({ campaign, made: at > 0 }));
}

/** Those of these versions that can be read. */
export async function readableVersions(store: LenientStore, ids: readonly string[]): Promise<readonly StrategyVersion[]> {
  const found = await Promise.all(ids.map((id) => store.tried('strategies', id, () => versionOf(store, id))));
  return found.filter((each) => each !== null);
}

/** A strategy in today's schema. */
export async function loadStrategy(store: Store, id: string): Promise<Strategy> {
  return (await versionOf(store, id)).strategy;
}
