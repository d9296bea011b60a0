import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { type Logger, pino, stdSerializers } from 'pino';
import { openAdapters } from '../adaptation/open.js';
import { createActivities } from '../activities/index.js';
import { Checkouts } from '../activities/work/checkouts.js';
import { createNoticeActivities } from '../activities/campaign/notice.js';
import { createRollbackActivities } from '../activities/rollback-activities.js';
import { messageText, readableLog } from '../domain/visible.js';
import { cachedStore } from '../infra/cached-store.js';
import { ConfigFailure, readConfig, type Config, type WorkerKind } from '../config/config.js';
import { packageVersion } from '../config/package-root.js';
import { openEmbedder } from '../infra/embedder/open-embedder.js';
import { openMemory } from '../infra/memory/open.js';
import { openStore } from '../infra/mongo/open.js';
import { openModels } from '../infra/openai/role-models.js';
import { tracedJudge, tracedModels } from '../infra/telemetry/traced.js';
import { serveMetrics } from '../infra/telemetry/serve-metrics.js';
import { WorkerMetrics } from '../infra/telemetry/worker-metrics.js';
import { Notifier } from '../infra/notices/notifier.js';
import { openWebhook } from '../infra/notices/webhook.js';
import { openSandbox } from '../judge/index.js';
import { temporalClient } from '../infra/temporal/client.js';
import { connectTemporal } from '../infra/temporal/connect.js';
import { openNoticeQueue } from '../infra/temporal/notice-queue.js';
import { openCampaignControl } from '../infra/temporal/open-campaign-control.js';
import { openCampaignRuns } from '../infra/temporal/campaign-runs.js';
import { QUEUE } from '../workflows/contract.js';
import { logContext, placed, placeOf } from './log-context.js';
import { activitySignal, guard, measure } from './guard.js';
import type { WorkerTracing } from './tracing.js';
import { workflowBundle } from './workflow-bundle.js';
import { codeReader } from '../judge/shapes.js';
import type { Store } from '../ports/store.js';

/** The composition root of the worker process: configuration → adapters → activities → workers, one for each kind. */
async function main(): Promise<void> {
  // The engine hands its errors over as `error`; without a serializer nothing of what they say would be in the log.
  const log = pino({ name: 'worker', mixin: logContext, serializers: { error: stdSerializers.err } }, readableLog(pino.destination(1)));
  const config = readConfig();
  // before anything talks to the engine
  const tracing = config.tracing === null ? null : await traced(config.tracing, (because) => log.warn(because));
  const { temporalAddress, mongoUrl, chromaUrl, endpoint } = required(config);
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) =>
      log[LEVELS[level]]({ ...placeOf(workflowIdIn(meta)), ...meta }, message),
    ),
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  });

  const opened = await openStore({ url: mongoUrl, database: config.mongo.database });
  const store = cachedStore(opened);
  const metrics = new WorkerMetrics();
  const models = metrics.models(tracedModels(openModels(endpoint, config.tuning)));
  const memory = openMemory({ chromaUrl, embedder: await openEmbedder(config), store });
  const sandbox = await openSandbox({
    cache: config.cache,
    backend: config.sandbox.backend,
    concurrency: config.sandbox.concurrency,
    guests: config.sandbox.agents,
    report: (line) => log.info(line),
  });
  const judge = metrics.sandbox(sandbox, tracedJudge);
  const adapters = await openAdapters(config);
  const checkouts = new Checkouts(() => sandbox.workspaces());
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const client = temporalClient(await connectTemporal(temporalAddress), config.temporal.namespace);
  const activities = {
    ...createActivities({ ...models, sandbox: judge, store, memory, code: codeReader, checkouts, adapters }, activitySignal),
    ...createRollbackActivities({ store, runs: openCampaignRuns(client) }, activitySignal),
    ...createNoticeActivities({ webhook: config.webhook === null ? null : openWebhook(config.webhook) }, activitySignal),
  };
  const bundle = await workflowBundle(config.cache, tracing !== null);
  const workers = await Promise.all(
    config.workerKinds.map((kind) => workerOf(kind, { config, connection, bundle, activities, metrics, tracing })),
  );
  const served = config.workerMetrics === null ? null : await serveMetrics(metrics.registry, config.workerMetrics);
  const ready = join(config.home, 'run', 'worker.ready');
  await mkdir(join(config.home, 'run'), { recursive: true });
  await writeFile(ready, String(process.pid));
  log.info({ kinds: config.workerKinds, metrics: served?.url }, 'worker is polling');
  const ended = new AbortController();
  const notifying = notifyOf(config, { store: opened, client, temporalAddress, log }, ended.signal).catch((error: unknown) => {
    // what tells of campaigns must not end them
    log.error({ error }, 'nobody is told of campaigns any more, until this worker is started again');
  });
  try {
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    ended.abort();
    await notifying;
    await rm(ready, { force: true });
    await served?.close();
    await sandbox.close();
    await opened.close();
    await client.connection.close();
    await connection.close();
    await tracing?.close();
  }
}

async function traced(settings: NonNullable<Config['tracing']>, onLost: (because: string) => void): Promise<WorkerTracing> {
  const { traceWorker } = await import('./tracing.js');
  return traceWorker({ ...settings, version: packageVersion(), onLost });
}

/** Who orchestrates campaigns looks for what is to be told of them, where somebody wants to know. */
async function notifyOf(
  { webhook, workerKinds, temporal }: Config,
  {
    store,
    client,
    temporalAddress,
    log,
  }: { readonly store: Store; readonly client: Client; readonly temporalAddress: string; readonly log: Logger },
  signal: AbortSignal,
): Promise<void> {
  if (webhook === null || !workerKinds.includes('orchestrate')) return;
  const control = await openCampaignControl({ address: temporalAddress, namespace: temporal.namespace, store });
  try {
    const { kinds, waitBoundMs } = webhook;
    const report = (line: string): void => log.warn(line);
    await new Notifier({ store, control, queue: openNoticeQueue(client), kinds, waitBoundMs, report }).run(signal);
  } finally {
    await control.close();
  }
}

interface Parts {
  readonly config: Config;
  readonly connection: NativeConnection;
  readonly bundle: { readonly codePath: string };
  readonly activities: object;
  readonly metrics: WorkerMetrics;
  readonly tracing: WorkerTracing | null;
}

/** What the engine says of a workflow or a step names that. */
function workflowIdIn(meta: Readonly<Record<string | symbol, unknown>> = {}): string | undefined {
  const id = meta['workflowId'];
  return typeof id === 'string' ? id : undefined;
}

/** Only the orchestrating worker runs workflows; the others run activities, as many as what they wait for can bear. */
function workerOf(kind: WorkerKind, { config, connection, bundle, activities, metrics, tracing }: Parts): Promise<Worker> {
  const shared = {
    connection,
    namespace: config.temporal.namespace,
    taskQueue: QUEUE[kind],
    activities,
    interceptors: {
      activity: [...(tracing === null ? [] : [tracing.step]), placed, measure(metrics), guard],
    },
    ...(tracing === null ? {} : { sinks: tracing.sinks }),
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
