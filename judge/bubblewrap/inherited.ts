import { readdirSync, readFileSync } from 'node:fs';
import { failureCode } from '../failure-code.js';

const CLOSE_ON_EXEC = 0o2_000_000;
const FIRST = 3;

/** Descriptors that a child of this process would get unasked: what Node opens is closed on exec, what Node itself inherited is not. */
export function inheritedDescriptors(): number[] {
  return readdirSync('/proc/self/fd')
    .map(Number)
    .filter((fd) => fd >= FIRST && isPassedOn(fd));
}

function isPassedOn(fd: number): boolean {
  try {
    const flags = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch (error) {
    // the descriptor through which the list was read
    if (failureCode(error) === 'ENOENT') return false;
    throw error;
  }
}
