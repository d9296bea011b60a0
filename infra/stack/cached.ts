import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder, needSpace } from './places.js';
import { waitForLock } from './lock.js';
import type { Report } from './report.js';

export interface Making {
  readonly what: string;
  /** free space that the work needs, with what it leaves in other caches of its tool chain */
  readonly neededMebibytes: number;
  /** fills the folder */
  make(folder: string): Promise<void>;
}

/** Makes a cache entry once, whoever comes first; others wait for it. A half-made entry never shows under its name. */
export async function makeCached(folder: string, isThere: () => Promise<boolean>, making: Making, report: Report): Promise<void> {
  const cache = dirname(folder);
  await makeFolder(cache);
  await needSpace(cache, making.neededMebibytes, 'RATCHET_CACHE');
  const release = await waitForLock(`${folder}.lock`, () => report(`${making.what}: another command is at it already; waiting for it`));
  try {
    if (await isThere()) return;
    await clearParts(cache, basename(folder));
    const part = `${folder}.${process.pid}.part`;
    await makeFolder(part);
    try {
      await making.make(part);
      await rm(folder, { recursive: true, force: true });
      await rename(part, folder);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  } finally {
    await release();
  }
}

/** What a killed maker left. */
async function clearParts(cache: string, entry: string): Promise<void> {
  const parts = (await readdir(cache)).filter((name) => name.startsWith(`${entry}.`) && name.endsWith('.part'));
  await Promise.all(parts.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}
