import type { Prepared } from '../../campaigns/request.js';
import type { Amount } from '../../domain/extension.js';
import type { CampaignRequest } from '../../schemas/settings.js';

/**
 * Turns what a person asked for into a campaign that can start: loads the suite, settles what was left
 * open, and keeps its tasks, its budget and its state in the store. A campaign that was
 * there before is answered as it is, with what it has otherwise than asked for. Rejects with `SuiteFailure` or a `bad-request`
 * `RatchetFailure`.
 */
export interface CampaignPreparation {
  prepare(request: CampaignRequest): Promise<Prepared>;
  /** Throws a `bad-request` `RatchetFailure` for a budget in dollars where the model has no price: it would never be reached. */
  checkDollars(amount: Amount): void;
}
