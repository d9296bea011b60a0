import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createActivities } from '../../activities/index.js';
import type { EpisodePorts } from '../../activities/ports.js';
import { activitySignal, guard } from '../../workers/guard.js';
import { QUEUE } from '../../workflows/contract.js';

Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } });

export interface ToyWorker {
  /** Lets running activities end, or cancels them; what they had not finished runs again on the next worker. */
  stop(): Promise<void>;
}

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined;

export function toyBundle(): Promise<WorkflowBundleWithSourceMap> {
  bundled ??= bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)), logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } });
  return bundled;
}

/** All three kinds of worker in this process, over the given ports. */
export async function startToyWorker(address: string, ports: EpisodePorts, namespace = 'default'): Promise<ToyWorker> {
  const connection = await NativeConnection.connect({ address });
  const activities = createActivities(ports, activitySignal);
  const workflowBundle = await toyBundle();
  const workers = await Promise.all(Object.values(QUEUE).map((taskQueue) => Worker.create({ connection, namespace, taskQueue, activities, interceptors: { activity: [guard] }, shutdownGraceTime: '1 second', ...(taskQueue === QUEUE.orchestrate ? { workflowBundle } : {}) })));
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    async stop() {
      for (const worker of workers) worker.shutdown();
      await running;
      await connection.close();
    },
  };
}
