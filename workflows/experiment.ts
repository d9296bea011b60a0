import { setHandler, startChild, workflowInfo } from '@temporalio/workflow';
import type { ExperimentEnd } from '../ports/experiment-records.js';
import { campaign } from './campaign.js';
import { campaignWorkflowId, stopExperimentSignal, type ExperimentInput } from './contract.js';
import { faultOf, onRuns } from './proxies.js';
import { sideBySide } from './side-by-side.js';

/**
 * The campaigns of an experiment in the order of their pairs, so many side by side. Each is a campaign like any other: a
 * rollback does not end it, and one that breaks off ends nothing but itself.
 */
export async function experiment({ experiment: id, cells, parallel }: ExperimentInput): Promise<ExperimentEnd> {
  let stopped: string | null = null;
  setHandler(stopExperimentSignal, (because) => {
    stopped ??= because;
  });
  const failed: { campaign: string; because: string }[] = [];
  await sideBySide(
    Array.from({ length: cells }, (_, cell) => cell),
    parallel,
    async (cell) => {
      if (stopped !== null) return;
      const opened = await onRuns.openCell({ experiment: id, cell });
      if (opened.hasEnded === true) return;
      await startChild(campaign, {
        workflowId: campaignWorkflowId(opened.campaign),
        taskQueue: workflowInfo().taskQueue,
        parentClosePolicy: 'ABANDON',
        args: [{ campaign: opened.campaign, config: opened.config, carried: opened.carried ?? null }],
      });
      try {
        await onRuns.awaitEnd(opened.campaign);
      } catch (error) {
        const { kind, message } = faultOf(error);
        if (kind === 'cancelled') throw error;
        failed.push({ campaign: opened.campaign, because: message });
      }
    },
  );
  return onRuns.endExperiment({ experiment: id, ended: stopped === null ? 'done' : 'stopped', because: stopped ?? '', failed });
}
