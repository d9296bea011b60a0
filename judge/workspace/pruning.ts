import { execFile } from 'node:child_process';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { failureCode } from '../failure-code.js';

const run = promisify(execFile);

/** What is kept of repositories together: beyond it the longest unused goes. */
const MOST_BYTES = 20 * 1_024 ** 3;
/** Somebody may be at work in what was used so lately. */
const KEPT_FOR_MS = 2 * 24 * 3_600_000;

const KINDS = ['mirrors', 'checkouts', 'environments', 'images'] as const;

interface Entry {
  readonly path: string;
  readonly usedMs: number;
  readonly bytes: number;
}

/** Notes that it is used: the longest unused is what goes first. What is gone is nothing to note. */
export async function noteUse(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch((error: unknown) => {
    if (failureCode(error) !== 'ENOENT') throw error;
  });
}

/** Brings the cache of repositories back to its size. Answers what was removed. */
export async function prune(
  cache: string,
  { mostBytes = MOST_BYTES, keptForMs = KEPT_FOR_MS, now = Date.now() } = {},
): Promise<{ readonly entries: number; readonly bytes: number }> {
  const folders = (await Promise.all(KINDS.map((kind) => entriesIn(join(cache, kind))))).flat();
  const entries = await sized(folders);
  const going = toGo(entries, { mostBytes, before: now - keptForMs });
  for (const { path } of going) await remove(path);
  return { entries: going.length, bytes: sum(going) };
}

/** The longest unused, until the rest fits; what was used lately stays, whatever its size. */
export function toGo(
  entries: readonly Entry[],
  { mostBytes, before }: { readonly mostBytes: number; readonly before: number },
): readonly Entry[] {
  let left = sum(entries);
  return entries
    .toSorted((a, b) => a.usedMs - b.usedMs)
    .filter(({ usedMs, bytes }) => {
      if (left <= mostBytes || usedMs >= before) return false;
      left -= bytes;
      return true;
    });
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((total, { bytes }) => total + bytes, 0);
}

async function entriesIn(folder: string): Promise<readonly { readonly path: string; readonly usedMs: number }[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (failureCode(error) === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const seen = await stat(path).catch(() => null);
      return seen?.isDirectory() === true ? [{ path, usedMs: seen.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

async function sized(folders: readonly { readonly path: string; readonly usedMs: number }[]): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  // one after the other, and after all else that wants the disk: nobody waits for it
  for (const each of folders) {
    // what is gone meanwhile takes no room
    const { stdout } = await run('nice', ['-n', '19', 'du', '-sk', '--', each.path]).catch(() => ({ stdout: '0' }));
    entries.push({ ...each, bytes: Number.parseInt(stdout, 10) * 1_024 });
  }
  return entries;
}

/** Under another name first: what is half gone must not be found. */
async function remove(path: string): Promise<void> {
  const aside = `${path}.gone-${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    // somebody else was faster
    if (failureCode(error) === 'ENOENT') return;
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}
