import { join } from 'node:path';
import { messageText } from '../domain/visible.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Memory } from '../ports/memory.js';
import type { Store } from '../ports/store.js';
import { type Config, ConfigFailure, readConfig } from '../config/config.js';
import { openExplainer } from '../adaptation/explain.js';
import { openModel } from '../infra/openai/model.js';
import { cachedStore } from '../infra/cached-store.js';
import { openEmbedder } from '../infra/embedder/open-embedder.js';
import { openMemory } from '../infra/memory/open.js';
import { openStore } from '../infra/mongo/open.js';
import { packageRoot, packageVersion } from '../config/package-root.js';
import { stackReadiness } from '../infra/stack/readiness.js';
import { openCampaignControl } from '../infra/temporal/open-campaign-control.js';
import type { Tracing } from '../infra/telemetry/tracing.js';
import { openQueues } from '../infra/temporal/queues.js';
import { openTemporalReadiness } from '../infra/temporal/readiness.js';
import { createApp } from './app.js';
import { suitePreparation } from './campaigns/suite-preparation.js';
import { openLog } from './http/logging.js';
import { withoutCredentials } from './http/without-credentials.js';
import { checkedAddress, listen } from './listen.js';
import { suitePlanning } from './suite-planning.js';
import { suiteShelf } from './suites/suite-shelf.js';

/** The composition root of the API process: configuration → adapters → application. */
async function main(): Promise<void> {
  const log = openLog();
  const config = readConfig();
  const tracing = config.tracing === null ? null : await traced(config.tracing, (because) => log.warn(because));
  const address = checkedAddress(config.api);
  const { temporalAddress, mongoUrl } = required(config);

  const opened = await openStore({ url: mongoUrl, database: config.mongo.database });
  const store = cachedStore(opened, KEPT_RECORDS);
  const control = await openCampaignControl({ address: temporalAddress, namespace: config.temporal.namespace, store });
  const temporal = openTemporalReadiness(temporalAddress);
  const queues = await openQueues({ address: temporalAddress, namespace: config.temporal.namespace });
  const parts = {
    store,
    control,
    steering: control.steering,
    schedules: control.schedules,
    experiments: control.experiments,
    memory: await memoryOf(store, config),
    explainer: openExplainer(config),
    suites: suiteShelf(config.suites),
    preparation: suitePreparation(store, config, (name) => fingerprintOf(config.model, name)),
    planning: suitePlanning(store, config, (name) => fingerprintOf(config.model, name)),
    queues,
    // Any read shows whether the store answers; this one costs it nothing.
    checks: [{ name: 'store', check: () => store.find('tasks', 'none') }, temporal, ...(await stackReadiness(config.home))],
  };
  const { token, requestsPerSecond } = config.api;
  const app = await createApp(parts, {
    host: address.host,
    token,
    version: packageVersion(),
    log,
    limits: { requestsPerSecond },
    dashboard: join(packageRoot, 'dist/web'),
  });
  const url = await listen(app, address);
  log.info({ url, docs: `${url}/docs` }, 'the API listens');

  await terminated();
  log.info('shutting down');
  await app.close();
  await Promise.all([control.close(), temporal.close(), queues.close()]);
  await opened.close();
  await tracing?.close();
}

function required({ temporal, mongo }: Config): { readonly temporalAddress: string; readonly mongoUrl: string } {
  const missing = Object.entries({ TEMPORAL_ADDRESS: temporal.address, MONGODB_URL: mongo.url }).flatMap(([name, value]) =>
    value === null ? [name] : [],
  );
  if (temporal.address === null || mongo.url === null)
    throw new ConfigFailure(`the API needs ${missing.join(', ')} in its environment. \`ratchet up\` sets them for the API that it starts.`);
  return { temporalAddress: temporal.address, mongoUrl: mongo.url };
}

async function traced(settings: NonNullable<Config['tracing']>, onLost: (because: string) => void): Promise<Tracing> {
  const { openTracing } = await import('../infra/telemetry/tracing.js');
  return openTracing('api', { ...settings, version: packageVersion(), onLost });
}

/** Of each kind: a page of a large campaign is read again and again. */
const KEPT_RECORDS = 5_000;

/** Finds rows as episodes do. Where an embedder cannot be opened, or no Chroma is configured, only a search says so. */
async function memoryOf(store: Store, config: Config): Promise<Memory> {
  const { url: chromaUrl } = config.chroma;
  if (chromaUrl === null) return noMemory('CHROMA_URL is not set for the API');
  try {
    return openMemory({ chromaUrl, embedder: await openEmbedder(config), store });
  } catch (error) {
    if (error instanceof RatchetFailure) return noMemory(error.message);
    throw error;
  }
}

function noMemory(because: string): Memory {
  const fail = (): Promise<never> => Promise.reject(new RatchetFailure('unavailable', `memory cannot be searched: ${because}`));
  return { remember: fail, recall: fail };
}

const LOOKED_UP_MS = 10_000;

/** Null where the model's endpoint does not say what it has now: a campaign can be asked for all the same. */
async function fingerprintOf({ baseUrl, ...model }: Config['model'], name: string): Promise<string | null> {
  if (baseUrl === null) return null;
  try {
    return (await openModel({ ...model, baseUrl, name }).describe(AbortSignal.timeout(LOOKED_UP_MS))).fingerprint;
  } catch (error) {
    if (error instanceof RatchetFailure || (error instanceof DOMException && error.name === 'TimeoutError')) return null;
    throw error;
  }
}

function terminated(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

try {
  await main();
} catch (error) {
  const wrongSettings = error instanceof ConfigFailure;
  const expected = wrongSettings || error instanceof RatchetFailure;
  process.stderr.write(
    `api: ${messageText(withoutCredentials(error instanceof Error ? ((expected ? undefined : error.stack) ?? error.message) : String(error)))}\n`,
  );
  process.exit(wrongSettings ? 2 : 1);
}
