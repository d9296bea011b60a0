import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ownEnvironment } from '../config/config.js';
import { packageRoot } from '../config/package-root.js';

/** The public sets in their original form, as `--suite` names them; they are no part of this repository. */
export interface PublicSets {
  readonly quixbugs: string;
  readonly humanevalpack: string;
}

/** The folder of all public sets; null where there is none. */
export async function dataFolder(): Promise<string | null> {
  const folder = ownEnvironment()['RATCHET_DATA'] ?? resolve(packageRoot, '..', 'shared', 'data');
  return stat(folder).then(
    (found) => (found.isDirectory() ? folder : null),
    () => null,
  );
}

/** In `RATCHET_DATA`, else in `shared/data` beside the package; null when neither is there. */
export async function findPublicSets(): Promise<PublicSets | null> {
  const folder = await dataFolder();
  if (folder === null) return null;
  const [quixbugs, humanevalpack] = [join(folder, 'quixbugs'), join(folder, 'humanevalpack')];
  const there = await Promise.all(
    [quixbugs, humanevalpack].map((path) =>
      stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      ),
    ),
  );
  return there.every(Boolean) ? { quixbugs: `quixbugs:${quixbugs}`, humanevalpack: `humanevalpack:${humanevalpack}` } : null;
}

export const NO_PUBLIC_SETS =
  'The public sets are not there: name their folder in RATCHET_DATA (it holds quixbugs/ and humanevalpack/). Nothing was measured.';
