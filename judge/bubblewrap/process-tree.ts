import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { failureCode } from '../failure-code.js';

export interface TreeUsage {
  readonly cpuMs: number;
  readonly peakMemoryMb: number;
}

/** The kernel counts in hundredths of a second for user space on every Linux that Node runs on. */
const MS_A_TICK = 10;

/** What a process and all that came from it have used, for boxes without control groups. Never less than before. */
export function usageOfTree(pid: number, before: TreeUsage): TreeUsage {
  const tree = treeOf(pid);
  const cpuMs = tree.reduce((sum, each) => sum + cpuTicks(each) * MS_A_TICK, 0);
  const memoryMb = tree.reduce((sum, each) => sum + peakKb(each) / 1_024, 0);
  return { cpuMs: Math.max(before.cpuMs, cpuMs), peakMemoryMb: Math.max(before.peakMemoryMb, memoryMb) };
}

/** What they hold at the moment, files of the system apart: what they write, what they share, and files in memory that have no name. */
export function memoryMbOfTree(pid: number): number {
  const tree = treeOf(pid);
  return tree.reduce((sum, each) => sum + heldKb(each), unnamedKb(tree)) / 1_024;
}

/** Processes and their threads. */
export function tasksOfTree(pid: number): number {
  return treeOf(pid).reduce((sum, each) => sum + list(`/proc/${each}/task`).length, 0);
}

/** A process and all that came from it. The kernel lists children by the thread that made them. */
export function treeOf(pid: number): number[] {
  const children = list(`/proc/${pid}/task`).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`)
      .split(' ')
      .filter((each) => each !== ''),
  );
  return [pid, ...children.flatMap((each) => treeOf(Number(each)))];
}

/**
 * Kills a process and all that came from it, and answers their ids. It is stopped first, so that it makes no more: a
 * child of bwrap whose parent dies before it has been told to go on waits for ever, and nothing else would find it.
 */
export async function killTree(root: ChildProcess): Promise<readonly number[]> {
  const pid = root.pid ?? 0;
  if (pid === 0 || root.exitCode !== null || root.signalCode !== null) return [];
  root.kill('SIGSTOP');
  for (let look = 0; look < STOP_LOOKS && lives(pid) && stateOf(pid) !== 'T'; look += 1) await sleep(1);
  const members = treeOf(pid);
  for (const each of members) ifThere(() => process.kill(each, 'SIGKILL'), false);
  return members;
}

const STOP_LOOKS = 100;

/** Resolves when none of them lives any more, or after the time. */
export async function untilGone(pids: readonly number[], withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (pids.some(lives) && performance.now() < until) await sleep(2);
}

/** What is dead holds nothing, though the machine's first process may take seconds to hear of it. */
function lives(pid: number): boolean {
  const state = stateOf(pid);
  return state !== null && state !== 'Z' && state !== 'X';
}

/** The kernel's letter: `T` stopped, `Z` dead and not yet waited for; null where there is no such process. */
function stateOf(pid: number): string | null {
  return /^State:\s+(\S)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? null;
}

/** Own time and that of children which have ended. */
function cpuTicks(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
}

function peakKb(pid: number): number {
  return field(read(`/proc/${pid}/status`), 'VmHWM');
}

function heldKb(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  return field(status, 'RssAnon') + field(status, 'RssShmem');
}

/** Whoever has one open holds it, mapped or not. */
function unnamedKb(pids: readonly number[]): number {
  const descriptors = pids.flatMap((pid) => list(`/proc/${pid}/fd`).map((fd) => `/proc/${pid}/fd/${fd}`));
  const unnamed = descriptors.filter((path) => ifThere(() => readlinkSync(path), '').startsWith('/memfd:'));
  const blocks = new Map(
    unnamed.map((path) => ifThere(() => statSync(path), null)).flatMap((file) => (file === null ? [] : [[file.ino, file.blocks]])),
  );
  return [...blocks.values()].reduce((sum, each) => sum + each / 2, 0);
}

function field(status: string, name: string): number {
  return Number(new RegExp(String.raw`^${name}:\s+(\d+)`, 'm').exec(status)?.[1] ?? 0);
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  return ifThere(() => readFileSync(path, 'utf8'), '');
}

function list(folder: string): readonly string[] {
  return ifThere(() => readdirSync(folder), []);
}

/** A process that keeps its descriptors to itself shows them to nobody but root. */
function ifThere<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(failureCode(error))) return otherwise;
    throw error;
  }
}
