import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { inheritedEnvironment } from '../../config/config.js';
import { StackFailure, reasonOf } from './failure.js';

const execute = promisify(execFile);

/** Where a Go tarball unpacks by its own instructions, which seldom reaches PATH. */
const OFTEN_OFF_PATH = ['/usr/local/go/bin'];

/** The file that a command name stands for, or null. */
export async function findExecutable(name: string): Promise<string | null> {
  const folders = [...(inheritedEnvironment()['PATH'] ?? '').split(delimiter), ...OFTEN_OFF_PATH].filter((folder) => folder !== '');
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return null;
}

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

export interface CommandOptions {
  readonly timeoutMs: number;
  readonly cwd?: string;
  /** added to what this process has */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end and answers what it printed; a failure carries the end of its output. */
export async function run(command: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const bound = await boundToOwner(command, args);
  try {
    const { stdout, stderr } = await execute(bound.command, bound.args, {
      cwd: options.cwd,
      env: { ...inheritedEnvironment(), ...options.env },
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1_024 * 1_024,
    });
    return `${stdout}${stderr}`;
  } catch (error) {
    throw new StackFailure('unhealthy', `${[command, ...args].join(' ')}: ${whyItFailed(error, options.timeoutMs)}`, { cause: error });
  }
}

/**
 * The command such that the kernel ends it with this process, where the system can do that: a killed owner leaves no build and no
 * server over.
 */
export async function boundToOwner(
  command: string,
  args: readonly string[],
): Promise<{ readonly command: string; readonly args: readonly string[] }> {
  const setpriv = process.platform === 'linux' ? await findExecutable('setpriv') : null;
  return setpriv === null ? { command, args } : { command: setpriv, args: ['--pdeathsig', 'KILL', command, ...args] };
}

function whyItFailed(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return reasonOf(error);
  const { killed, stderr } = error as Error & { readonly killed?: boolean; readonly stderr?: string };
  if (killed === true) return `no end after ${timeoutMs / 1_000} s`;
  const said = (stderr ?? '').trim().split('\n').slice(-5).join('\n');
  return said === '' ? reasonOf(error) : said;
}

/** What `--version` of a program says in its first line, or null where it does not run here. */
export async function versionOf(executable: string, args: readonly string[] = ['--version']): Promise<string | null> {
  return run(executable, args, { timeoutMs: 5_000 }).then(
    (output) => output.trim().split('\n')[0] ?? '',
    () => null,
  );
}
