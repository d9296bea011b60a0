import { link, rename, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJsonFile } from './json-file.js';
import { refusedPlace } from './refused-place.js';
import { isAlive, ownIdentity, processIdentity, type ProcessIdentity } from './process-identity.js';

export type LockAnswer = { readonly held: true; release(): Promise<void> } | { readonly held: false; readonly owner: ProcessIdentity };

/**
 * Takes a lock file, unless a living process has it. The file is linked into place whole, so that nobody reads a half;
 * the lock of a dead process is moved aside and looked at again, so that two who clear it cannot both win.
 */
export async function takeLock(path: string): Promise<LockAnswer> {
  const self = await ownIdentity();
  const draft = `${path}.${self.pid}.draft`;
  try {
    await writeFile(draft, JSON.stringify(self), { mode: 0o600 });
  } catch (error) {
    throw refusedPlace(path, 'written', error);
  }
  try {
    for (;;) {
      if (await linked(draft, path)) return { held: true, release: () => releaseLock(path, self) };
      const owner = await lockOwner(path);
      if (owner !== null) return { held: false, owner };
      await clearDeadLock(path, self);
    }
  } finally {
    await unlink(draft);
  }
}

/** The living process that has the lock. */
export async function lockOwner(path: string): Promise<ProcessIdentity | null> {
  const owner = await readJsonFile(path, processIdentity);
  return owner !== null && (await isAlive(owner)) ? owner : null;
}

/** Waits for the lock as long as its owner lives. */
export async function waitForLock(path: string, waiting: (owner: ProcessIdentity) => void): Promise<() => Promise<void>> {
  let said = false;
  for (;;) {
    const answer = await takeLock(path);
    if (answer.held) return () => answer.release();
    if (!said) waiting(answer.owner);
    said = true;
    await sleep(500);
  }
}

async function clearDeadLock(path: string, self: ProcessIdentity): Promise<void> {
  const aside = `${path}.${self.pid}.dead`;
  if (!(await done(rename(path, aside), 'ENOENT'))) return;
  // Somebody may have taken it between our look and our move: then it goes back.
  if ((await lockOwner(aside)) !== null) await linked(aside, path);
  await unlink(aside);
}

async function releaseLock(path: string, self: ProcessIdentity): Promise<void> {
  const owner = await readJsonFile(path, processIdentity);
  if (owner?.pid === self.pid && owner.startedAt === self.startedAt) await done(unlink(path), 'ENOENT');
}

async function linked(from: string, to: string): Promise<boolean> {
  return done(link(from, to), 'EEXIST');
}

/** true when the work is done, false when it failed with the one expected code. */
async function done(work: Promise<void>, expectedCode: string): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === expectedCode) return false;
    throw error;
  }
}
