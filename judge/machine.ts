import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { failureCode } from './failure-code.js';

/** What one candidate and its toolchain may come to need; a compiler of Rust or Java needs the most. */
const SLOT_MB = 1_536;
/** The rest is for the judge, the servers and whatever else runs here. */
const SHARE_OF_MEMORY = 0.75;
const MB = 1_024 * 1_024;

export interface Room {
  readonly cores: number;
  readonly memoryMb: number;
}

/** Candidates that fit side by side: one a core, as far as the memory goes; at least one. */
export function slotsFor({ cores, memoryMb }: Room): number {
  return Math.max(1, Math.min(Math.floor(cores), Math.floor((memoryMb * SHARE_OF_MEMORY) / SLOT_MB)));
}

/** What this machine has, or its control group leaves of it (a container with limits). */
export function roomHere(groups = '/sys/fs/cgroup', own = '/proc/self/cgroup'): Room {
  const paths = groupPaths(own);
  const cores = [availableParallelism(), ...paths.flatMap((path) => [quotaV2(join(groups, path)), quotaV1(join(groups, 'cpu', path))])];
  const bytes = [
    totalmem(),
    ...paths.flatMap((path) => [
      numberIn(join(groups, path, 'memory.max')),
      numberIn(join(groups, 'memory', path, 'memory.limit_in_bytes')),
    ]),
  ];
  return { cores: Math.min(...cores.filter((each) => each !== null)), memoryMb: Math.min(...bytes.filter((each) => each !== null)) / MB };
}

/** The groups of this process and those above them: each may set a limit. Within a container only the root is to be seen. */
function groupPaths(own: string): readonly string[] {
  const named = (textOf(own) ?? '').split('\n').flatMap((line) => line.split(':')[2] ?? []);
  const all = named.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')));
  return [...new Set(['', ...all])];
}

function quotaV2(folder: string): number | null {
  const [quota = 'max', period = '1'] = (textOf(join(folder, 'cpu.max')) ?? 'max').trim().split(' ');
  return quota === 'max' ? null : Number(quota) / Number(period);
}

function quotaV1(folder: string): number | null {
  const [quota, period] = [numberIn(join(folder, 'cpu.cfs_quota_us')), numberIn(join(folder, 'cpu.cfs_period_us'))];
  return quota === null || period === null || quota <= 0 ? null : quota / period;
}

/** null for `max`, and where there is no such file. */
function numberIn(path: string): number | null {
  const value = Number(textOf(path) ?? 'none');
  return Number.isFinite(value) ? value : null;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EINVAL', 'EOPNOTSUPP'].includes(failureCode(error))) return null;
    throw error;
  }
}
