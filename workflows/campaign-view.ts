import { acceptance } from '../domain/acceptance.js';
import { takenOver, viewAt, type View } from '../domain/view.js';
import type { CampaignConfig } from '../ports/records.js';
import type { CampaignCarried } from './contract.js';

/** Memory as it was when this cycle began. A fixed strategy learns nothing, so it sees nothing. */
export function viewOf(config: CampaignConfig, state: CampaignCarried): View {
  return acceptance(config.acceptance).learns ? [...viewAtFirst(config), ...viewAt(state)] : [];
}

/** What was taken over. */
export function viewAtFirst(config: CampaignConfig): View {
  return acceptance(config.acceptance).learns ? takenOver(config) : [];
}
