import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kindOf, refused } from './source/read.js';

/**
 * Makes a folder, with those above it that are missing; answers which it made, from the top. Throws SuiteFailure. One by one: a
 * recursive `mkdir` does not say which, and tries for ever where a folder is there and takes none, as in /proc.
 */
export async function makeNewFolders(folder: string): Promise<readonly string[]> {
  try {
    await mkdir(folder);
    return [folder];
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await kindOf(folder)) === 'folder') return [];
    const parent = dirname(folder);
    if (code !== 'ENOENT' || (await kindOf(parent)) !== 'nothing') throw refused(folder, `cannot be made (${code})`);
    const above = await makeNewFolders(parent);
    try {
      return [...above, ...(await makeNewFolders(folder))];
    } catch (failure) {
      await takeBack(above);
      throw failure;
    }
  }
}

/** Removes those of the folders that are empty: what anybody else put there meanwhile stays, with all above it. */
export async function takeBack(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) {
    try {
      await rmdir(folder);
    } catch (error) {
      // why it is not wanted any more counts, not that it stays
      if (codeOf(error) === '') throw error;
      if (codeOf(error) !== 'ENOENT') return;
    }
  }
}

/** Writes a text into a folder, which is made where it is missing. Throws SuiteFailure where that cannot be. */
export async function writeInto(folder: string, name: string, text: string, flag: 'w' | 'a' = 'w'): Promise<void> {
  const path = join(folder, name);
  await makeNewFolders(dirname(path));
  try {
    await writeFile(path, text, { flag });
  } catch (error) {
    throw notWritten(path, error);
  }
}

/** What the system says of a place that cannot be written, as a SuiteFailure that names it. */
export function notWritten(where: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === '' || !(error instanceof Error && 'syscall' in error) ? error : refused(where, `cannot be written (${code})`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
