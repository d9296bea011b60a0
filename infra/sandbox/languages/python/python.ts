import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../package-root.js';
import type { BoxProgram } from '../../box.js';
import type { LanguageSupport } from '../language.js';
import { installPytest } from './pytest-install.js';
import { findPython } from './toolchain.js';

const FOLDER = join(packageRoot, 'infra/sandbox/languages/python');

/** Fixed hashing, so that the order of a set is the same in every run; -E would ignore it, and the environment is ours alone anyway. */
const ENV = { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' } as const;

/** Where a box finds pytest. */
const PACKAGES = '/opt/packages';

export async function openPython(cache: string, report: (line: string) => void): Promise<LanguageSupport> {
  const python = await findPython();
  const common = await readFile(join(FOLDER, 'common.py'), 'utf8');
  // a driver travels as an argument: no file of the host has to be reachable for the user of the box
  const driver = async (file: string): Promise<readonly string[]> => [python.path, '-S', '-s', '-c', `${common}\n${await readFile(join(FOLDER, file), 'utf8')}`];
  const pytest = once(async (): Promise<BoxProgram> => {
    const host = await installPytest(python, cache, report);
    return { name: 'python-pytest', command: [...(await driver('pytest_driver.py')), PACKAGES], env: ENV, folders: [{ host, box: PACKAGES }], job: true };
  });
  return {
    language: 'python',
    version: `Python ${python.version}`,
    sourceEnding: '.py',
    probe: await readFile(join(FOLDER, 'probe.py'), 'utf8'),
    splitDriver: { name: 'python-split', command: await driver('split_driver.py'), env: ENV, folders: [], job: false },
    runner: pytest,
  };
}

/** Does the work at the first call only; after a failure the next call tries again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  };
}
