import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { RatchetFailure } from '../../ports/failures.js';
import type { Files, Limits } from '../../domain/task.js';
import type { Box, BoxBackend, BoxEnd, BoxOrder, Guarantee } from '../box.js';
import { failureCode } from '../failure-code.js';
import { type Group, openGroups } from './cgroups.js';
import { inheritedDescriptors } from './inherited.js';
import { fillJobFolder, makeJobFolder, removeJobFolder, sweepJobFolders } from './job-folder.js';
import { boxArguments, launchScript } from './launch.js';
import { TreeWatch } from './tree-watch.js';
import { killTree, untilGone, usageOfTree } from './process-tree.js';
import { type Means, guaranteesOf } from './guarantees.js';
import { seccompFilter } from './seccomp.js';

const run = promisify(execFile);
const INSTALL = 'install it: apt-get install -y bubblewrap';

/** Boxes made by bubblewrap: namespaces, a file system that holds nothing but a toolchain, and limits from control groups where they can be had. */
export async function openBubblewrap(stateFolder: string, withGroups: boolean): Promise<BoxBackend> {
  const version = await bubblewrapVersion();
  const filter = await writeFilter(stateFolder);
  const groups = withGroups ? await openGroups() : null;
  await sweepJobFolders();
  return new Bubblewrap({ version, filter, groups, root: process.getuid?.() === 0 });
}

/** Descriptor of the filter in the launched process: the one after stdin, stdout, stderr and the records. */
const FILTER = 4;

const GONE_WITHIN_MS = 5_000;

class Bubblewrap implements BoxBackend {
  readonly name = 'bubblewrap';
  readonly version: string;
  readonly #means: Means;
  readonly #slots = new Set<number>();
  readonly #boxes = new Set<Box>();
  #started = 0;

  constructor(means: Means) {
    this.#means = means;
    this.version = `bubblewrap ${means.version}, cgroup ${means.groups === null ? 'none' : `v${means.groups.version}`}, filter ${means.filter ?? 'none'}`;
  }

  async start(order: BoxOrder): Promise<Box> {
    const slot = this.#freeSlot();
    this.#slots.add(slot);
    this.#started += 1;
    const name = `box-${this.#started}`;
    const { version, filter, groups, root } = this.#means;
    const group = groups?.create(name, order.limits) ?? null;
    const jobFolder = order.program.job ? await makeJobFolder(name) : null;
    const script = launchScript({ joinFiles: group?.joinFiles ?? [], limits: order.limits, uid: root ? uidOf(slot) : null });
    const args = boxArguments({ ...order, version, filter: filter === null ? null : FILTER, countProcesses: group === null, jobFolder });
    const opened: number[] = [];
    const open = (path: string): number => {
      const fd = openSync(path, 'r');
      opened.push(fd);
      return fd;
    };
    try {
      const stdio: ('pipe' | 'ignore' | number)[] = ['pipe', 'pipe', 'pipe', 'pipe', filter === null ? 'ignore' : open(filter)];
      // bwrap hands on every descriptor: those of this process that would leak are covered
      for (const leak of inheritedDescriptors().filter((fd) => fd > FILTER)) stdio[leak] = open('/dev/null');
      // detached: a Ctrl-C is for the judge, and not for the boxes of its terminal
      const child = spawn('/bin/sh', ['-c', script, 'launch', ...args], {
        detached: true,
        env: { PATH: '/usr/bin:/bin:/usr/local/bin' },
        stdio: Array.from(stdio, (each) => each ?? 'ignore'),
      });
      const box = new BubblewrapBox(child, { group, jobFolder, limits: order.limits }, () => {
        this.#slots.delete(slot);
        this.#boxes.delete(box);
      });
      this.#boxes.add(box);
      return box;
    } catch (error) {
      this.#slots.delete(slot);
      await group?.remove();
      if (jobFolder !== null) await removeJobFolder(jobFolder);
      throw error;
    } finally {
      opened.forEach((fd) => closeSync(fd));
    }
  }

  guarantees(): readonly Guarantee[] {
    return guaranteesOf(this.#means);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#boxes].map((box) => box.destroy()));
    this.#means.groups?.close();
  }

  #freeSlot(): number {
    let slot = 0;
    while (this.#slots.has(slot)) slot += 1;
    return slot;
  }
}

type BoxUsage = Readonly<Record<'cpuMs' | 'peakMemoryMb' | 'memoryKills' | 'processRefusals', number>>;

class BubblewrapBox implements Box {
  readonly input: Writable;
  readonly records: Readable;
  readonly logs: readonly Readable[];
  readonly ended: Promise<BoxEnd>;
  readonly #child: ChildProcess;
  readonly #sockets: readonly Socket[];
  readonly #group: Group | null;
  readonly #watch: TreeWatch | null;
  readonly #jobFolder: string | null;
  readonly #onGone: () => void;
  #usage: BoxUsage = { cpuMs: 0, peakMemoryMb: 0, memoryKills: 0, processRefusals: 0 };
  #gone: Promise<void> | null = null;

  constructor(
    child: ChildProcess,
    round: { readonly group: Group | null; readonly jobFolder: string | null; readonly limits: Limits },
    onGone: () => void,
  ) {
    this.#child = child;
    this.#group = round.group;
    this.#watch = round.group === null ? new TreeWatch(child.pid ?? 0, round.limits, () => void this.destroy()) : null;
    this.#jobFolder = round.jobFolder;
    this.#onGone = onGone;
    const [input, stdout, stderr, records] = child.stdio;
    // on Linux Node makes each pipe a pair of sockets
    if (!(input instanceof Socket) || !(stdout instanceof Socket) || !(stderr instanceof Socket) || !(records instanceof Socket)) {
      throw new RatchetFailure('sandbox-unavailable', 'the box could not be started: no pipes to it');
    }
    this.input = input;
    this.records = records;
    this.logs = [stdout, stderr];
    // the box may die at any time; what that means is read from `ended` and from the end of the records
    this.#sockets = [input, stdout, stderr, records];
    for (const stream of this.#sockets) stream.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      child.once('error', () => resolve({ exitCode: 127, fromOutside: false }));
      child.once('exit', (code, signal) => resolve({ exitCode: code ?? (signal === 'SIGKILL' ? 137 : 128), fromOutside: signal !== null }));
    });
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  cpuMs(): number {
    return this.#read().cpuMs;
  }

  peakMemoryMb(): number {
    return this.#read().peakMemoryMb;
  }

  memoryKills(): number {
    return this.#read().memoryKills;
  }

  processRefusals(): number {
    return this.#read().processRefusals;
  }

  async place(files: Files): Promise<void> {
    if (this.#jobFolder === null) throw new RatchetFailure('bad-request', 'this box was not started with a folder for its job');
    await fillJobFolder(this.#jobFolder, files);
  }

  hold(held: boolean): void {
    for (const handle of [this.#child, ...this.#sockets])
      if (held) handle.ref();
      else handle.unref();
  }

  destroy(): Promise<void> {
    this.#gone ??= this.#destroy();
    return this.#gone;
  }

  async #destroy(): Promise<void> {
    this.#read();
    this.#watch?.stop();
    // a judge that has nothing else to do still waits until the box is gone
    this.hold(true);
    // the members of a group are known to the kernel
    const members = this.#group === null ? await killTree(this.#child) : [];
    if (this.isAlive) this.#child.kill('SIGKILL');
    await this.ended;
    await this.#group?.remove();
    await untilGone(members, GONE_WITHIN_MS);
    if (this.#jobFolder !== null) await removeJobFolder(this.#jobFolder);
    for (const socket of this.#sockets) socket.destroy();
    this.#onGone();
  }

  /** Usage so far; the last reading stays when the box is gone. */
  #read(): BoxUsage {
    if (this.#gone !== null) return this.#usage;
    const [group, watch] = [this.#group, this.#watch];
    if (group !== null)
      this.#usage = {
        cpuMs: group.cpuMs(),
        peakMemoryMb: group.peakMemoryMb(),
        memoryKills: group.memoryKills(),
        processRefusals: group.processRefusals(),
      };
    else
      this.#usage = {
        ...usageOfTree(this.#child.pid ?? 0, this.#usage),
        memoryKills: watch?.kills ?? 0,
        processRefusals: watch?.refusals() ?? 0,
      };
    return this.#usage;
  }
}

/** A user of its own for each box that exists at a time, so that none can touch another's processes. */
function uidOf(slot: number): number {
  return 20_000 + ((process.pid * 64 + slot) % 40_000);
}

async function bubblewrapVersion(): Promise<string> {
  try {
    const { stdout } = await run('bwrap', ['--version']);
    return /(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1] ?? '0';
  } catch (error) {
    if (failureCode(error) === 'ENOENT')
      throw new RatchetFailure('sandbox-unavailable', `bubblewrap is not on the PATH; ${INSTALL}`, { cause: error });
    throw error;
  }
}

async function writeFilter(stateFolder: string): Promise<string | null> {
  const filter = seccompFilter();
  if (filter === null) return null;
  const path = join(stateFolder, `seccomp-${createHash('sha256').update(filter).digest('hex').slice(0, 16)}.bpf`);
  await mkdir(stateFolder, { recursive: true });
  await writeFile(path, filter);
  return path;
}
