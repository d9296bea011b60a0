import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failureCode } from '../failure-code.js';
import { type GroupUsage, readNumber, v1Usage, v2Usage } from '../group-usage.js';
import { isOwnerAlive, ownerName } from './owner.js';

/** A control group round one box. */
export interface Group extends GroupUsage {
  /** files that a process writes its id into to join */
  readonly joinFiles: readonly string[];
  /** Kills what is in it until nothing is left, and removes it. */
  remove(): Promise<void>;
}

export interface Groups {
  readonly version: 1 | 2;
  create(name: string, limits: { readonly memoryMb: number; readonly pids: number }): Group;
  /** Removes the group of this owner; its boxes are gone by then. */
  close(): void;
}

const MB = 1_024 * 1_024;
const V1_CONTROLLERS = ['memory', 'pids', 'cpu', 'cpuacct'] as const;

/** Control groups that this process may write, after those that dead owners left are swept; null where there are none. */
export async function openGroups(root = '/sys/fs/cgroup'): Promise<Groups | null> {
  const parents = v1Parents(root) ?? v2Parents(root);
  if (parents === null) return null;
  try {
    await sweep(parents.all);
    const folders = parents.all.map((parent) => join(parent, ownerName()));
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    if (parents.version === 2) enableControllers(folders[0] ?? '');
    return {
      version: parents.version,
      create: (name, limits) => (parents.version === 1 ? v1Group(folders, name, limits) : v2Group(folders[0] ?? '', name, limits)),
      close: () => folders.forEach(removeFolder),
    };
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EBUSY', 'EINVAL', 'EOPNOTSUPP'].includes(failureCode(error))) return null;
    throw error;
  }
}

interface Parents {
  readonly version: 1 | 2;
  readonly all: readonly string[];
}

function v1Parents(root: string): Parents | null {
  if (!V1_CONTROLLERS.every((name) => existsSync(join(root, name, 'cgroup.procs')))) return null;
  return { version: 1, all: V1_CONTROLLERS.map((name) => join(root, name, 'ratchet')) };
}

/** The root for root; else the highest group that systemd handed to this user. */
function v2Parents(root: string): Parents | null {
  if (!existsSync(join(root, 'cgroup.controllers'))) return null;
  if (process.getuid?.() === 0) return { version: 2, all: [join(root, 'ratchet')] };
  const own = /^0::(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1] ?? '/';
  const delegated = /^(.*?\/user@\d+\.service)(?:\/|$)/.exec(own)?.[1];
  return delegated === undefined ? null : { version: 2, all: [join(root, delegated, 'ratchet')] };
}

function v1Group(folders: readonly string[], name: string, limits: { readonly memoryMb: number; readonly pids: number }): Group {
  const own = folders.map((folder) => join(folder, name));
  const [memory = '', pids = '', cpu = '', accounting = ''] = own;
  for (const folder of own) mkdirSync(folder, { recursive: true });
  write(memory, 'memory.limit_in_bytes', limits.memoryMb * MB);
  if (existsSync(join(memory, 'memory.memsw.limit_in_bytes'))) write(memory, 'memory.memsw.limit_in_bytes', limits.memoryMb * MB);
  else write(memory, 'memory.swappiness', 0);
  write(pids, 'pids.max', limits.pids);
  write(cpu, 'cpu.cfs_quota_us', readNumber(cpu, 'cpu.cfs_period_us'));
  return {
    joinFiles: own.map((folder) => join(folder, 'cgroup.procs')),
    ...v1Usage(memory, accounting, pids),
    remove: () => remove(own, pids),
  };
}

function v2Group(parent: string, name: string, limits: { readonly memoryMb: number; readonly pids: number }): Group {
  const own = join(parent, name);
  mkdirSync(own, { recursive: true });
  write(own, 'memory.max', limits.memoryMb * MB);
  if (existsSync(join(own, 'memory.swap.max'))) write(own, 'memory.swap.max', 0);
  write(own, 'pids.max', limits.pids);
  if (existsSync(join(own, 'cpu.max'))) write(own, 'cpu.max', '100000 100000');
  return {
    joinFiles: [join(own, 'cgroup.procs')],
    ...v2Usage(own),
    remove: () => remove([own], own),
  };
}

/** A group has controllers only where its parents pass them on. */
function enableControllers(folder: string): void {
  for (const each of [join(folder, '..', '..'), join(folder, '..'), folder]) {
    for (const controller of ['memory', 'pids']) write(each, 'cgroup.subtree_control', `+${controller}`);
    if (readFileSync(join(each, 'cgroup.controllers'), 'utf8').split(/\s/).includes('cpu')) write(each, 'cgroup.subtree_control', '+cpu');
  }
}

async function sweep(parents: readonly string[]): Promise<void> {
  for (const parent of parents.filter((each) => existsSync(each))) {
    for (const owner of subfolders(parent).filter((name) => !isOwnerAlive(name))) {
      for (const name of subfolders(join(parent, owner))) await remove([join(parent, owner, name)], join(parent, owner, name));
      removeFolder(join(parent, owner));
    }
  }
}

/** What a kill does not end within this time hangs in the kernel. */
const KILL_WITHIN_MS = 5_000;

async function remove(folders: readonly string[], counted: string): Promise<void> {
  // nothing can be forked any more while the members are killed one by one
  if (existsSync(join(counted, 'pids.max'))) write(counted, 'pids.max', 0);
  const until = performance.now() + KILL_WITHIN_MS;
  while (folders.some((folder) => killMembers(folder) > 0) && performance.now() < until) await sleep(1);
  folders.forEach(removeFolder);
}

function killMembers(folder: string): number {
  if (!existsSync(join(folder, 'cgroup.procs'))) return 0;
  const members = readFileSync(join(folder, 'cgroup.procs'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  for (const member of members) kill(Number(member));
  return members.length;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // gone since the list was read
    if (failureCode(error) !== 'ESRCH') throw error;
  }
}

function removeFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    // a dead process whose parent has not waited for it keeps its group busy; the next start sweeps it
    if (!['ENOENT', 'EBUSY', 'ENOTEMPTY'].includes(failureCode(error))) throw error;
  }
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function write(folder: string, file: string, value: number | string): void {
  writeFileSync(join(folder, file), String(value));
}
