import type { CampaignState } from '../ports/records.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Bounds } from '../domain/extension.js';
import type { Store } from '../ports/store.js';

export async function campaignState(store: Store, campaign: string): Promise<CampaignState> {
  const state = await store.campaigns.get(campaign);
  if (state === null) throw new RatchetFailure('missing-record', `campaign ${campaign} is not in the store`);
  return state;
}

/** The cycles that a campaign may do, and until when, as it was last said. */
export function boundsOf({
  config,
  extensions = [],
}: Pick<CampaignState, 'config' | 'extensions'>): Pick<Bounds, 'cycles' | 'maxHours' | 'deadline'> {
  const { cycles, maxHours, deadline } = extensions.at(-1) ?? config;
  return { cycles, maxHours, deadline };
}
