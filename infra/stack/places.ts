import { lstat, mkdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StackFailure } from './failure.js';
import { ifThere } from './if-there.js';
import { refusedPlace } from './refused-place.js';

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
  /**
   * settings of the model that a command hands to the owner, and what the owner answers; the first may hold a key, and is gone as soon
   * as it is read
   */
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

/** What the state of a home needs to begin with. */
export const STATE_MEBIBYTES = 512;

/** A new home is refused where it has no room, before anything is made of it. */
export async function makePlaces(places: Places, neededMebibytes = STATE_MEBIBYTES): Promise<void> {
  if ((await ifThere(lstat(places.run), null)) === null) await needSpace(places.home, neededMebibytes, 'RATCHET_HOME');
  await makeFolder(places.home);
  // Databases and logs hold prompts and answers: nobody else's business.
  for (const folder of [places.data, places.logs, places.run]) await makeFolder(folder);
}

export async function makeFolder(folder: string): Promise<void> {
  try {
    await make(folder);
  } catch (error) {
    throw refusedPlace(folder, 'made', error);
  }
}

/** One by one: a recursive `mkdir` tries for ever where a folder is there and takes none, as in /proc. */
async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || (await ifThere(lstat(parent), null)) !== null) throw error;
    await make(parent);
    await make(folder);
  }
}

const MEBIBYTE = 1_024 * 1_024;

/** Where the folder is, or will be. */
export async function freeMebibytes(folder: string): Promise<number> {
  const found = await ifThere(statfs(folder), null);
  if (found === null) return freeMebibytes(dirname(folder));
  const { bavail, bsize } = found;
  return Math.floor((bavail * bsize) / MEBIBYTE);
}

/** Refuses to start what would soon fail half-done. */
export async function needSpace(folder: string, neededMebibytes: number, variable: string): Promise<void> {
  const free = await freeMebibytes(folder);
  if (free < neededMebibytes) {
    throw new StackFailure(
      'no-space',
      `${folder} has ${free} MiB left and ${neededMebibytes} MiB are needed. Free some, or set ${variable} to a folder on another disk.`,
    );
  }
}
