import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { RatchetFailure } from '../../../../activities/failures.js';
import { packageRoot } from '../../../package-root.js';
import { isOwnerAlive, ownerName } from '../../bubblewrap/owner.js';
import { failureCode } from '../../failure-code.js';
import type { PythonToolchain } from './toolchain.js';

const run = promisify(execFile);

const REQUIREMENTS = join(packageRoot, 'infra/sandbox/languages/python/pytest-requirements.txt');
/** Root's boxes run as another user, who cannot look into most homes. */
const SHARED_CACHE = '/var/cache/ratchet';
const HALF = '.half-';
const INSTALL_WITHIN_MS = 300_000;
const LOOK_WITHIN_MS = 10_000;

/** A folder with pytest in the pinned version that a box can read; installed from the registry at the first use. */
export async function installPytest(python: PythonToolchain, cache: string, report: (line: string) => void): Promise<string> {
  const folder = await pytestFolder(python, cache);
  if (existsSync(folder)) return folder;
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await sweepHalves(parent);
  // a folder of its own for each that installs: whoever is first gives it its name
  const half = await mkdtemp(`${folder}${HALF}${ownerName()}-`);
  report(`installing pytest for ${python.path} into ${folder}, once …`);
  const startedAt = performance.now();
  try {
    await install(python, half);
    await run('chmod', ['-R', 'a+rX', half]);
    // whatever the umask: a box of root's runs as another user
    if (isRoot()) await run('chmod', ['a+rX', parent, dirname(parent)]);
    await rename(half, folder);
    report(`pytest is installed (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // somebody else was faster
    if (!['ENOTEMPTY', 'EEXIST'].includes(failureCode(error))) throw error;
  }
  return folder;
}

/** Where pytest is, or where it would be installed from and to; changes nothing. */
export async function lookForPytest(python: PythonToolchain, cache: string): Promise<{ readonly folder: string; readonly isThere: boolean; readonly pip: string | null }> {
  const folder = await pytestFolder(python, cache);
  if (existsSync(folder)) return { folder, isThere: true, pip: null };
  for (const interpreter of interpreters(python)) {
    const has = await run(interpreter, ['-m', 'pip', '--version'], { timeout: LOOK_WITHIN_MS }).then(
      () => true,
      () => false,
    );
    if (has) return { folder, isThere: false, pip: `${interpreter} -m pip` };
  }
  return { folder, isThere: false, pip: null };
}

async function install(python: PythonToolchain, target: string): Promise<void> {
  const problems: string[] = [];
  for (const interpreter of interpreters(python)) {
    try {
      await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '--no-deps', '--no-compile', '--target', target, '-r', REQUIREMENTS], { timeout: INSTALL_WITHIN_MS });
      await run(python.path, ['-m', 'compileall', '-q', target], { timeout: INSTALL_WITHIN_MS });
      return;
    } catch (error) {
      problems.push(`${interpreter}: ${whyNot(error)}`);
    }
  }
  throw new RatchetFailure('sandbox-unavailable', `pytest could not be installed (${problems.join('; ')}); needed: pip (apt-get install -y python3-pip) and a Python package registry that it reaches`);
}

/** The interpreter's own pip, or any other: the packages are the same for every Python 3. */
function interpreters(python: PythonToolchain): readonly string[] {
  return [python.path, 'python3'];
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('killed' in error && error.killed === true) return `no end after ${INSTALL_WITHIN_MS / 1_000} s`;
  return error.message.split('\n').findLast((line) => line.includes('ERROR') || line.includes('No module')) ?? error.message.slice(0, 200);
}

async function pytestFolder(python: PythonToolchain, cache: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(REQUIREMENTS)).update(python.version).digest('hex').slice(0, 12);
  const parent = !isRoot() || isOpen(cache) ? cache : SHARED_CACHE;
  return join(parent, 'python', `pytest-${hash}`);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether everybody may go through this folder; what does not exist yet is made open. */
function isOpen(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  const passable = found === undefined || (found.mode & 0o001) !== 0;
  return passable && (folder === dirname(folder) || isOpen(dirname(folder)));
}

/** What installations left that were killed. */
async function sweepHalves(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = name.split(HALF)[1]?.split('-').slice(0, 2).join('-');
    if (owner !== undefined && !isOwnerAlive(owner)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
