import { holdCampaign, openBranch, planRollback, recordRollback, rewind, type RollbackInput, type RollbackPorts } from './rollback.js';
import { awaitEnd, openNight, type Night } from './night.js';
import type { RollbackPlan } from './campaign-records.js';

/** What is asked of the runs of campaigns as wholes: by rollbacks, and by the nights of a schedule. */
export function createRollbackActivities(ports: RollbackPorts, signal: () => AbortSignal) {
  return {
    planRollback: (input: RollbackInput) => planRollback(ports, input),
    holdCampaign: (plan: RollbackPlan) => holdCampaign(ports, plan, signal()),
    openBranch: (plan: RollbackPlan) => openBranch(ports, plan),
    rewind: (plan: RollbackPlan) => rewind(ports, plan),
    openNight: (night: Night) => openNight(ports, night),
    awaitEnd: (campaign: string) => awaitEnd(ports, campaign, signal()),
    recordRollback: (record: Parameters<typeof recordRollback>[1]) => recordRollback(ports, record),
  };
}

export type RollbackActivities = ReturnType<typeof createRollbackActivities>;
