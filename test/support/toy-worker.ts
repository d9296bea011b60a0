import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.js';
import { createNoticeActivities } from '../../activities/campaign/notice.js';
import { createRollbackActivities } from '../../activities/rollback-activities.js';
import { packageRoot } from '../../config/package-root.js';
import { openCampaignRuns } from '../../infra/temporal/campaign-runs.js';
import { activitySignal, guard } from '../../workers/guard.js';
import { keptBundle } from '../../workers/workflow-bundle.js';
import { QUEUE } from '../../workflows/contract.js';
import type { Webhook } from '../../ports/notices.js';
import type { AdaptPorts } from '../../activities/tuning/adaptation.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

Runtime.install({ logger: silent });

export interface ToyWorker {
  /** Lets running activities end, or cancels them; what they had not finished runs again on the next worker. */
  stop(): Promise<void>;
}

/** What was bundled in an earlier file or run is found again by what went into it. */
const BUNDLES = join(packageRoot, 'node_modules', '.cache', 'ratchet');

const inPackage = (path: string): string => join(packageRoot, path);

/** The workflows as they are, or another build of them. */
export function toyBundle(entry = 'workflows/index.ts', interceptors: readonly string[] = []): ReturnType<typeof keptBundle> {
  return keptBundle(BUNDLES, inPackage(entry), interceptors.map(inPackage), { logger: silent });
}

/** All three kinds of worker in this process, over the given ports. */
export async function startToyWorker(
  address: string,
  ports: EpisodePorts & AdaptPorts,
  namespace = 'default',
  bundle = toyBundle(),
  webhook: Webhook | null = null,
): Promise<ToyWorker> {
  const workflowBundle = await bundle;
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }), namespace });
  const activities = {
    ...createActivities(ports, activitySignal),
    ...createRollbackActivities({ store: ports.store, runs: openCampaignRuns(client) }, activitySignal),
    ...createNoticeActivities({ webhook }, activitySignal),
  };
  const workers = await Promise.all(
    Object.values(QUEUE).map((taskQueue) =>
      Worker.create({
        connection,
        namespace,
        taskQueue,
        activities,
        interceptors: { activity: [guard] },
        shutdownGraceTime: '1 second',
        ...(taskQueue === QUEUE.orchestrate ? { workflowBundle } : {}),
      }),
    ),
  );
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    async stop() {
      for (const worker of workers) worker.shutdown();
      await running;
      await client.connection.close();
      await connection.close();
    },
  };
}
