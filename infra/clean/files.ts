import { lstat, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from '../stack/if-there.js';
import type { Places } from '../stack/places.js';
import type { Freed } from './raw-texts.js';

export interface FilesOptions {
  readonly cache: string;
  /** what changed after this moment stays */
  readonly before: Date;
  readonly dryRun: boolean;
}

/** A log below this is left alone. */
const LOG_BYTES = 16 * 1_024 * 1_024;

/**
 * Files that are made again when they are needed: bundles of workflows of other versions, copies of checkouts, and what was left of a
 * restore; and logs that have grown large.
 */
export async function freeFiles(places: Places, { cache, before, dryRun }: FilesOptions): Promise<readonly Freed[]> {
  const old = await Promise.all([
    oldIn(cache, before, (name) => /^workflows-.*\.js(?:\.\d+)?$/.test(name)),
    oldIn(join(places.home, 'checkouts'), before, () => true),
    oldIn(places.home, before, (name) => name === 'data.restoring'),
  ]);
  const [bundles, checkouts, restores] = old;
  if (!dryRun) for (const { path } of old.flat()) await rm(path, { recursive: true, force: true });
  return [
    sum('bundles of workflows in the cache', bundles),
    sum('copies of checkouts', checkouts),
    sum('restores that were cut off', restores),
    sum('logs that have grown large', await largeLogs(places.logs, dryRun)),
  ].filter(({ count }) => count > 0);
}

interface Found {
  readonly path: string;
  readonly bytes: number;
}

async function oldIn(folder: string, before: Date, isMeant: (name: string) => boolean): Promise<readonly Found[]> {
  const names = (await ifThere(readdir(folder), [])).filter(isMeant);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, bytes: await sizeOf(path), changed: (await lstat(path)).mtime };
    }),
  );
  return found.filter(({ changed }) => changed < before);
}

/** The services append to them, so they can be cut while they are written. */
async function largeLogs(folder: string, dryRun: boolean): Promise<readonly Found[]> {
  const names = (await ifThere(readdir(folder), [])).filter((name) => name.endsWith('.log'));
  const found = await Promise.all(names.map(async (name) => ({ path: join(folder, name), bytes: await sizeOf(join(folder, name)) })));
  const large = found.filter(({ bytes }) => bytes > LOG_BYTES);
  if (!dryRun) for (const { path } of large) await truncate(path, 0);
  return large;
}

async function sizeOf(path: string): Promise<number> {
  const stats = await lstat(path);
  if (!stats.isDirectory()) return stats.size;
  const names = await readdir(path, { withFileTypes: true, recursive: true });
  const sizes = await Promise.all(
    names.filter((each) => each.isFile()).map(async (each) => (await lstat(join(each.parentPath, each.name))).size),
  );
  return sizes.reduce((all, each) => all + each, 0);
}

function sum(what: string, found: readonly Found[]): Freed {
  return { what, count: found.length, bytes: found.reduce((all, { bytes }) => all + bytes, 0) };
}
