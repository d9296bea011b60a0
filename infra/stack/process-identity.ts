import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { run } from './command.js';

/** A process for good: ids are used again, an id with its start time is not. */
export const processIdentity = z.strictObject({ pid: z.int().positive(), startedAt: z.string() }).readonly();
export type ProcessIdentity = z.infer<typeof processIdentity>;

export async function identityOf(pid: number): Promise<ProcessIdentity | null> {
  const startedAt = process.platform === 'linux' ? await startOnLinux(pid) : await startElsewhere(pid);
  return startedAt === null ? null : { pid, startedAt };
}

export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await identityOf(identity.pid))?.startedAt === identity.startedAt;
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  return (await identityOf(process.pid)) ?? { pid: process.pid, startedAt: 'unknown' };
}

/** Clock ticks since boot, with the boot's own id: field 22 of /proc/PID/stat, counted behind the name, which may hold anything. */
async function startOnLinux(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return null;
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}/${fields[18] ?? ''}`;
  } catch (error) {
    // No such process: that is the answer. Any other error says nothing of it, and whoever is called dead loses its lock.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return null;
    throw error;
  }
}

async function startElsewhere(pid: number): Promise<string | null> {
  return run('ps', ['-o', 'lstart=', '-p', String(pid)], { timeoutMs: 5_000 }).then(
    (output) => output.trim(),
    () => null,
  );
}
