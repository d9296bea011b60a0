import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RatchetFailure } from '../../ports/failures.js';
import type { Files, Limits } from '../../domain/task.js';
import { type Box, type BoxBackend, type BoxEnd, type BoxOrder, type BoxUsage, type Guarantee, NOTHING_USED } from '../box.js';
import { Boxes, uidOf } from '../boxes.js';
import { readingOf } from '../group-usage.js';
import { ProcessBox } from '../process-box.js';
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

/**
 * Boxes made by bubblewrap: namespaces, a file system that holds nothing but a toolchain, and limits from control groups where they can
 * be had.
 */
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
  readonly #boxes = new Boxes();
  #started = 0;

  constructor(means: Means) {
    this.#means = means;
    this.version = `bubblewrap ${means.version}, cgroup ${means.groups === null ? 'none' : `v${means.groups.version}`}, filter ${means.filter ?? 'none'}`;
  }

  start(order: BoxOrder): Promise<Box> {
    return this.#boxes.add(async (slot, onGone) => {
      this.#started += 1;
      const name = `box-${this.#started}`;
      const group = this.#means.groups?.create(name, order.limits) ?? null;
      const jobFolder = order.program.job ? await makeJobFolder(name) : null;
      try {
        const child = this.#launch(order, slot, { group, jobFolder });
        return new BubblewrapBox(child, { group, jobFolder, limits: order.limits }, onGone);
      } catch (error) {
        await group?.remove();
        if (jobFolder !== null) await removeJobFolder(jobFolder);
        throw error;
      }
    });
  }

  #launch(
    order: BoxOrder,
    slot: number,
    { group, jobFolder }: { readonly group: Group | null; readonly jobFolder: string | null },
  ): ChildProcess {
    const { version, filter, root } = this.#means;
    const mount = order.mount ?? null;
    const uid = root ? (mount?.uid ?? uidOf(slot)) : null;
    const script = launchScript({ joinFiles: group?.joinFiles ?? [], limits: order.limits, uid, keeper: mount?.keeper ?? null });
    const seccomp = filter === null ? null : FILTER;
    const args = boxArguments({ ...order, version, filter: seccomp, countProcesses: group === null, jobFolder, mount });
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
      return spawn('/bin/sh', ['-c', script, 'launch', ...args], {
        detached: true,
        env: { PATH: '/usr/bin:/bin:/usr/local/bin' },
        stdio: Array.from(stdio, (each) => each ?? 'ignore'),
      });
    } finally {
      opened.forEach((fd) => closeSync(fd));
    }
  }

  guarantees(): readonly Guarantee[] {
    return guaranteesOf(this.#means);
  }

  async close(): Promise<void> {
    await this.#boxes.destroyAll();
    this.#means.groups?.close();
  }
}

class BubblewrapBox extends ProcessBox {
  readonly #group: Group | null;
  readonly #watch: TreeWatch | null;
  readonly #jobFolder: string | null;
  #usage = NOTHING_USED;

  constructor(
    child: ChildProcess,
    round: { readonly group: Group | null; readonly jobFolder: string | null; readonly limits: Limits },
    onGone: () => void,
  ) {
    super(child, onGone);
    this.#group = round.group;
    this.#watch = round.group === null ? new TreeWatch(child.pid ?? 0, round.limits, () => void this.destroy()) : null;
    this.#jobFolder = round.jobFolder;
  }

  usage(): BoxUsage {
    if (!this.isGone) this.#usage = this.#group === null ? this.#ofTree() : readingOf(this.#group);
    return this.#usage;
  }

  #ofTree(): BoxUsage {
    const watch = this.#watch;
    return {
      ...usageOfTree(this.child.pid ?? 0, this.#usage),
      memoryKills: watch?.kills ?? 0,
      processRefusals: watch?.refusals() ?? 0,
      isFilling: watch?.isFilling ?? false,
    };
  }

  async place(files: Files): Promise<void> {
    if (this.#jobFolder === null) throw new RatchetFailure('bad-request', 'this box was not started with a folder for its job');
    await fillJobFolder(this.#jobFolder, files);
  }

  protected async remove(kill: () => Promise<BoxEnd>): Promise<void> {
    this.usage();
    this.#watch?.stop();
    // the members of a group are known to the kernel
    const members = this.#group === null ? await killTree(this.child) : [];
    await kill();
    await this.#group?.remove();
    await untilGone(members, GONE_WITHIN_MS);
    if (this.#jobFolder !== null) await removeJobFolder(this.#jobFolder);
  }
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
