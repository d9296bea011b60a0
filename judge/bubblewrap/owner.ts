import { readFileSync } from 'node:fs';
import { failureCode } from '../failure-code.js';

/** Names the process that owns boxes so that a later process with the same id is not taken for it. */
export function ownerName(pid: number = process.pid): string {
  return `${pid}-${startTime(pid) ?? 0}`;
}

export function isOwnerAlive(name: string): boolean {
  const [pid, started] = name.split('-');
  return startTime(Number(pid)) === Number(started);
}

/** In clock ticks since boot; null when there is no such process. */
function startTime(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name of the program stands in parentheses and may hold anything
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(failureCode(error))) return null;
    throw error;
  }
}
