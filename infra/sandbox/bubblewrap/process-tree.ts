import { existsSync, readFileSync } from 'node:fs';
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

/** A process and all that came from it. */
export function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter((each) => each !== '');
  return [pid, ...children.flatMap((each) => treeOf(Number(each)))];
}

/** Resolves when none of them is there any more, or after the time. */
export async function untilGone(pids: readonly number[], withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  while (pids.some((pid) => existsSync(`/proc/${pid}`)) && Date.now() < until) await sleep(2);
}

/** Own time and that of children which have ended. */
function cpuTicks(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
}

function peakKb(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(failureCode(error))) return '';
    throw error;
  }
}
