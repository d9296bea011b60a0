import { partsOf } from '../domain/address.js';
import { nothingNamed } from '../domain/nothing-named.js';
import type { Store } from '../ports/store.js';
import { episodeAddresses } from './episodes.js';
import { strategyIds } from './strategies.js';

/** What people are told who name something that is not on record: in one form, wherever they do. */

export async function noCampaign(store: Store, name: string): Promise<string> {
  const known = (await store.campaigns.list()).toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  return nothingNamed('campaign', name, { known: known.map(({ id }) => id), lists: 'ratchet campaign list' });
}

/** `campaign`: null for any. */
export async function noStrategy(store: Store, id: string, campaign: string | null): Promise<string> {
  const known = await strategyIds(store, campaign);
  const [what, of] = campaign === null ? ['strategy', ''] : [`strategy of campaign ${campaign}`, ` --campaign ${campaign}`];
  return nothingNamed(what, id, { known, lists: `ratchet strategy list --all${of}` });
}

/** Episodes belong to campaigns and to runs of `solve`: where there is none of that name either, this is what is told. */
export async function noEpisode(store: Store, address: string): Promise<string> {
  const [campaign = ''] = partsOf(address);
  const known = await episodeAddresses(store, campaign);
  if (known.length === 0 && (await store.campaigns.get(campaign)) === null)
    return `there is no episode ${JSON.stringify(address)}, since ${await noCampaign(store, campaign)}`;
  return nothingNamed('episode that has ended,', address, { known, lists: `ratchet episodes ${campaign}` });
}
