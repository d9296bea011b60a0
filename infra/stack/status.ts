import { readFile } from 'node:fs/promises';
import { OTHER_ROLES, type OtherRole } from '../../domain/roles.js';
import { readStack, type StackAddresses } from './addresses.js';
import { clockTime } from '../../domain/waiting.js';
import { visibleUrl } from '../openai/endpoint.js';
import { apiHealthUrl, chromaHealthUrl, endpointTrouble, isHttpHealthy, isMongoHealthy } from './health.js';
import { lockOwner } from './lock.js';
import { isTemporalHealthy } from './namespace.js';
import { freeMebibytes, placesOf, type Places } from './places.js';
import { readProcesses } from './processes.js';
import { readTroubles } from './troubles.js';
import { ifThere } from './if-there.js';

export interface PartStatus {
  /** a role: where its model is elsewhere than the solver's */
  readonly name: 'temporal' | 'mongo' | 'chroma' | 'model' | OtherRole | 'worker' | 'api' | 'disk';
  readonly up: boolean;
  /** why it is not; empty where it is */
  readonly because: string;
  /** ISO 8601: since when the stack's owner has seen that; null where it is up, or was just found down */
  readonly since: string | null;
  readonly address: string | null;
  /** null where somebody else runs it */
  readonly pid: number | null;
}

export interface StackStatus {
  readonly home: string;
  readonly state: 'up' | 'degraded' | 'starting' | 'down';
  /** the process that owns the home */
  readonly owner: number | null;
  readonly parts: readonly PartStatus[];
}

/** Asks each part itself: a file says only what was. */
export async function stackStatus(home: string): Promise<StackStatus> {
  const places = placesOf(home);
  const [owner, addresses] = await Promise.all([lockOwner(places.owner), readStack(home)]);
  if (addresses === null) return { home, state: owner === null ? 'down' : 'starting', owner: owner?.pid ?? null, parts: [] };
  const [processes, troubles] = await Promise.all([readProcesses(places.processes), readTroubles(places)]);
  const parts = await Promise.all(
    checks(addresses, places).map(async ({ name, address, trouble }) => {
      const pid = processes[name]?.pid ?? null;
      const because = await trouble(pid);
      const since = because === null ? null : (troubles.find((each) => each.name === name)?.since ?? null);
      return { name, address, pid, up: because === null, because: because ?? '', since };
    }),
  );
  return { home, state: parts.every(({ up }) => up) ? 'up' : 'degraded', owner: addresses.pid, parts };
}

/** What is not well, a line each; empty where all is. */
export async function troubleLines(home: string): Promise<readonly string[]> {
  const { state, parts } = await stackStatus(home);
  if (state === 'down') return [`nothing runs in ${home}: \`ratchet up\` brings it up`];
  return parts
    .filter(({ up }) => !up)
    .map((part) => `not well${part.since === null ? '' : `, since ${clockTime(part.since)}`}: ${part.name} ${part.because}`);
}

interface Check {
  readonly name: PartStatus['name'];
  readonly address: string | null;
  /** null: it is well */
  readonly trouble: (pid: number | null) => Promise<string | null>;
}

function checks({ temporal, mongo, chroma, model, roles, api }: StackAddresses, { home, workerReady }: Places): readonly Check[] {
  const polls = async (pid: number | null): Promise<boolean> =>
    pid !== null && isRunning(pid) && (await ifThere(readFile(workerReady, 'utf8'), '')).trim() === String(pid);
  return [
    { name: 'temporal', address: temporal.address, trouble: answers(() => isTemporalHealthy(temporal.address, temporal.namespace)) },
    { name: 'mongo', address: withoutPassword(mongo.url), trouble: answers(() => isMongoHealthy(mongo.url)) },
    { name: 'chroma', address: chroma.url, trouble: answers(() => isHttpHealthy(chromaHealthUrl(chroma.url))) },
    { name: 'model', address: visibleUrl(model.baseUrl), trouble: () => endpointTrouble(model.baseUrl) },
    ...OTHER_ROLES.flatMap((role): Check[] => {
      const at = roles[role]?.baseUrl ?? model.baseUrl;
      return at === model.baseUrl ? [] : [{ name: role, address: visibleUrl(at), trouble: () => endpointTrouble(at) }];
    }),
    { name: 'worker', address: null, trouble: async (pid) => ((await polls(pid)) ? null : 'does not poll') },
    { name: 'api', address: api.url, trouble: answers(async () => api.url !== null && isHttpHealthy(apiHealthUrl(api.url))) },
    { name: 'disk', address: home, trouble: () => diskTrouble(home) },
  ];
}

function answers(isHealthy: () => Promise<boolean>): () => Promise<string | null> {
  return async () => ((await isHealthy()) ? null : 'does not answer');
}

/** Servers that find no room for a write stop, and lose nothing; with less than this that comes soon. */
const LOW_MEBIBYTES = 256;

async function diskTrouble(home: string): Promise<string | null> {
  const free = await freeMebibytes(home);
  return free >= LOW_MEBIBYTES ? null : `has ${free} MiB left in ${home}`;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Gone, or somebody else's by now.
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')) return false;
    throw error;
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}
