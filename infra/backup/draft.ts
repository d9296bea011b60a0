import { randomUUID } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { RatchetFailure } from '../../ports/failures.js';
import { systemReason } from '../stack/system-reason.js';

/** Which file it is, by whatever path it is reached. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

export interface Draft {
  readonly identity: FileIdentity;
  readonly content: Writable;
  /** Takes the name, once the content is complete. Throws `conflict` where somebody else has it. */
  finish(): Promise<void>;
  /** Does nothing once it is finished. */
  discard(): Promise<void>;
}

/**
 * A file that will be `file`, and lies beside it until it is whole, under a name that nobody else has. Throws `conflict` or
 * `bad-request` where it cannot be.
 */
export async function openDraft(file: string): Promise<Draft> {
  // short, so that a name that a file can have is one that its draft can
  const path = join(dirname(file), `ratchet-backup-${randomUUID()}.part`);
  const opened = await written(file, async () => {
    if (await isThere(file)) throw taken(file);
    return open(path, 'wx', 0o600);
  });
  const { dev, ino } = await opened.stat({ bigint: true });
  return {
    identity: { dev, ino },
    content: opened.createWriteStream(),
    finish: () =>
      written(file, async () => {
        await flush(path);
        await giveName(path, file);
      }),
    discard: () => rm(path, { force: true }),
  };
}

/** Of the drafts of backups that others write, or that were left when one was killed. */
export const DRAFT_NAME = /^ratchet-backup-[\da-f-]{36}\.part$/;

/** What the system says of a place that cannot be written, as a failure that names it. */
export async function written<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = systemReason(error);
    if (reason === null) throw error;
    throw new RatchetFailure(
      'bad-request',
      `${file} cannot be written: ${reason}; name a file in a folder that is there, and can be written`,
      {
        cause: error,
      },
    );
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function taken(file: string): RatchetFailure {
  return new RatchetFailure('conflict', `${file} is there already: choose another name, or move it away`);
}

/** Onto the disk, not only into its cache. */
async function flush(path: string): Promise<void> {
  const whole = await open(path, 'r+');
  try {
    await whole.sync();
  } finally {
    await whole.close();
  }
}

/** What file systems without hard links say. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** A link, unlike a rename, never replaces what came there meanwhile. */
async function giveName(path: string, file: string): Promise<void> {
  try {
    await link(path, file);
    await rm(path, { force: true });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw taken(file);
    if (!NO_LINKS.has(codeOf(error))) throw error;
    await replaceOwn(path, file);
  }
}

/** An empty file takes the name, which nobody else then can, and is replaced. */
async function replaceOwn(path: string, file: string): Promise<void> {
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? taken(file) : error;
  }
  try {
    await rename(path, file);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
