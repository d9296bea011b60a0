import type { CampaignConfig } from '../../activities/records.js';
import type { CampaignRequest } from './campaign-request.js';

/**
 * Turns what a person asked for into a campaign that can start: loads the suite, settles what was left
 * open, and keeps its tasks, its budget and its state in the store. Rejects with `SuiteFailure` or a `bad-request` `RatchetFailure` that says what to mend.
 */
export interface CampaignPreparation {
  prepare(request: CampaignRequest): Promise<{ readonly id: string; readonly config: CampaignConfig }>;
}
