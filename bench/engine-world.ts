import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker, type ActivityInterceptorsFactory } from '@temporalio/worker';
import { createActivities } from '../activities/index.js';
import { createRollbackActivities } from '../activities/rollback-activities.js';
import { cachedStore } from '../infra/cached-store.js';
import { readConfig } from '../config/config.js';
import { openEmbedder } from '../infra/embedder/open-embedder.js';
import { openMemory } from '../infra/memory/open.js';
import { openStore } from '../infra/mongo/open.js';
import { openCampaignRuns } from '../infra/temporal/campaign-runs.js';
import { activitySignal, guard } from '../workers/guard.js';
import { workflowBundle } from '../workers/workflow-bundle.js';
import { QUEUE } from '../workflows/contract.js';
import { hollowModel } from './hollow-world.js';
import type { Services } from './services.js';
import { codeReader } from '../judge/shapes.js';
import type { Model } from '../ports/model.js';
import type { Sandbox } from '../ports/sandbox.js';
import type { Store } from '../ports/store.js';

export interface Engine {
  readonly client: Client;
  readonly store: Store;
}

/** What is not real about an engine. */
export interface Stubs {
  readonly model?: Model;
  /** around each activity */
  readonly interceptors?: readonly ActivityInterceptorsFactory[];
}

/** The real workflows, activities, store and memory on real servers, around a model that takes no time and the given sandbox. */
export async function withEngine<T>(
  { temporalAddress, mongoUrl, chromaUrl }: Services,
  sandbox: Sandbox,
  use: (engine: Engine) => Promise<T>,
  { model = hollowModel, interceptors = [] }: Stubs = {},
): Promise<T> {
  const config = readConfig();
  const opened = await openStore({ url: mongoUrl, database: 'ratchet' });
  const store = cachedStore(opened);
  const memory = openMemory({ chromaUrl, embedder: await openEmbedder(config), store });
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const codePath = await workflowBundle(config.cache);
  const clientConnection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection: clientConnection });
  const activities = {
    ...createActivities({ model, sandbox, store, memory, code: codeReader }, activitySignal),
    ...createRollbackActivities({ store, runs: openCampaignRuns(client) }, activitySignal),
  };
  const shared = { connection, activities, interceptors: { activity: [guard, ...interceptors] } };
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue: QUEUE.orchestrate, workflowBundle: codePath }),
    Worker.create({ ...shared, taskQueue: QUEUE.model }),
    Worker.create({ ...shared, taskQueue: QUEUE.sandbox }),
  ]);
  const running = Promise.all(workers.map((worker) => worker.run()));
  try {
    return await use({ client, store });
  } finally {
    for (const worker of workers) worker.shutdown();
    await running;
    await clientConnection.close();
    await connection.close();
    await opened.close();
  }
}

export function quietEngine(level: 'WARN' | 'ERROR' = 'WARN'): void {
  Runtime.install({ logger: new DefaultLogger(level), shutdownSignals: [] });
}
