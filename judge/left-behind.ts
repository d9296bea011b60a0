import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { failureCode } from './failure-code.js';

/**
 * What stands at a path below a folder that programs of others have written, by no link of theirs: with one on the way, or at its
 * end, a file of this machine would be meant. Null where nothing stands there, `link` where one leads there.
 */
export async function leftAt(folder: string, path: string): Promise<Stats | 'link' | null> {
  let at = folder;
  let found: Stats | null = null;
  for (const part of path.split('/')) {
    if (found !== null && !found.isDirectory()) return null;
    at = join(at, part);
    found = await lstat(at).catch(ifGone);
    if (found === null) return null;
    if (found.isSymbolicLink()) return 'link';
  }
  return found;
}

function ifGone(error: unknown): null {
  if (['ENOENT', 'ENOTDIR'].includes(failureCode(error))) return null;
  throw error;
}
