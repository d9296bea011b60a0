import { readFile } from 'node:fs/promises';
import { readStack, type StackAddresses } from './addresses.js';
import { apiHealthUrl, chromaHealthUrl, isHttpHealthy, isMongoHealthy } from './health.js';
import { lockOwner } from './lock.js';
import { isTemporalHealthy } from './namespace.js';
import { placesOf } from './places.js';
import { readProcesses } from './processes.js';

export interface PartStatus {
  readonly name: 'temporal' | 'mongo' | 'chroma' | 'model' | 'worker' | 'api';
  readonly up: boolean;
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
  const processes = await readProcesses(places.processes);
  const parts = await Promise.all(
    checks(addresses, places.workerReady).map(async ({ name, address, isUp }) => {
      const pid = processes[name]?.pid ?? null;
      return { name, address, pid, up: await isUp(pid) };
    }),
  );
  return { home, state: parts.every(({ up }) => up) ? 'up' : 'degraded', owner: addresses.pid, parts };
}

interface Check {
  readonly name: PartStatus['name'];
  readonly address: string | null;
  readonly isUp: (pid: number | null) => Promise<boolean>;
}

function checks({ temporal, mongo, chroma, model, api }: StackAddresses, workerReady: string): readonly Check[] {
  const modelHealth = model.offline ? new URL('/health', model.baseUrl).href : null;
  return [
    { name: 'temporal', address: temporal.address, isUp: () => isTemporalHealthy(temporal.address, temporal.namespace) },
    { name: 'mongo', address: withoutPassword(mongo.url), isUp: () => isMongoHealthy(mongo.url) },
    { name: 'chroma', address: chroma.url, isUp: () => isHttpHealthy(chromaHealthUrl(chroma.url)) },
    // A configured endpoint is not asked: that could cost, and the campaign says when it fails.
    { name: 'model', address: model.baseUrl, isUp: async () => modelHealth === null || isHttpHealthy(modelHealth) },
    { name: 'worker', address: null, isUp: async (pid) => (await readFile(workerReady, 'utf8').catch(() => '')).trim() === String(pid) },
    { name: 'api', address: api.url, isUp: async () => api.url !== null && isHttpHealthy(apiHealthUrl(api.url)) },
  ];
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}
