import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Environment } from '../../domain/repo-task.js';
import type { Limits } from '../../domain/task.js';
import { RatchetFailure } from '../../ports/failures.js';
import { failureCode } from '../failure-code.js';
import { leftAt } from '../left-behind.js';
import { openToAll } from './checkouts.js';
import { git } from './git.js';

/** Builds of what is needed take more than a test may. */
const SETUP_LIMITS: Limits = { wallMs: 1_200_000, cpuMs: 1_200_000, memoryMb: 4_096, pids: 2_048, diskMb: 4_096, outputKb: 16_384 };

/** What set-up left, as a layer over a checkout; null where nothing is to be set up. */
export interface Prepared {
  readonly layer: string;
  /** paths of the checkout that it brought: no part of anybody's change */
  readonly paths: readonly string[];
}

export type RunSetup = (
  setup: {
    readonly shell: string;
    readonly checkout: string;
    readonly upper: string;
    readonly limits: Limits;
    /** what it runs in; missing: this machine's programs */
    readonly image?: string;
  },
  signal: AbortSignal,
) => Promise<{ readonly exitCode: number; readonly ended: string; readonly output: string }>;

/** Set up once for what it is made from, whatever the commit; whoever is first makes it. */
export class Environments {
  readonly #folder: string;
  readonly #run: RunSetup;
  readonly #report: (line: string) => void;
  readonly #making = new Map<string, Promise<Prepared>>();

  constructor(folder: string, run: RunSetup, report: (line: string) => void) {
    this.#folder = folder;
    this.#run = run;
    this.#report = report;
  }

  async of(
    environment: Environment,
    { checkout, tools }: { readonly checkout: string; readonly tools: string },
    signal: AbortSignal,
  ): Promise<Prepared | null> {
    if (environment.setup.length === 0) return null;
    const key = await this.#keyOf(environment, checkout, tools);
    const known = this.#making.get(key);
    const making = known ?? this.#make(key, environment, checkout, signal);
    this.#making.set(key, making);
    making.catch(() => this.#making.delete(key));
    const prepared = await making;
    if (known === undefined || existsSync(prepared.layer)) return prepared;
    // what nobody has used for long may have been removed
    if (this.#making.get(key) === known) this.#making.delete(key);
    return this.of(environment, { checkout, tools }, signal);
  }

  async #keyOf({ setup, inputs, image }: Environment, checkout: string, tools: string): Promise<string> {
    const texts = await Promise.all(inputs.toSorted().map(async (path) => [path, await needsIn(join(checkout, 'work'), path)] as const));
    return createHash('sha256')
      .update(JSON.stringify([tools, setup, image ?? null, texts]))
      .digest('hex')
      .slice(0, 24);
  }

  async #make(key: string, environment: Environment, checkout: string, signal: AbortSignal): Promise<Prepared> {
    const folder = join(this.#folder, key);
    if (!existsSync(folder)) {
      await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
      const half = await mkdtemp(`${folder}.half-`);
      this.#report(`setting up what the tests need (${environment.setup.length} commands), once …`);
      const startedAt = performance.now();
      try {
        await this.#setUp(half, environment, checkout, signal);
        await rename(half, folder);
        this.#report(`set up (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
      } catch (error) {
        await rm(half, { recursive: true, force: true });
        // somebody else was faster
        if (!['ENOTEMPTY', 'EEXIST'].includes(failureCode(error))) throw error;
      }
    }
    const paths = (await readFile(join(folder, 'paths'), 'utf8')).split('\0').slice(0, -1);
    return { layer: join(folder, 'upper'), paths };
  }

  async #setUp(half: string, { setup, inputs, image }: Environment, checkout: string, signal: AbortSignal): Promise<void> {
    const upper = join(half, 'upper');
    await mkdir(upper);
    await mkdir(join(half, 'scratch'));
    // the failure of one command is that of all
    const shell = setup.map((command) => `( ${command}\n) || exit $?`).join('\n');
    const end = await this.#run({ shell, checkout, upper: half, limits: SETUP_LIMITS, ...(image === undefined ? {} : { image }) }, signal);
    if (end.ended !== 'exit' || end.exitCode !== 0) throw new RatchetFailure('bad-request', `set-up failed: ${whyNot(end)}`);
    await rm(join(half, 'scratch'), { recursive: true, force: true });
    const work = join(upper, 'work');
    if (!existsSync(work)) await mkdir(work);
    await rm(join(work, '.git'), { recursive: true, force: true });
    const kept = await dropTracked(checkout, work, inputs);
    await openToAll(upper);
    const paths = [...(await broughtBy(work, join(checkout, 'work'))), ...kept];
    await writeFile(join(half, 'paths'), paths.map((path) => `${path}\0`).join(''));
  }
}

/**
 * What it changed of the repository's own files is no part of an environment: another commit has others. Only what it was
 * made from is the same wherever it is used; answers what it changed of that.
 */
async function dropTracked(checkout: string, upper: string, inputs: readonly string[]): Promise<readonly string[]> {
  const kept: string[] = [];
  const listed = await git(['ls-files', '-z'], { cwd: join(checkout, 'work') });
  for (const path of listed.split('\0').filter((each) => each !== '')) {
    const found = await leftAt(upper, path);
    if (found === null || (found !== 'link' && found.isDirectory())) continue;
    // a link in the place of a folder is no part of an environment either, and nothing behind it is touched
    if (found === 'link') await rm(await linkOn(upper, path), { force: true });
    else if (found.isFile() && inputs.includes(path) && !isReadInPart(path)) kept.push(path);
    else await rm(join(upper, path), { force: true });
  }
  return kept;
}

/** The first link on the way. */
async function linkOn(folder: string, path: string): Promise<string> {
  const [first = '', ...rest] = path.split('/');
  const at = join(folder, first);
  return (await lstat(at)).isSymbolicLink() ? at : linkOn(at, rest.join('/'));
}

/** The highest folders and files that the checkout does not have. */
export async function broughtBy(upper: string, checkout: string, under = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(upper, under), { withFileTypes: true })) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (!existsSync(join(checkout, path))) found.push(path);
    else if (entry.isDirectory()) found.push(...(await broughtBy(upper, checkout, path)));
  }
  return found.toSorted();
}

function isReadInPart(path: string): boolean {
  return path.endsWith('package.json');
}

/** Of a manifest that changes with each release only what it needs counts. */
async function needsIn(work: string, path: string): Promise<string | null> {
  const found = await lstat(join(work, path)).catch(ifGone);
  if (found === null || !found.isFile()) return null;
  const text = await readFile(join(work, path), 'utf8');
  if (!isReadInPart(path)) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return text;
    const needs = Object.entries(parsed).filter(
      ([name]) => /dependencies$/i.test(name) || ['overrides', 'workspaces', 'engines'].includes(name),
    );
    return JSON.stringify(needs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function ifGone(error: unknown): null {
  if (['ENOENT', 'ENOTDIR'].includes(failureCode(error))) return null;
  throw error;
}

function whyNot({ ended, exitCode, output }: { readonly ended: string; readonly exitCode: number; readonly output: string }): string {
  const said = output.split('\n').map((line) => line.trim());
  // some tools say their last words twice
  const lines = said.filter((line, index) => line !== '' && said.lastIndexOf(line) === index);
  const last = lines.slice(-6).join(' | ').slice(-800);
  const how =
    ended === 'exit'
      ? `exit code ${exitCode}`
      : ended === 'timeout'
        ? `no end after ${SETUP_LIMITS.wallMs / 1_000} s`
        : `it met its limit of ${ended}`;
  return `${how}: ${last}`;
}
