import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetFailure } from '../../../../activities/failures.js';
import { packageRoot } from '../../../package-root.js';
import type { LanguageSupport } from '../language.js';
import { findPython } from './toolchain.js';

const FOLDER = join(packageRoot, 'infra/sandbox/languages/python');

/** Fixed hashing, so that the order of a set is the same in every run; -E would ignore it, and the environment is ours alone anyway. */
const ENV = { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' } as const;

export async function openPython(): Promise<LanguageSupport> {
  const python = await findPython();
  // the driver travels as an argument: no file of the host has to be reachable for the user of the box
  const splitDriver = await readFile(join(FOLDER, 'split_driver.py'), 'utf8');
  return {
    language: 'python',
    version: `Python ${python.version}`,
    splitDriver: { name: 'python-split', command: [python.path, '-S', '-s', '-c', splitDriver], env: ENV, folders: [] },
    runner: () => Promise.reject(new RatchetFailure('sandbox-unavailable', 'pytest is not built yet')),
  };
}
