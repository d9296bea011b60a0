import { holdCampaign, openBranch, planRollback, recordRollback, rewind, type RollbackInput, type RollbackPorts } from './rollback.js';
import type { RollbackPlan } from './campaign-records.js';

/** What the rollback workflow asks for: bound apart, since it alone works on the runs of campaigns. */
export function createRollbackActivities(ports: RollbackPorts, signal: () => AbortSignal) {
  return {
    planRollback: (input: RollbackInput) => planRollback(ports, input),
    holdCampaign: (plan: RollbackPlan) => holdCampaign(ports, plan, signal()),
    openBranch: (plan: RollbackPlan) => openBranch(ports, plan),
    rewind: (plan: RollbackPlan) => rewind(ports, plan),
    recordRollback: (record: Parameters<typeof recordRollback>[1]) => recordRollback(ports, record),
  };
}

export type RollbackActivities = ReturnType<typeof createRollbackActivities>;
