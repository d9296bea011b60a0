import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.js';
import { makeFolder, type Places } from './places.js';
import { isAlive, ownIdentity } from './process-identity.js';
import type { Report } from './report.js';
import { ifThere } from './if-there.js';

const attachedProcess = z.strictObject({ pid: z.int().positive(), startedAt: z.string(), what: z.string() }).readonly();
export type AttachedProcess = z.infer<typeof attachedProcess>;

let attachments = 0;

/**
 * Says that this process works on the stack of a home, until it is taken back; what a dead process said counts for nothing. To be said
 * before the stack's addresses are read: the owner looks for it after it has taken them away, so that one of the two sees the other.
 */
export async function attach({ attached }: Places, what: string): Promise<() => Promise<void>> {
  await makeFolder(attached);
  attachments += 1;
  const file = join(attached, `${process.pid}-${attachments}.json`);
  await writeJsonFile(file, { ...(await ownIdentity()), what } satisfies AttachedProcess);
  return () => rm(file, { force: true });
}

/** The living processes beside this one that work on the stack, each once. */
export async function attachedTo({ attached }: Places): Promise<readonly AttachedProcess[]> {
  const found = new Map<number, AttachedProcess>();
  for (const name of await ifThere(readdir(attached), [])) {
    const file = join(attached, name);
    const known = name.endsWith('.json') ? await readJsonFile(file, attachedProcess) : null;
    if (known === null) continue;
    if (!(await isAlive(known))) await rm(file, { force: true });
    else if (known.pid !== process.pid) found.set(known.pid, known);
  }
  return [...found.values()];
}

const POLL_MS = 250;

/** Waits until nobody else works on the stack, or there is hurry. What it waits for is told. */
export async function untilAlone(places: Places, report: Report, hurry: AbortSignal): Promise<void> {
  let told = '';
  while (!hurry.aborted) {
    const others = await attachedTo(places);
    if (others.length === 0) return;
    const who = others.map(named).join(', ');
    if (who !== told) report(`the stack stays up for what still works on it: ${who}. Ctrl-C ends it now.`);
    told = who;
    await sleep(POLL_MS, undefined, { signal: hurry }).catch(() => undefined);
  }
}

export function named({ pid, what }: AttachedProcess): string {
  return `${what} (process ${pid})`;
}
