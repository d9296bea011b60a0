import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from '../../domain/task.js';
import { RatchetFailure } from '../../ports/failures.js';
import { failureCode } from '../failure-code.js';
import { runGit, git } from './git.js';
import type { Mirrors } from './mirrors.js';

const run = promisify(execFile);

const MAX_FILES = 200_000;
const MAX_BYTES = 2 * 1_024 * 1_024 * 1_024;

/** A commit as files: `work` holds them and a `.git` of that one commit, so that nothing of the future lies beside it. */
export class Checkouts {
  readonly #folder: string;
  readonly #mirrors: Mirrors;
  readonly #making = new Map<string, Promise<string>>();

  constructor(folder: string, mirrors: Mirrors) {
    this.#folder = folder;
    this.#mirrors = mirrors;
  }

  of(repository: string, commit: string, signal: AbortSignal): Promise<string> {
    const known = this.#making.get(commit);
    if (known !== undefined) return this.#ifStillThere(known, () => this.of(repository, commit, signal), commit);
    const making = this.#make(repository, commit, signal);
    this.#making.set(commit, making);
    making.catch(() => this.#making.delete(commit));
    return making;
  }

  /** What nobody has used for long may have been removed. */
  async #ifStillThere(known: Promise<string>, again: () => Promise<string>, commit: string): Promise<string> {
    const folder = await known;
    if (existsSync(folder)) return folder;
    if (this.#making.get(commit) === known) this.#making.delete(commit);
    return again();
  }

  /** Files that belong to no repository, as a checkout of them. */
  async ofFiles(files: Files): Promise<string> {
    const folder = join(this.#folder, `files-${createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 40)}`);
    if (existsSync(folder)) return folder;
    return this.#put(folder, async (work, options) => {
      for (const [path, text] of Object.entries(files)) await writeFile(join(work, path), text);
      await git(['add', '--all'], options);
    });
  }

  async #make(repository: string, commit: string, signal: AbortSignal): Promise<string> {
    const folder = join(this.#folder, commit);
    if (existsSync(folder)) return folder;
    const mirror = await this.#mirrors.holding(repository, commit, signal);
    await refuseHuge(mirror, commit);
    return this.#put(folder, async (_, options) => {
      await git(['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--', `file://${mirror}`, commit], {
        ...options,
        signal,
      });
      await git(['update-ref', 'refs/heads/main', commit], options);
      await git(['checkout', '--quiet', '--force', 'main'], { ...options, signal });
    });
  }

  async #put(folder: string, fill: (work: string, options: Parameters<typeof git>[1]) => Promise<void>): Promise<string> {
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    const half = await mkdtemp(`${folder}.half-`);
    try {
      const work = join(half, 'work');
      await mkdir(join(half, 'home'), { recursive: true });
      await mkdir(work);
      // settings of this machine's user (filters, line ends, templates) are no part of the commit
      const options = { cwd: work, env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TEMPLATE_DIR: '' } };
      await git(['init', '--quiet', '--initial-branch=main', '.'], options);
      for (const [name, value] of REPOSITORY_SETTINGS) await git(['config', name, value], options);
      await fill(work, options);
      await openToAll(half);
      await setBack(work, options);
      await rename(half, folder);
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      // somebody else was faster
      if (!['ENOTEMPTY', 'EEXIST'].includes(failureCode(error))) throw error;
    }
    return folder;
  }
}

/** The same files have other numbers in each workspace: what git notes of them must not count. */
const REPOSITORY_SETTINGS = [
  ['core.checkStat', 'minimal'],
  ['core.trustctime', 'false'],
  ['core.autocrlf', 'false'],
  ['user.name', 'ratchet'],
  ['user.email', 'ratchet@localhost'],
  ['commit.gpgsign', 'false'],
] as const;

/**
 * Git takes a file of the same size and the same second for unchanged, and an agent may well change one in the second in
 * which it was checked out: files of a commit are older than whatever is done to them.
 */
async function setBack(work: string, options: Parameters<typeof git>[1]): Promise<void> {
  await run('find', ['.', '-path', './.git', '-prune', '-o', '-exec', 'touch', '-h', '-d', LONG_AGO, '--', '{}', '+'], { cwd: work });
  await git(['update-index', '-q', '--refresh'], options);
}

const LONG_AGO = '2000-01-01T00:00:00Z';

async function refuseHuge(mirror: string, commit: string): Promise<void> {
  const listed = await runGit(['ls-tree', '-r', '-l', '-z', commit], { cwd: mirror });
  const entries = listed.stdout.toString('utf8').split('\0').slice(0, -1);
  const bytes = entries.reduce((sum, entry) => sum + (Number(/^\S+ \S+ \S+\s+(\d+)\t/.exec(entry)?.[1]) || 0), 0);
  if (listed.exitCode !== 0 || entries.length > MAX_FILES || bytes > MAX_BYTES)
    throw new RatchetFailure(
      'bad-request',
      `commit ${commit} is too large: more than ${MAX_FILES} files or ${MAX_BYTES / 1_024 ** 3} GB of them`,
    );
}

/** A box's user may change each file of its own view; nobody can reach the folder itself. */
export async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  await run('chmod', ['-R', 'a+rwX', '--', folder]);
}
