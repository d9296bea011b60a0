import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { RatchetFailure } from '../ports/failures.js';
import type { Files } from '../domain/task.js';
import { inheritedEnvironment } from '../config/config.js';
import type { BoxFolder } from './box.js';
import { isOwnerAlive, ownerName } from './bubblewrap/owner.js';
import { failureCode } from './failure-code.js';
import type { Preparation, Tool, ToolHost, WorkFolder } from './tool-host.js';
import { openingTo } from './unreadable.js';

const run = promisify(execFile);

/** Root's boxes run as another user, who cannot look into most homes. */
const SHARED_CACHE = '/var/cache/ratchet';
/** A box is given /usr and nothing of a home directory. */
const SEARCHED = ['/usr/bin', '/usr/local/bin', '/bin'];
const MOUNT = '/mnt/ratchet';
const HALF = '.half-';
const MAKE_WITHIN_MS = 900_000;
const LOOK_WITHIN_MS = 20_000;
const MAX_PRINTED_BYTES = 16 * 1_024 * 1_024;

/** The tools of this machine, for boxes that see its /usr. */
export class HostTools implements ToolHost {
  readonly #cache: string;
  readonly #report: (line: string) => void;

  constructor(cache: string, report: (line: string) => void) {
    this.#cache = cache;
    this.#report = report;
  }

  find(candidates: readonly string[], versionArguments: readonly string[]): Promise<Tool | null> {
    return findOnHost(candidates, versionArguments);
  }

  async prepare(preparation: Preparation): Promise<BoxFolder> {
    const folder = preparedFolder(this.#cache, preparation);
    const box = `${MOUNT}/${preparation.name}`;
    if (!existsSync(folder)) await this.#make(preparation, folder, box);
    return { source: folder, box };
  }

  async #make(preparation: Preparation, folder: string, box: string): Promise<void> {
    const parent = dirname(folder);
    await mkdir(parent, { recursive: true });
    await sweepHalves(parent);
    // a folder of its own for each that makes it: whoever is first gives it its name
    const half = await mkdtemp(`${folder}${HALF}${ownerName()}-`);
    this.#report(`${preparation.doing}, once …`);
    const startedAt = performance.now();
    try {
      await preparation.make(workFolder(half, box));
      const [find, ...rest] = openingTo(half);
      await run(find, rest);
      // whatever the umask: a box of root's runs as another user
      if (isRoot()) await run('chmod', ['a+rX', parent, dirname(parent)]);
      await rename(half, folder);
      this.#report(`${preparation.doing}: done (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      // somebody else was faster
      if (!['ENOTEMPTY', 'EEXIST'].includes(failureCode(error))) throw error;
    }
  }
}

/** `ToolHost.find` on this machine. */
export async function findOnHost(candidates: readonly string[], versionArguments: readonly string[]): Promise<Tool | null> {
  for (const path of candidates.flatMap((each) => (isAbsolute(each) ? [each] : SEARCHED.map((folder) => join(folder, each))))) {
    const version = existsSync(path) ? await versionOf(path, versionArguments) : null;
    if (version !== null) return { path, version };
  }
  return null;
}

/** Where a preparation lies, or would lie, on this machine. */
export function preparedFolder(cache: string, { name, key }: Pick<Preparation, 'name' | 'key'>): string {
  const parent = !isRoot() || isOpen(cache) ? cache : SHARED_CACHE;
  return join(parent, 'sandbox-tools', `${name}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`);
}

/** Programs see the folder where boxes will see it: what they note of their own place stays true. */
function workFolder(half: string, box: string): WorkFolder {
  return {
    path: box,
    write: (files: Files) => writeAll(half, files),
    run: async (command, env = {}) => {
      const args = [
        '--dev-bind',
        '/',
        '/',
        '--tmpfs',
        dirname(dirname(box)),
        '--bind',
        half,
        box,
        '--chdir',
        box,
        '--die-with-parent',
        '--',
        ...command,
      ];
      try {
        const { stdout } = await run('bwrap', args, {
          env: { ...inheritedEnvironment(), ...env },
          timeout: MAKE_WITHIN_MS,
          maxBuffer: MAX_PRINTED_BYTES,
        });
        return stdout;
      } catch (error) {
        throw new RatchetFailure('sandbox-unavailable', `${command.slice(0, 3).join(' ')} failed: ${endOf(error)}`, { cause: error });
      }
    },
  };
}

async function writeAll(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The first line that it prints of itself; null where it does not run. */
async function versionOf(path: string, versionArguments: readonly string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(path, [...versionArguments], {
      timeout: LOOK_WITHIN_MS,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    });
    return `${stdout}\n${stderr}`.trim().split('\n')[0] ?? '';
  } catch (error) {
    // it is not there, does not end, or says that it does not work
    if (error instanceof Error && 'cmd' in error) return null;
    throw error;
  }
}

function endOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('killed' in error && error.killed === true) return `no end after ${MAKE_WITHIN_MS / 1_000} s`;
  const printed = ['stderr', 'stdout'].map((name) => String(Reflect.get(error, name) ?? '').trim()).find((text) => text !== '');
  return (printed ?? error.message).slice(-600);
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

/** What preparations left that were killed. */
async function sweepHalves(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = name.split(HALF)[1]?.split('-').slice(0, 2).join('-');
    if (owner !== undefined && !isOwnerAlive(owner)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
