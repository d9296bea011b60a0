import { rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../config/config.js';
import { goOnAfterRestore, isRestored } from '../backup/restored.js';
import { openStore } from '../mongo/open.js';
import { openCampaignControl } from '../temporal/open-campaign-control.js';
import { environmentOf, type StackAddresses } from './addresses.js';
import { choose, type Chosen } from './choose.js';
import { StackFailure } from './failure.js';
import { chromaHealthUrl, isHttpHealthy, isMongoHealthy } from './health.js';
import { prepareEmbedder } from './embedder.js';
import { writeJsonFile } from './json-file.js';
import { prepareLanguageModel } from './language-model/language-model.js';
import { visibleUrl } from '../openai/endpoint.js';
import { configuredModel, embeddedModel, nameOf, refuseHalfAModel, rolesAt } from './model-setting.js';
import { prepareForeignNamespace } from './namespace.js';
import { startApi, startLanguageModel, startOfflineModel, startWorker, type ModelService, type Programs } from './own-programs.js';
import type { Machine } from './parts.js';
import { needSpace, placesOf, STATE_MEBIBYTES, type Places } from './places.js';
import { apiPort, keepPorts, type StackPorts } from './ports.js';
import { preflight } from './preflight.js';
import { clearLeftovers, openProcessBook } from './processes.js';
import type { Report } from './report.js';
import { startChroma, startMongo, startTemporal, type Surroundings } from './servers.js';
import type { Service } from './service.js';
import type { ServerName } from './way.js';

export interface Stack {
  readonly addresses: StackAddresses;
  /** Whether others can find the stack: who does not ends before he begins. */
  show(): Promise<void>;
  hide(): Promise<void>;
  /** Starts worker and API again with these settings of the model; answers false, and touches nothing, where they are those that it has. */
  useModel(model: Config['model']): Promise<boolean>;
  /** Starts worker, API and an offline model of its own again, as they are built now; the servers stay. */
  startAgain(): Promise<void>;
  /** Ends everything in order: whoever uses a service ends before it. */
  stop(): Promise<void>;
}

interface Start {
  readonly config: Config;
  readonly machine: Machine;
  readonly ports: StackPorts;
  readonly programs: Programs;
  readonly around: Surroundings;
  /** enters what it starts, for the stop */
  readonly own: <S extends Service>(service: S) => S;
}

/** What knows the model's settings. */
const OURS = ['worker', 'api'];
const STOP_ORDER = [...OURS, 'model', 'chroma', 'mongo', 'temporal'];

/** Brings up every part for a home that this process owns, or none. */
export async function startStack(config: Config, programs: Programs, report: Report): Promise<Stack> {
  const places = placesOf(config.home);
  refuseHalfAModel(config.model, report);
  await needSpace(config.home, STATE_MEBIBYTES, 'RATCHET_HOME');
  for (const leftover of await clearLeftovers(places.processes)) report(`ended what the last run left over: ${leftover}`);
  // What a killed owner, or a command that waited for it, left there is nobody's word any more.
  for (const file of [places.troubles, places.handedOver, places.handOverAnswer]) await rm(file, { force: true });
  const machine = await preflight(config, report);
  const ports = await keepPorts(places.ports, report);
  const services: Service[] = [];
  const own = <S extends Service>(service: S): S => {
    services.push(service);
    return service;
  };
  const hide = (): Promise<void> => rm(places.addresses, { force: true });
  const stop = async (): Promise<void> => {
    await hide();
    for (const name of STOP_ORDER) await services.find((service) => service.name === name)?.stop();
  };
  try {
    const port = await apiPort(config.api, ports, report);
    await prepareEmbedder(config, report);
    const around = { places, book: openProcessBook(places.processes), report };
    const start = { config, machine, ports, programs, around, own };
    const addresses = await startServers(start, port);
    await startOwn(start, addresses);
    if (await isRestored(places)) await goOn(places, addresses, report);
    const restarts = restartsOf(start, services, addresses);
    await restarts.show();
    return { addresses, hide, stop, ...restarts };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Has what a restored backup found under way go on. */
async function goOn(places: Places, { mongo, temporal }: StackAddresses, report: Report): Promise<void> {
  const store = await openStore(mongo);
  try {
    const control = await openCampaignControl({ address: temporal.address, namespace: temporal.namespace, store });
    try {
      await goOnAfterRestore(places, { store, control, experiments: control.experiments, schedules: control.schedules }, report);
    } finally {
      await control.close();
    }
  } finally {
    await store.close();
  }
}

/**
 * Worker, API and a model of ours are started again with other settings; where that fails, with those that they had. One after the
 * other.
 */
function restartsOf(start: Start, services: Service[], addresses: StackAddresses): Pick<Stack, 'useModel' | 'startAgain' | 'show'> {
  let running = { config: start.config, addresses };
  const show = (): Promise<void> => writeJsonFile(start.around.places.addresses, running.addresses);
  let hosted = { choice: embeddedModel(start.config.model), address: addresses.model };
  /** A model of ours that runs already stays; whatever is slow is done before another one ends. */
  const modelFor = async (config: Config): Promise<StackAddresses['model']> => {
    const choice = embeddedModel(config.model);
    if (choice === null) return configuredModel(config.model) ?? addresses.model;
    if (isDeepStrictEqual(choice, hosted.choice)) return hosted.address;
    const begin = await embedded({ ...start, config });
    await take(services, 'model')?.stop();
    hosted = { choice: null, address: addresses.model };
    hosted = { choice, address: start.own(await begin()).model };
    return hosted.address;
  };
  const addressesFor = async (config: Config): Promise<StackAddresses> => {
    const model = await modelFor(config);
    return { ...addresses, model, roles: rolesAt(config.model, model) };
  };
  const restart = async (wanted: typeof running): Promise<void> => {
    for (const name of OURS) await take(services, name)?.stop();
    await startOwn({ ...start, config: wanted.config }, wanted.addresses);
    running = wanted;
    await show();
  };
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const takeModel = async (wanted: Config['model']): Promise<boolean> => {
    const model = wanted.name === null && wanted.baseUrl === null ? withNamed(running.config.model, wanted) : wanted;
    if (isDeepStrictEqual(model, running.config.model)) return false;
    const [config, before] = [{ ...start.config, model }, running];
    try {
      await restart({ config, addresses: await addressesFor(config) });
      return true;
    } catch (error) {
      await restart({ config: before.config, addresses: await addressesFor(before.config) });
      throw error;
    }
  };
  const again = async (): Promise<void> => {
    // whatever of ours runs is of the last build
    hosted = { choice: null, address: hosted.address };
    await restart({ config: running.config, addresses: await addressesFor(running.config) });
  };
  return { show, useModel: (model) => inTurn(() => takeModel(model)), startAgain: () => inTurn(again) };
}

/** Where the solver's model is not named, it stays; so do roles where only an embedder is. */
function withNamed(running: Config['model'], { roles, embedder }: Config['model']): Config['model'] {
  const named = Object.keys(roles).length > 0 || embedder === null ? { ...running, roles } : running;
  return embedder === null ? named : { ...named, embedder, embeddingModel: null, embeddingBaseUrl: null, embeddingApiKey: null };
}

async function startServers(start: Start, port: number): Promise<StackAddresses> {
  const [temporal, mongo, chroma, model] = await together([temporalOf(start), mongoOf(start), chromaOf(start), modelOf(start)]);
  const { api, sandbox } = start.config;
  const reached = api.host === '0.0.0.0' || api.host === '::' ? '127.0.0.1' : api.host;
  const roles = rolesAt(start.config.model, model);
  return {
    pid: process.pid,
    // Whoever starts its owner in the background does so with a channel.
    stays: process.channel !== undefined,
    temporal,
    mongo,
    chroma,
    model,
    roles,
    api: { url: `http://${reached}:${port}` },
    agents: sandbox.agents,
  };
}

async function startOwn({ config, ports, programs, around, own }: Start, addresses: StackAddresses): Promise<void> {
  const env = environmentOf(addresses, config);
  const url = addresses.api.url ?? '';
  await together([
    startWorker(programs, { ...env, RATCHET_WORKER_METRICS_PORT: String(config.workerMetrics?.port ?? ports.workerMetrics) }, around).then(
      own,
    ),
    startApi(programs, { ...env, RATCHET_API_PORT: new URL(url).port }, url, around).then(own),
  ]);
}

/** Removes the service of that name from the list. */
function take(services: Service[], name: string): Service | undefined {
  const at = services.findIndex((service) => service.name === name);
  return at < 0 ? undefined : services.splice(at, 1)[0];
}

async function temporalOf(start: Start): Promise<StackAddresses['temporal']> {
  const { address, namespace, uiUrl } = start.config.temporal;
  if (address !== null) {
    await prepareForeignNamespace(address, namespace);
    start.around.report(`Temporal: configured, ${address}`);
    return { address, namespace, uiUrl };
  }
  const ports = { port: start.ports.temporal, uiPort: start.ports.temporalUi };
  const server = start.own(await startTemporal(await chosen('temporal', start), ports, namespace, start.around));
  return { address: server.address, namespace, uiUrl: server.uiUrl };
}

async function mongoOf(start: Start): Promise<StackAddresses['mongo']> {
  const { url, database } = start.config.mongo;
  if (url !== null) {
    // The address may hold a password: it is not repeated.
    await needHealth('MONGODB_URL', 'the server that it names', () => isMongoHealthy(url));
    start.around.report('MongoDB: configured');
    return { url, database };
  }
  const server = start.own(await startMongo(await chosen('mongo', start), { port: start.ports.mongo, uiPort: 0 }, start.around));
  return { url: server.url, database };
}

async function chromaOf(start: Start): Promise<StackAddresses['chroma']> {
  const { url } = start.config.chroma;
  if (url !== null) {
    await needHealth('CHROMA_URL', url, () => isHttpHealthy(chromaHealthUrl(url)));
    start.around.report(`Chroma: configured, ${url}`);
    return { url };
  }
  const server = start.own(await startChroma(await chosen('chroma', start), { port: start.ports.chroma, uiPort: 0 }, start.around));
  return { url: server.url };
}

async function modelOf(start: Start): Promise<StackAddresses['model']> {
  for (const [role, { name, baseUrl }] of Object.entries(start.config.model.roles))
    start.around.report(`model of the ${role}: configured, ${name}${baseUrl === null ? '' : ` at ${visibleUrl(baseUrl)}`}`);
  const configured = configuredModel(start.config.model);
  if (configured !== null) {
    start.around.report(`model: configured, ${configured.name} at ${configured.baseUrl}`);
    return configured;
  }
  const begin = await embedded(start);
  return start.own(await begin()).model;
}

/** Prepares the model of ours that is asked for, which may take minutes; what is answered starts it. */
async function embedded({ config, programs, ports, around }: Start): Promise<() => Promise<ModelService>> {
  const choice = embeddedModel(config.model);
  if (choice === null || choice.kind === 'offline') {
    around.report('model: none configured (OPENAI_BASE_URL), so the offline model: a program repairer, no language model');
    return () => startOfflineModel(programs, ports.model, config, around);
  }
  const ready = await prepareLanguageModel(config, choice, around.report);
  around.report(`model: ${nameOf(choice)}, run here: ${ready.engine.because}`);
  return () => startLanguageModel(ready, ports.model, around);
}

async function chosen(server: ServerName, { machine, around }: Start): Promise<Chosen> {
  const found = machine.servers[server];
  if (found === undefined) throw new StackFailure('missing', `${server} was not looked for`);
  const way = await choose(found, around.report);
  around.report(`${found.recipe.title}: ${way.because}`);
  return way;
}

async function needHealth(variable: string, what: string, isHealthy: () => Promise<boolean>): Promise<void> {
  if (!(await isHealthy()))
    throw new StackFailure(
      'unhealthy',
      `${variable}: ${what} does not answer. Start it, mend the address, or unset ${variable} for the embedded server.`,
    );
}

/** Waits for all even where one fails, so that nothing comes up behind the back of whoever then stops the rest. */
async function together<T extends readonly Promise<unknown>[] | []>(work: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
