import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { StackFailure, reasonOf } from './failure.js';

/** Where things lie in a home. */
export interface Places {
  readonly home: string;
  /** one folder for each engine: `temporal`, `mongod`, `ferretdb`, `chroma` */
  readonly data: string;
  readonly logs: string;
  readonly run: string;
  readonly owner: string;
  readonly ports: string;
  readonly processes: string;
  readonly addresses: string;
  /** one file for each command that works on the stack */
  readonly attached: string;
  readonly workerReady: string;
  /** what the owner found not well, and since when */
  readonly troubles: string;
  /** settings of the model that a command hands to the owner, and what the owner answers; the first may hold a key, and is gone as soon as it is read */
  readonly handedOver: string;
  readonly handOverAnswer: string;
}

export function placesOf(home: string): Places {
  const run = join(home, 'run');
  return {
    home,
    data: join(home, 'data'),
    logs: join(home, 'logs'),
    run,
    owner: join(run, 'owner.json'),
    ports: join(run, 'ports.json'),
    processes: join(run, 'processes.json'),
    addresses: join(run, 'stack.json'),
    attached: join(run, 'attached'),
    workerReady: join(run, 'worker.ready'),
    troubles: join(run, 'troubles.json'),
    handedOver: join(run, 'handed-over.json'),
    handOverAnswer: join(run, 'hand-over-answer.json'),
  };
}

export async function makePlaces(places: Places): Promise<void> {
  await makeFolder(places.home);
  // Databases and logs hold prompts and answers: nobody else's business.
  for (const folder of [places.data, places.logs, places.run]) await makeFolder(folder);
}

export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StackFailure(
      'configuration',
      `${folder} cannot be made: ${reasonOf(error)}. Set RATCHET_HOME (state) or RATCHET_CACHE (servers) to a folder that can be written.`,
      { cause: error },
    );
  }
}

const MEBIBYTE = 1_024 * 1_024;

/** The folder must exist. */
export async function freeMebibytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / MEBIBYTE);
}

/** Refuses to start what would soon fail half-done. The folder must exist. */
export async function needSpace(folder: string, neededMebibytes: number, variable: string): Promise<void> {
  const free = await freeMebibytes(folder);
  if (free < neededMebibytes) {
    throw new StackFailure(
      'no-space',
      `${folder} has ${free} MiB left and ${neededMebibytes} MiB are needed. Free some, or set ${variable} to a folder on another disk.`,
    );
  }
}
