import type { Queues } from '../../ports/queues.js';
import { QUEUE } from '../../workflows/contract.js';
import { temporalClient } from './client.js';
import { connectTemporal } from './connect.js';
import { callFailure } from './failures.js';
import type { TemporalAddress } from './open-campaign-control.js';

/** Kinds of tasks, as the protocol numbers them: a queue has one line for each. */
const [WORKFLOW, ACTIVITY] = [1, 2];

export async function openQueues({ address, namespace }: TemporalAddress): Promise<Queues & { close(): Promise<void> }> {
  const client = temporalClient(await connectTemporal(address), namespace);
  const waiting = async (name: string, taskQueueType: number): Promise<number> => {
    const { stats } = await client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name },
      taskQueueType, // oxlint-disable-line typescript/no-unsafe-enum-assignment -- the package of the enum is none of ours
      reportStats: true,
    });
    return Number(stats?.approximateBacklogCount ?? 0);
  };
  return {
    async backlog() {
      try {
        const counted = Object.entries(QUEUE).map(async ([kind, name]): Promise<[string, number]> => [
          kind,
          (await waiting(name, ACTIVITY)) + (kind === 'orchestrate' ? await waiting(name, WORKFLOW) : 0),
        ]);
        return Object.fromEntries(await Promise.all(counted));
      } catch (error) {
        throw callFailure('Temporal did not tell of its queues', error);
      }
    },
    close: () => client.connection.close(),
  };
}
