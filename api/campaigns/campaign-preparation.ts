import type { CampaignConfig } from '../../activities/records.js';
import type { CampaignRequest } from './campaign-request.js';

/**
 * Turns what a person asked for into a campaign that can start: loads the suite, keeps its tasks in the store and
 * settles what was left open. Rejects with `SuiteFailure` or a `bad-request` `RatchetFailure` that says what to mend.
 */
export interface CampaignPreparation {
  prepare(request: CampaignRequest): Promise<{ readonly id: string; readonly config: CampaignConfig }>;
}
