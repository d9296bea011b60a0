import { join } from 'node:path';
import { makeFolder, type Places } from './places.js';
import { chromaHealthUrl, isHttpHealthy, isMongoHealthy } from './health.js';
import { isTemporalHealthy, prepareOwnNamespace } from './namespace.js';
import type { Chosen } from './choose.js';
import type { ProcessBook } from './processes.js';
import type { Report } from './report.js';
import { startService, type Service, type ServiceSpec } from './service.js';
import type { ServerName } from './way.js';

const START_TIMEOUT_MS = 90_000;
const PATIENCE_MS = 10_000;
const HOST = '127.0.0.1';

export interface ServerPorts {
  readonly port: number;
  readonly uiPort: number;
}

export interface Surroundings {
  readonly places: Places;
  readonly book: ProcessBook;
  readonly report: Report;
}

export interface TemporalServer extends Service {
  readonly address: string;
  readonly uiUrl: string;
}

export interface UrlServer extends Service {
  readonly url: string;
}

export async function startTemporal(chosen: Chosen, ports: ServerPorts, namespace: string, around: Surroundings): Promise<TemporalServer> {
  const address = `${HOST}:${ports.port}`;
  const service = await startServer('temporal', 'Temporal', chosen, ports, () => isTemporalHealthy(address, namespace), around);
  await prepareOwnNamespace(address, namespace);
  return { ...service, address, uiUrl: `http://${HOST}:${ports.uiPort}` };
}

export async function startMongo(chosen: Chosen, ports: ServerPorts, around: Surroundings): Promise<UrlServer> {
  const url = `mongodb://${HOST}:${ports.port}/`;
  return { ...(await startServer('mongo', 'MongoDB', chosen, ports, () => isMongoHealthy(url), around)), url };
}

export async function startChroma(chosen: Chosen, ports: ServerPorts, around: Surroundings): Promise<UrlServer> {
  const url = `http://${HOST}:${ports.port}`;
  return { ...(await startServer('chroma', 'Chroma', chosen, ports, () => isHttpHealthy(chromaHealthUrl(url)), around)), url };
}

async function startServer(
  name: ServerName,
  title: string,
  chosen: Chosen,
  ports: ServerPorts,
  isHealthy: () => Promise<boolean>,
  { places, book, report }: Surroundings,
): Promise<Service> {
  const state = join(places.data, chosen.engine.name);
  await makeFolder(state);
  const spec: ServiceSpec = {
    name,
    title,
    launch: chosen.engine.launch(chosen.executable, { ...ports, state }),
    logFile: join(places.logs, `${name}.log`),
    startTimeoutMs: START_TIMEOUT_MS,
    patienceMs: PATIENCE_MS,
    isHealthy,
  };
  return startService(spec, book, report);
}
