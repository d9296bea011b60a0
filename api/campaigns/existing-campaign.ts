import { NotFoundException } from '@nestjs/common';
import type { CampaignState } from '../../ports/records.js';
import { noCampaign } from '../../campaigns/nothing-there.js';
import type { Store } from '../../ports/store.js';

/** The campaign of that name, or a 404 that names what there is. */
export async function existingCampaign(store: Store, name: string): Promise<CampaignState> {
  const campaign = await store.campaigns.get(name);
  if (campaign !== null) return campaign;
  throw new NotFoundException([await noCampaign(store, name)]);
}
