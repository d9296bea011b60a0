import type { CampaignConfig } from '../../activities/records.js';
import type { CampaignRequest } from './campaign-request.js';

/**
 * Turns what a person asked for into a campaign that can start: loads the suite, settles what was left
 * open, and keeps its tasks, its budget and its state in the store. A campaign that was
 * there before is answered as it is, `resumed`. Rejects with `SuiteFailure` or a `bad-request` `RatchetFailure`.
 */
export interface CampaignPreparation {
  prepare(request: CampaignRequest): Promise<{ readonly id: string; readonly config: CampaignConfig; readonly resumed: boolean }>;
}
