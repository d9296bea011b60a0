import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino, stdSerializers } from 'pino';
import { openAdapters } from '../adaptation/open.js';
import { createActivities } from '../activities/index.js';
import { Desks } from '../activities/work/desks.js';
import { createRollbackActivities } from '../activities/rollback-activities.js';
import { messageText, readableLog } from '../domain/visible.js';
import { cachedStore } from '../infra/cached-store.js';
import { ConfigFailure, readConfig, type Config, type WorkerKind } from '../config/config.js';
import { openEmbedder } from '../infra/embedder/open-embedder.js';
import { openMemory } from '../infra/memory/open.js';
import { openStore } from '../infra/mongo/open.js';
import { openModels } from '../infra/openai/role-models.js';
import { openSandbox } from '../judge/index.js';
import { openCampaignRuns } from '../infra/temporal/campaign-runs.js';
import { QUEUE } from '../workflows/contract.js';
import { activitySignal, guard } from './guard.js';
import { workflowBundle } from './workflow-bundle.js';
import { codeReader } from '../judge/shapes.js';

/** The composition root of the worker process: configuration → adapters → activities → workers, one for each kind. */
async function main(): Promise<void> {
  // The engine hands its errors over as `error`; without a serializer nothing of what they say would be in the log.
  const log = pino({ name: 'worker', serializers: { error: stdSerializers.err } }, readableLog(pino.destination(1)));
  const config = readConfig();
  const { temporalAddress, mongoUrl, chromaUrl, endpoint } = required(config);
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => log[LEVELS[level]](meta ?? {}, message)),
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });

  const opened = await openStore({ url: mongoUrl, database: config.mongo.database });
  const store = cachedStore(opened);
  const models = openModels(endpoint, config.tuning);
  const memory = openMemory({ chromaUrl, embedder: await openEmbedder(config), store });
  const sandbox = await openSandbox({
    cache: config.cache,
    backend: config.sandbox.backend,
    concurrency: config.sandbox.concurrency,
    guests: config.sandbox.agents,
    report: (line) => log.info(line),
  });
  const adapters = openAdapters(config);
  const desks = new Desks(() => sandbox.workspaces());
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const client = new Client({ connection: await Connection.connect({ address: temporalAddress }), namespace: config.temporal.namespace });
  const activities = {
    ...createActivities({ ...models, sandbox, store, memory, code: codeReader, desks, adapters }, activitySignal),
    ...createRollbackActivities({ store, runs: openCampaignRuns(client) }, activitySignal),
  };
  const bundle = await workflowBundle(config.cache);
  const workers = await Promise.all(config.workerKinds.map((kind) => workerOf(kind, { config, connection, bundle, activities })));
  const ready = join(config.home, 'run', 'worker.ready');
  await mkdir(join(config.home, 'run'), { recursive: true });
  await writeFile(ready, String(process.pid));
  log.info({ kinds: config.workerKinds }, 'worker is polling');
  try {
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    await rm(ready, { force: true });
    await sandbox.close();
    await opened.close();
    await client.connection.close();
    await connection.close();
  }
}

interface Parts {
  readonly config: Config;
  readonly connection: NativeConnection;
  readonly bundle: { readonly codePath: string };
  readonly activities: object;
}

/** Only the orchestrating worker runs workflows; the others run activities, as many as what they wait for can bear. */
function workerOf(kind: WorkerKind, { config, connection, bundle, activities }: Parts): Promise<Worker> {
  const shared = {
    connection,
    namespace: config.temporal.namespace,
    taskQueue: QUEUE[kind],
    activities,
    interceptors: { activity: [guard] },
    shutdownGraceTime: '10 seconds',
  };
  switch (kind) {
    case 'orchestrate':
      return Worker.create({ ...shared, workflowBundle: bundle });
    case 'model':
      return Worker.create({ ...shared, maxConcurrentActivityTaskExecutions: config.model.concurrency });
    case 'sandbox':
      return Worker.create({
        ...shared,
        maxConcurrentActivityTaskExecutions: Math.max(MIN_EPISODES, EPISODES_PER_CORE * availableParallelism()),
      });
  }
}

/** Whole episodes wait for the model and for a box most of the time; the boxes themselves have their own bound. */
const EPISODES_PER_CORE = 16;
const MIN_EPISODES = 32;

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

function required(config: Config) {
  const { temporal, mongo, chroma, model } = config;
  const missing = Object.entries({
    TEMPORAL_ADDRESS: temporal.address,
    MONGODB_URL: mongo.url,
    CHROMA_URL: chroma.url,
    OPENAI_BASE_URL: model.baseUrl,
    RATCHET_MODEL: model.name,
  })
    .filter(([, value]) => value === null)
    .map(([name]) => name);
  if (temporal.address === null || mongo.url === null || chroma.url === null || model.baseUrl === null || model.name === null) {
    throw new ConfigFailure(
      `a worker needs ${missing.join(', ')} in its environment. \`ratchet up\` sets them for the worker that it starts.`,
    );
  }
  return {
    temporalAddress: temporal.address,
    mongoUrl: mongo.url,
    chromaUrl: chroma.url,
    endpoint: { ...model, baseUrl: model.baseUrl, name: model.name },
  };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`worker: ${messageText(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.exitCode = 1;
}
