import { patched, sleep } from '@temporalio/workflow';
import type { CampaignReport } from '../../../ports/report-records.js';
import type { CampaignInput } from '../../../workflows/contract.js';
import { campaign as before } from '../../../workflows/index.js';

export { cycle, night, race, rollback, solve, trust } from '../../../workflows/index.js';

/** The next build of the workflows, as it should be made: what runs already goes on as it began. */
export async function campaign(input: CampaignInput): Promise<CampaignReport> {
  if (patched('waits-first')) await sleep(1);
  return before(input);
}
