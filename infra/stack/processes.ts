import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { killGroup } from './child.js';
import { StackFailure } from './failure.js';
import { readJsonFile, writeJsonFile } from './json-file.js';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.js';

const processFile = z.record(z.string(), z.strictObject({ pid: z.int().positive(), startedAt: z.string() }));

const KILL_TIMEOUT_MS = 10_000;

/** The children of a home's owner, on disk: what a killed owner left over is found by it. */
export interface ProcessBook {
  enter(service: string, pid: number): Promise<void>;
  leave(service: string): Promise<void>;
}

export function openProcessBook(file: string): ProcessBook {
  const entries = new Map<string, ProcessIdentity>();
  let lastWrite = Promise.resolve();
  // Services start side by side; their writes go one after the other.
  const write = async (): Promise<void> => {
    lastWrite = lastWrite.then(() => writeJsonFile(file, Object.fromEntries(entries)));
    return lastWrite;
  };
  return {
    async enter(service, pid) {
      const identity = await identityOf(pid);
      if (identity !== null) entries.set(service, identity);
      await write();
    },
    async leave(service) {
      entries.delete(service);
      await write();
    },
  };
}

export async function readProcesses(file: string): Promise<Readonly<Record<string, ProcessIdentity>>> {
  return (await readJsonFile(file, processFile)) ?? {};
}

/** Ends what the last owner left running, and names it. Only for the owner of the home. */
export async function clearLeftovers(file: string): Promise<readonly string[]> {
  const cleared: string[] = [];
  for (const [service, identity] of Object.entries(await readProcesses(file))) {
    if (!(await isAlive(identity))) continue;
    killGroup(identity.pid);
    await untilGone(service, identity);
    cleared.push(`${service} (process ${identity.pid})`);
  }
  await writeJsonFile(file, {});
  return cleared;
}

/** Its port is free only when it is gone. */
async function untilGone(service: string, identity: ProcessIdentity): Promise<void> {
  const deadline = performance.now() + KILL_TIMEOUT_MS;
  while (await isAlive(identity)) {
    if (performance.now() > deadline)
      throw new StackFailure(
        'unhealthy',
        `${service}, left over as process ${identity.pid}, does not end even on SIGKILL. Look at what it waits for, or use another RATCHET_HOME.`,
      );
    await sleep(20);
  }
}
