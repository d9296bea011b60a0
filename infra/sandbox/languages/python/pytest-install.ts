import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { RatchetFailure } from '../../../../activities/failures.js';
import { failureCode } from '../../failure-code.js';
import type { PythonToolchain } from './toolchain.js';

const run = promisify(execFile);

/** Root's boxes run as another user, who cannot look into most homes. */
const SHARED_CACHE = '/var/cache/ratchet';

/** A folder with pytest in the pinned version that a box can read; installed from the registry at the first use. */
export async function installPytest(python: PythonToolchain, requirements: string, home: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(requirements)).update(python.version).digest('hex').slice(0, 12);
  const folder = join(cacheFor(home), `pytest-${hash}`);
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await install(python, requirements, half);
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // somebody else was faster
    if (!['ENOTEMPTY', 'EEXIST'].includes(failureCode(error))) throw error;
  }
  return folder;
}

/** The interpreter's own pip, or any other: the packages are the same for every Python 3. */
async function install(python: PythonToolchain, requirements: string, target: string): Promise<void> {
  const problems: string[] = [];
  for (const interpreter of [python.path, 'python3']) {
    try {
      await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '--no-deps', '--no-compile', '--target', target, '-r', requirements], { timeout: 300_000 });
      await run(python.path, ['-m', 'compileall', '-q', target], { timeout: 120_000 });
      return;
    } catch (error) {
      problems.push(error instanceof Error ? (error.message.split('\n').find((line) => line.includes('ERROR') || line.includes('No module')) ?? error.message.slice(0, 200)) : String(error));
    }
  }
  throw new RatchetFailure('sandbox-unavailable', `pytest could not be installed for ${python.path} (${problems.join('; ')}); needed: pip (apt-get install -y python3-pip) and a Python package registry`);
}

function cacheFor(home: string): string {
  return process.getuid?.() !== 0 || isOpen(home) ? join(home, 'cache', 'python') : SHARED_CACHE;
}

/** Whether everybody may go through this folder; what does not exist yet is made open. */
function isOpen(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  const passable = found === undefined || (found.mode & 0o001) !== 0;
  return passable && (folder === dirname(folder) || isOpen(dirname(folder)));
}
