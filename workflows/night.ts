import { startChild, workflowInfo } from '@temporalio/workflow';
import { campaign } from './campaign.js';
import { campaignWorkflowId, type NightInput } from './contract.js';
import { onRuns } from './proxies.js';

/**
 * One night of a schedule: a campaign of its own that starts with what the night before has learned. It lasts as long as
 * the campaign does, so that the next night is left out meanwhile; a rollback of the campaign does not end it.
 */
export async function night({ schedule, strategy, inherits, config }: NightInput): Promise<string> {
  const opened = await onRuns.openNight({
    schedule,
    strategy,
    ...(inherits === undefined ? {} : { inherits }),
    config,
    at: workflowInfo().startTime.toISOString(),
  });
  await startChild(campaign, {
    workflowId: campaignWorkflowId(opened.campaign),
    taskQueue: workflowInfo().taskQueue,
    parentClosePolicy: 'ABANDON',
    args: [{ campaign: opened.campaign, config: opened.config, carried: null }],
  });
  return onRuns.awaitEnd(opened.campaign);
}
