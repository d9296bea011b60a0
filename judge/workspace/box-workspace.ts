import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import type { Limits } from '../../domain/task.js';
import { readPatch, splitPatch } from '../../domain/patch.js';
import { RatchetFailure } from '../../ports/failures.js';
import { Semaphore } from '../../ports/semaphore.js';
import {
  type Applied,
  type Command,
  type CommandEnd,
  type FileList,
  type FileText,
  type LineRange,
  MAX_FILE_BYTES,
  MAX_LISTED,
  MAX_PATCH_BYTES,
  type PatchMade,
  type Refused,
  type Workspace,
  type Written,
} from '../../ports/workspace.js';
import { isTaskPath } from '../../schemas/cases.js';
import type { BoxBackend, BoxFolder, ImageSystem } from '../box.js';
import { removeJobFolder } from '../bubblewrap/job-folder.js';
import type { Keeper } from './keeper.js';
import { openLoopback } from './loopback.js';
import { APPLY, DIFF, LIST, LAY, READ, REMOVE, WRITE } from './scripts.js';
import { runInBox, type ShellEnd } from './shell.js';

export interface WorkspaceParts {
  readonly keeper: Keeper;
  /** folder of this machine that it is mounted at */
  readonly at: string;
  readonly backend: BoxBackend;
  /** what commands run in, where that is an image; what is done from outside is done by this machine's programs */
  readonly system: ImageSystem | null;
  readonly limits: Limits;
  readonly folders: readonly BoxFolder[];
  /** the commit's own `.git`, which no command of anybody's sees */
  readonly trusted: BoxFolder;
  /** what programs of this machine see beside these */
  readonly ownFolders: readonly BoxFolder[];
  readonly env: Readonly<Record<string, string>>;
  /** of this machine's programs */
  readonly ownEnv: Readonly<Record<string, string>>;
  /** paths that set-up brought */
  readonly brought: readonly string[];
}

/** Reading, writing and comparing are no work of a task: they have limits of their own. */
const OWN_LIMITS: Limits = { wallMs: 60_000, cpuMs: 60_000, memoryMb: 512, pids: 64, diskMb: 64, outputKb: 1_024 };
const NEVER = new AbortController().signal;

/** A checkout under which each command, each look and each change runs in a box: no link in it leads anywhere. */
export class BoxWorkspace implements Workspace {
  readonly #parts: WorkspaceParts;
  readonly #onGone: () => void;
  readonly #turn = new Semaphore(1);
  #gone: Promise<void> | null = null;

  constructor(parts: WorkspaceParts, onGone: () => void) {
    this.#parts = parts;
    this.#onGone = onGone;
  }

  async run({ shell, loopback, ...rest }: Command, signal: AbortSignal): Promise<CommandEnd> {
    const argv = ['/bin/sh', '-c', shell];
    if (loopback === undefined) return this.shell(argv, rest, signal);
    const way = await openLoopback(`${basename(this.#parts.at)}-loopback`, this.#parts.keeper.mount.uid, loopback);
    try {
      return await this.shell(way.argv(argv), { ...rest, folders: [way.folder] }, signal);
    } finally {
      await way.close();
    }
  }

  /** As `run`, with what it wrote to descriptor 3. */
  async shell(
    argv: readonly string[],
    {
      wallMs,
      input,
      env = {},
      folders = [],
      until,
    }: {
      wallMs?: number;
      input?: string | Buffer;
      env?: Readonly<Record<string, string>>;
      folders?: readonly BoxFolder[];
      until?: AbortSignal;
    },
    signal: AbortSignal,
  ): Promise<ShellEnd> {
    const { limits } = this.#parts;
    const own = { ...limits, wallMs: Math.min(wallMs ?? limits.wallMs, limits.wallMs) };
    return this.#inBox(argv, own, { input, env, folders, until, system: this.#parts.system }, signal);
  }

  async read(path: string, range?: LineRange): Promise<FileText | Refused> {
    const bad = notAPath(path);
    if (bad !== null) return bad;
    const from = String(range?.from ?? 1);
    const end = await this.#own(READ, [path, from, String(range?.lines ?? 0), String(MAX_FILE_BYTES)]);
    if (end.exitCode !== 0) return refused(path, end.output);
    const head = end.records.indexOf(10);
    const [lines = '0', bytes = '0'] = end.records.subarray(0, head).toString('utf8').trim().split(' ');
    const content = end.records.subarray(head + 1);
    if (content.subarray(0, 8_192).includes(0)) return { kind: 'refused', why: `${path} is no text` };
    const isWhole = content.length <= MAX_FILE_BYTES && Number(bytes) <= MAX_FILE_BYTES;
    return { kind: 'text', text: content.subarray(0, MAX_FILE_BYTES).toString('utf8'), lines: Number(lines), isWhole };
  }

  async write(path: string, text: string): Promise<Written | Refused> {
    const bad = notAPath(path);
    if (bad !== null) return bad;
    const end = await this.#own(WRITE, [path], text);
    if (end.exitCode !== 0) return refused(path, end.output);
    const at = end.records.toString('utf8');
    return at === path ? { kind: 'written' } : { kind: 'written', leadsTo: at };
  }

  async remove(path: string): Promise<{ readonly kind: 'removed' } | Refused> {
    const bad = notAPath(path);
    if (bad !== null) return bad;
    const end = await this.#own(REMOVE, [path]);
    return end.exitCode === 0 ? { kind: 'removed' } : refused(path, end.output);
  }

  async list(under?: string): Promise<FileList | Refused> {
    const bad = under === undefined ? null : notAPath(under);
    if (bad !== null) return bad;
    const end = await this.#own(LIST, [under ?? '.', ...this.#excluded()]);
    if (end.exitCode !== 0) return refused(under ?? '.', end.output);
    const paths = end.records.toString('utf8').split('\0').slice(0, -1).toSorted();
    return { kind: 'files', paths: paths.slice(0, MAX_LISTED), total: paths.length };
  }

  async apply(patch: string): Promise<Applied> {
    if (Buffer.byteLength(patch) > MAX_PATCH_BYTES)
      return { kind: 'refused', why: `the patch is larger than ${MAX_PATCH_BYTES / 1_024} KB` };
    const read = readPatch(patch);
    if ('refused' in read) return { kind: 'refused', why: read.refused };
    const paths = read.files.map((file) => file.path).toSorted();
    const end = await this.#own(APPLY, paths, patch.endsWith('\n') ? patch : `${patch}\n`);
    if (end.exitCode === 0) return { kind: 'applied', paths };
    return { kind: 'refused', why: `it does not apply: ${wordsOf(end.output)}` };
  }

  async patch(): Promise<PatchMade> {
    const end = await this.#own(DIFF, this.#excluded());
    if (end.exitCode !== 0) return { kind: 'refused', why: `the change could not be taken: ${wordsOf(end.output)}` };
    return patchIn(end.records);
  }

  /** Lays trusted files over it, whatever stands there. */
  async lay(archive: Buffer): Promise<Refused | null> {
    const end = await this.#own(LAY, [], archive);
    return end.exitCode === 0 ? null : { kind: 'refused', why: wordsOf(end.output) };
  }

  close(): Promise<void> {
    this.#gone ??= this.#close();
    return this.#gone;
  }

  async #close(): Promise<void> {
    await this.#turn.close(new RatchetFailure('conflict', 'the workspace was closed'));
    await this.#parts.keeper.close();
    await removeJobFolder(this.#parts.at);
    this.#onGone();
  }

  #excluded(): readonly string[] {
    return this.#parts.brought.map((path) => `:(exclude,literal,top)${path}`);
  }

  #own(script: string, args: readonly string[], input?: string | Buffer): Promise<ShellEnd> {
    // what is written has to fit where the checkout fits
    const limits = { ...OWN_LIMITS, diskMb: Math.max(OWN_LIMITS.diskMb, this.#parts.limits.diskMb) };
    return this.#inBox(
      ['/bin/sh', '-c', script, 'sh', ...args],
      limits,
      { input, env: {}, folders: [this.#parts.trusted], until: undefined, system: null },
      NEVER,
    );
  }

  #inBox(
    argv: readonly string[],
    limits: Limits,
    {
      input,
      env,
      folders,
      until,
      system,
    }: {
      readonly input: string | Buffer | undefined;
      readonly env: Readonly<Record<string, string>>;
      readonly folders: readonly BoxFolder[];
      readonly until: AbortSignal | undefined;
      readonly system: ImageSystem | null;
    },
    signal: AbortSignal,
  ): Promise<ShellEnd> {
    const { backend, keeper } = this.#parts;
    if (this.#gone !== null) throw new RatchetFailure('conflict', 'the workspace is closed');
    return this.#turn.with(signal, (wanted) => {
      if (!keeper.isAlive) throw new RatchetFailure('sandbox-unavailable', 'the workspace is gone: what keeps it was killed from outside');
      return runInBox(
        backend,
        {
          argv,
          mount: { ...keeper.mount, network: false, ...(system === null ? {} : { system }) },
          limits,
          folders: [...this.#parts.folders, ...(system === null ? this.#parts.ownFolders : []), ...folders],
          env: system === null ? { ...this.#parts.ownEnv, ...env } : { ...this.#parts.env, ...env },
          ...(input === undefined ? {} : { input }),
          ...(until === undefined ? {} : { until }),
        },
        wanted,
      );
    });
  }
}

function notAPath(path: string): Refused | null {
  if (isTaskPath(path) && !path.split('/').some((part) => part.toLowerCase() === '.git')) return null;
  return { kind: 'refused', why: `${JSON.stringify(path)} is no path of a file in the repository` };
}

function refused(path: string, output: string): Refused {
  const words = wordsOf(output);
  return { kind: 'refused', why: words === '' ? `${path} cannot be reached` : words };
}

function wordsOf(output: string): string {
  const line = output.split('\n').find((each) => each.trim() !== '') ?? '';
  return line
    .replace(/^error: /, '')
    .replaceAll('/work/', '')
    .slice(0, 300);
}

/**
 * Names with numbers end, and the patch begins, at the first empty entry. A file that is no text, or not in UTF-8, is named and left
 * out.
 */
function patchIn(records: Buffer): PatchMade {
  const at = records.indexOf(NAMES_END);
  const sections = at === -1 ? [] : splitPatch(records.subarray(at + NAMES_END.length).toString('latin1'));
  const taken: string[] = [];
  const paths: string[] = [];
  const leftOut: string[] = [];
  const names = records
    .subarray(0, Math.max(at, 0))
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '');
  for (const [index, section] of sections.entries()) {
    const bytes = Buffer.from(section, 'latin1');
    const entry = names[index] ?? '';
    const path = entry.replace(/^\S+\t\S+\t/, '');
    // what no patch may hold (a link, a repository in it) costs the rest nothing
    if (entry.startsWith('-\t-\t') || !isUtf8(bytes) || 'refused' in readPatch(bytes.toString('utf8'))) leftOut.push(path);
    else {
      taken.push(bytes.toString('utf8'));
      paths.push(path);
    }
  }
  const patch = taken.join('');
  if (Buffer.byteLength(patch) > MAX_PATCH_BYTES)
    return { kind: 'refused', why: `the change is larger than ${MAX_PATCH_BYTES / 1_024} KB` };
  return { kind: 'patch', patch, paths, leftOut };
}

const NAMES_END = '\0\0\n';
