import { Connection } from '@temporalio/client';
import type { ReadinessCheck } from '../../ports/readiness.js';

const WORKFLOW_SERVICE = 'temporal.api.workflowservice.v1.WorkflowService';

/** Asks Temporal for its health over a connection of its own, so that a lost one is seen and comes back. */
export function openTemporalReadiness(address: string): ReadinessCheck & { close(): Promise<void> } {
  const connection = Connection.lazy({ address });
  return {
    name: 'temporal',
    check: () => connection.healthService.check({ service: WORKFLOW_SERVICE }),
    close: () => connection.close(),
  };
}
