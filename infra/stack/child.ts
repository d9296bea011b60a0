import { spawn, type ChildProcess } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inheritedEnvironment } from '../../config/config.js';
import { boundToOwner } from './command.js';
import type { Launch } from './way.js';

const LOG_LIMIT_BYTES = 10 * 1_024 * 1_024;

/** Begins the part of a log that belongs to one start. */
export const START_MARK = '--- started';

/** A running child in a process group of its own: a Ctrl-C reaches its owner alone, who then ends the children in order. */
export interface Child {
  readonly pid: number;
  /** settles when the process has ended, with a word on how */
  readonly ended: Promise<string>;
  isRunning(): boolean;
  /** Asks to end, then ends it with all of its group. */
  stop(patienceMs: number): Promise<void>;
}

/** Starts a program that the kernel kills with this process, where the system can do that. */
export async function startChild(launch: Launch, logFile: string): Promise<Child> {
  await rotate(logFile);
  const log = await open(logFile, 'a', 0o600);
  try {
    const { command, args } = await boundToOwner(launch.command, launch.args);
    await log.write(`${START_MARK} ${new Date().toISOString()}\n`);
    const child = spawn(command, args, {
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      env: { ...inheritedEnvironment(), ...launch.env },
    });
    const ended = endOf(child);
    if (child.pid === undefined) return neverStarted(await ended);
    return { pid: child.pid, ended, isRunning: () => isRunning(child), stop: (patienceMs) => stop(child, patienceMs) };
  } finally {
    await log.close();
  }
}

/** What stands for a program that could not be started. */
export function neverStarted(how: string): Child {
  return { pid: 0, ended: Promise.resolve(how), isRunning: () => false, stop: async () => {} };
}

/** Ends a process group at once; nothing where it is gone already. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function stop(child: ChildProcess, patienceMs: number): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (isRunning(child)) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = new AbortController();
    await Promise.race([gone, sleep(patienceMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
    if (isRunning(child)) {
      killGroup(pid);
      await gone;
    }
  }
  killGroup(pid);
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${String(code)}` : `signal ${signal}`));
  });
}

/** One older log is kept, so that a service that ends again and again does not fill the disk. */
async function rotate(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
}
