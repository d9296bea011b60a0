import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownEnvironment, type Config } from '../../config/config.js';
import { packageRoot } from '../../config/package-root.js';
import type { StackAddresses } from './addresses.js';
import { StackFailure } from './failure.js';
import { apiHealthUrl, isHttpHealthy } from './health.js';
import type { ReadyLanguageModel } from './language-model/language-model.js';
import { OFFLINE_MODEL } from './model-setting.js';
import type { Surroundings } from './servers.js';
import { startService, type Service } from './service.js';
import { ifThere } from './if-there.js';

/** The scripts of our own processes. */
export interface Programs {
  readonly model: string;
  readonly worker: string;
  readonly api: string;
}

export const BUILT_PROGRAMS: Programs = {
  model: join(packageRoot, 'dist', 'offline-model', 'main.js'),
  worker: join(packageRoot, 'dist', 'workers', 'main.js'),
  api: join(packageRoot, 'dist', 'api', 'main.js'),
};

const START_TIMEOUT_MS = 60_000;
const LOAD_TIMEOUT_MS = 15 * 60_000;
const PATIENCE_MS = 10_000;
/** A worker lets activities finish or cancels them: longer than its own grace. */
const WORKER_PATIENCE_MS = 30_000;

type Env = Readonly<Record<string, string | undefined>>;

/** A model that the stack runs itself. */
export interface ModelService extends Service {
  readonly model: StackAddresses['model'];
}

export async function startOfflineModel(programs: Programs, port: number, config: Config, around: Surroundings): Promise<ModelService> {
  const url = `http://127.0.0.1:${port}`;
  const env = { RATCHET_HOME: config.home, RATCHET_CACHE: config.cache };
  const service = await startProgram('model', 'the offline model', [programs.model, '--port', String(port)], env, around, {
    patienceMs: PATIENCE_MS,
    isHealthy: () => isHttpHealthy(`${url}/health`),
  });
  return { ...service, model: { baseUrl: `${url}/v1`, name: OFFLINE_MODEL, kind: 'offline' } };
}

/** Our server or another's, as the engine says. Weights of many gigabytes are read from the disk first. */
export async function startLanguageModel(
  { run, engine }: ReadyLanguageModel,
  port: number,
  { places, book, report }: Surroundings,
): Promise<ModelService> {
  const url = `http://127.0.0.1:${port}`;
  const spec = {
    name: 'model',
    title: `the language model ${run.name}`,
    launch: engine.engine.launch(engine.executable, { port, uiPort: 0, state: places.data }),
    logFile: join(places.logs, 'model.log'),
    startTimeoutMs: LOAD_TIMEOUT_MS,
    patienceMs: PATIENCE_MS,
    isHealthy: () => isHttpHealthy(`${url}/health`),
  };
  return { ...(await startService(spec, book, report)), model: { baseUrl: `${url}/v1`, name: run.name, kind: 'language-model' } };
}

/** The worker has no port: it writes its process id into a file once it polls. */
export async function startWorker(programs: Programs, env: Env, around: Surroundings): Promise<Service> {
  const { workerReady } = around.places;
  await rm(workerReady, { force: true });
  const isHealthy = async (pid: number): Promise<boolean> => (await ifThere(readFile(workerReady, 'utf8'), '')).trim() === String(pid);
  return startProgram('worker', 'the worker', [programs.worker], { ...ownEnvironment(), ...env }, around, {
    patienceMs: WORKER_PATIENCE_MS,
    isHealthy,
  });
}

export async function startApi(programs: Programs, env: Env, url: string, around: Surroundings): Promise<Service> {
  return startProgram('api', 'the API', [programs.api], { ...ownEnvironment(), ...env }, around, {
    patienceMs: PATIENCE_MS,
    isHealthy: () => isHttpHealthy(apiHealthUrl(url)),
  });
}

async function startProgram(
  name: string,
  title: string,
  [script = '', ...args]: readonly string[],
  env: Env,
  { places, book, report }: Surroundings,
  behaviour: { readonly patienceMs: number; readonly isHealthy: (pid: number) => Promise<boolean> },
): Promise<Service> {
  if (!existsSync(script))
    throw new StackFailure('missing', `${title} is not built: ${script} is not there. This mends it:\n  npm run build`);
  const launch = { command: process.execPath, args: [script, ...args], env };
  return startService(
    { name, title, launch, logFile: join(places.logs, `${name}.log`), startTimeoutMs: START_TIMEOUT_MS, ...behaviour },
    book,
    report,
  );
}
