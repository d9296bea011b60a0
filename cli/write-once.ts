import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../infra/stack/places.js';
import { refusedPlace } from '../infra/stack/refused-place.js';

/**
 * Writes what is not there yet, and says whether it did: nothing is written over. Only its owner reads it, since keys may stand in it.
 * Throws StackFailure.
 */
export async function writeOnce(path: string, text: string): Promise<boolean> {
  await makeFolder(dirname(path));
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw refusedPlace(path, 'written', error);
  }
}
