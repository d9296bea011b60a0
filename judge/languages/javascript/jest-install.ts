import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.js';
import type { Preparation } from '../../tool-host.js';

const FOLDER = join(packageRoot, 'judge/languages/javascript/jest');
const FILES = ['package.json', 'package-lock.json', 'environment.cjs', 'setup.cjs', 'resolver.cjs', 'stub.cjs'];

/** jest and all that it needs, in the versions of the lock file, with the judge's own settings beside it. */
export async function jestPreparation(): Promise<Preparation> {
  const files = Object.fromEntries(
    await Promise.all(FILES.map(async (name) => [name, await readFile(join(FOLDER, name), 'utf8')] as const)),
  );
  return {
    name: 'jest',
    key: JSON.stringify(files),
    doing: 'installing jest',
    make: async (work) => {
      await work.write(files);
      await work.run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    },
  };
}
