import { execFile } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { packageRoot } from '../config/package-root.js';

/** Where a figure was made: without it no figure can be compared. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** null outside a git checkout */
  readonly commit: string | null;
  /** files differ from the commit */
  readonly changed: boolean;
}

export async function describeMachine(): Promise<Machine> {
  const commit = await git('rev-parse', '--short=12', 'HEAD');
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    commit,
    changed: (await git('status', '--porcelain', '--untracked-files=no')) !== '',
  };
}

async function git(...args: readonly string[]): Promise<string | null> {
  return promisify(execFile)('git', [...args], { cwd: packageRoot }).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}
