import { readFile } from 'node:fs/promises';
import { OTHER_ROLES } from '../../domain/roles.js';
import { visibleUrl } from '../openai/endpoint.js';
import type { StackAddresses } from './addresses.js';
import { apiHealthUrl, chromaHealthUrl, endpointTrouble, isHttpHealthy, isMongoHealthy } from './health.js';
import { ifThere } from './if-there.js';
import { isTemporalHealthy } from './namespace.js';
import { freeMebibytes, type Places } from './places.js';
import type { PartStatus } from './status.js';

interface Check {
  readonly name: PartStatus['name'];
  readonly address: string | null;
  /** null: it is well */
  readonly trouble: (pid: number | null) => Promise<string | null>;
}

/**
 * How each part of a stack is asked whether it is well. The clients of its servers come with this file: it is loaded where a stack
 * runs.
 */
export function checks({ temporal, mongo, chroma, model, roles, api }: StackAddresses, { home, workerReady }: Places): readonly Check[] {
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
