import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { RatchetFailure } from '../../ports/failures.js';
import { failureCode } from '../failure-code.js';
import { git, lastWords, runGit } from './git.js';

const FULL_ID = /^[0-9a-f]{40}$/;

/** Bare copies of repositories, fetched once and again when a commit is missing. Nothing of a repository's settings or hooks is copied. */
export class Mirrors {
  readonly #folder: string;
  readonly #making = new Map<string, Promise<string>>();
  /** commits that are known to be there: they stay */
  readonly #held = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The bare copy that holds this commit. Throws `bad-request` in words that name what is missing. */
  async holding(repository: string, commit: string, signal: AbortSignal): Promise<string> {
    if (!FULL_ID.test(commit))
      throw new RatchetFailure('bad-request', `commit ${JSON.stringify(commit)}: expected all 40 hexadecimal digits`);
    const mirror = await this.of(repository, signal);
    const held = `${mirror} ${commit}`;
    if (this.#held.has(held)) return mirror;
    if (!(await hasCommit(mirror, commit))) await fetchAll(mirror, repository, signal);
    if (await hasCommit(mirror, commit)) {
      this.#held.add(held);
      return mirror;
    }
    const why = isShallow(mirror) ? '; it is a shallow clone: git fetch --unshallow gets the rest' : '';
    throw new RatchetFailure('bad-request', `${shown(repository)} has no commit ${commit}${why}`);
  }

  /** The bare copy with what the repository has got since it was made. */
  async asItIsNow(repository: string, signal: AbortSignal): Promise<string> {
    const mirror = await this.of(repository, signal);
    await fetchAll(mirror, repository, signal);
    return mirror;
  }

  of(repository: string, signal: AbortSignal): Promise<string> {
    const known = this.#making.get(repository);
    if (known !== undefined) return this.#ifStillThere(known, repository, signal);
    const making = this.#make(repository, signal);
    this.#making.set(repository, making);
    making.catch(() => this.#making.delete(repository));
    return making;
  }

  /** What nobody has used for long may have been removed. */
  async #ifStillThere(known: Promise<string>, repository: string, signal: AbortSignal): Promise<string> {
    const folder = await known;
    if (existsSync(folder)) return folder;
    if (this.#making.get(repository) === known) this.#making.delete(repository);
    this.#held.clear();
    return this.of(repository, signal);
  }

  async #make(repository: string, signal: AbortSignal): Promise<string> {
    const from = locationOf(repository);
    const folder = join(this.#folder, createHash('sha256').update(from).digest('hex').slice(0, 24));
    if (existsSync(folder)) return folder;
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    const half = await mkdtemp(`${folder}.half-`);
    try {
      await git(['init', '--quiet', '--bare', '.'], { cwd: half, signal });
      await fetchAll(half, repository, signal);
      await rename(half, folder);
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      // somebody else was faster
      if (!['ENOTEMPTY', 'EEXIST'].includes(failureCode(error))) throw error;
    }
    return folder;
  }
}

/** Whether commits before a certain one are missing. */
export function isShallow(mirror: string): boolean {
  return existsSync(join(mirror, 'shallow'));
}

async function hasCommit(mirror: string, commit: string): Promise<boolean> {
  return (await runGit(['cat-file', '-e', `${commit}^{commit}`], { cwd: mirror })).exitCode === 0;
}

async function fetchAll(mirror: string, repository: string, signal: AbortSignal): Promise<void> {
  const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*', '+HEAD:refs/ratchet/head'];
  const depth = isShallow(mirror) ? '--unshallow' : '--update-shallow';
  const flags = ['--quiet', '--force', '--no-tags', depth, '--no-recurse-submodules', '--no-write-fetch-head'];
  const { exitCode, stderr } = await runGit(['fetch', ...flags, '--', locationOf(repository), ...refs], { cwd: mirror, signal });
  if (exitCode !== 0) throw new RatchetFailure('bad-request', `${shown(repository)} cannot be fetched: ${whyNot(stderr)}`);
}

function whyNot(stderr: string): string {
  const words = lastWords(stderr);
  if (/could not read (?:Username|Password)|Authentication failed|Permission denied|terminal prompts disabled/i.test(stderr))
    return `no access (${words}); give git access to it, or clone it and name the folder`;
  return words === '' ? 'git came to no end' : words;
}

/** A folder or file by its absolute path; an address as it is. Throws for what is neither. */
function locationOf(repository: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(repository) || /^[\w.-]+@[\w.-]+:/.test(repository)) return repository;
  const path = isAbsolute(repository) ? repository : resolve(repository);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new RatchetFailure('bad-request', `${repository}: there is no such repository, bundle or folder`);
  return path;
}

function shown(repository: string): string {
  return repository.replace(/\/\/[^/@]+@/, '//');
}
