import { holdCampaign, openBranch, recordRollback, rewind } from './campaign/rollback.js';
import { awaitEnd, openNight, type Night } from './campaign/night.js';
import { endExperiment, openCell } from './campaign/experiment.js';
import { extendCampaign, goOn, type ExtendInput } from './campaign/extend.js';
import type { Extension, RollbackPlan } from '../ports/campaign-records.js';
import { planRollback, type RollbackInput, type RollbackPorts } from '../campaigns/rollbacks.js';

/** What is asked of the runs of campaigns as wholes: by rollbacks, extensions, the nights of a schedule and experiments. */
export function createRollbackActivities(ports: RollbackPorts, signal: () => AbortSignal) {
  return {
    planRollback: (input: RollbackInput) => planRollback(ports, input),
    holdCampaign: (plan: RollbackPlan) => holdCampaign(ports, plan, signal()),
    openBranch: (plan: RollbackPlan) => openBranch(ports, plan),
    rewind: (plan: RollbackPlan) => rewind(ports, plan),
    extendCampaign: (input: ExtendInput) => extendCampaign(ports, input),
    goOn: (campaign: string, extension: Extension) => goOn(ports, campaign, extension),
    openNight: (night: Night) => openNight(ports, night),
    openCell: (cell: Parameters<typeof openCell>[1]) => openCell(ports, cell),
    endExperiment: (end: Parameters<typeof endExperiment>[1]) => endExperiment(ports, end),
    awaitEnd: (campaign: string) => awaitEnd(ports, campaign, signal()),
    recordRollback: (record: Parameters<typeof recordRollback>[1]) => recordRollback(ports, record),
  };
}

export type RollbackActivities = ReturnType<typeof createRollbackActivities>;
