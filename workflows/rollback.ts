import type { RollbackRecord } from '../ports/campaign-records.js';
import { onRuns } from './proxies.js';
import type { RollbackInput } from '../campaigns/rollbacks.js';

/**
 * Takes a campaign back to the checkpoint at which a version was confirmed, by replaying its history up to there. A
 * workflow of its own: a reset that a campaign asked of itself would be rewound, and asked again, for ever.
 */
export async function rollback(input: RollbackInput): Promise<RollbackRecord> {
  const plan = await onRuns.planRollback(input);
  await onRuns.holdCampaign(plan);
  const branch = await onRuns.openBranch(plan);
  const rewound = await onRuns.rewind(plan);
  return onRuns.recordRollback({ ...plan, branch, ...rewound });
}
