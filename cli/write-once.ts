import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes what is not there yet, and says whether it did: nothing is written over. Only its owner reads it, since keys may stand in it. */
export async function writeOnce(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
