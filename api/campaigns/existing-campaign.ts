import { NotFoundException } from '@nestjs/common';
import type { CampaignState } from '../../ports/records.js';
import { knownOnes } from '../http/problem.js';
import type { Store } from '../../ports/store.js';

/** The campaign of that name, or a 404 that names those there are. */
export async function existingCampaign(store: Store, name: string): Promise<CampaignState> {
  const campaign = await store.campaigns.get(name);
  if (campaign !== null) return campaign;
  const others = await store.campaigns.list();
  throw new NotFoundException([`campaign "${name}" does not exist; ${knownOnes(others.map((each) => each.id))}`]);
}
