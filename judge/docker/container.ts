import type { ContainerCreateOptions, HostConfig } from 'dockerode';
import type { Limits } from '../../domain/task.js';
import type { BoxOrder } from '../box.js';
import { ownerLabels } from './labels.js';
import { seccompProfile } from './seccomp-profile.js';

const MB = 1_024 * 1_024;
/** Where the image has the first process of a box. */
const INIT = '/usr/lib/ratchet/init';
/** The judge may say nothing for as long as one call may take, and a little more. */
const SILENCE_FACTOR = 4;
const SILENCE_MARGIN_MS = 60_000;
const MAX_FILES = 20_000;
const SHARED_MEMORY_BYTES = 16 * MB;

/** Docker's own list, and what tells of the machine beside it: its hardware and the group of the container. */
const MASKED = [
  '/sys',
  '/dev/mqueue',
  '/proc/asound',
  '/proc/acpi',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/proc/interrupts',
];

/** The container of one box. Its input is open to one client, once: when that one is gone, so is the box. */
export function boxContainer({ program, limits }: BoxOrder, image: string, uid: number): ContainerCreateOptions {
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: '/tmp/home',
    LANG: 'C.UTF-8',
    TMPDIR: '/tmp',
    MEMORY_MB: String(limits.memoryMb),
    ...program.env,
  };
  return {
    Image: image,
    Entrypoint: [INIT, String(Math.ceil((limits.wallMs * SILENCE_FACTOR + SILENCE_MARGIN_MS) / 1_000))],
    Cmd: [...program.command],
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    User: `${uid}:${uid}`,
    WorkingDir: '/work',
    Hostname: 'sandbox',
    Labels: ownerLabels(),
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: false,
    // root's, so that what the engine puts there is not for the candidate to change
    ...(program.job ? { Volumes: { '/job': {} } } : {}),
    HostConfig: hostConfig(
      limits,
      uid,
      program.folders.map(({ source, box }) => `${source}:${box}:ro,nocopy`),
    ),
  };
}

function hostConfig(limits: Limits, uid: number, binds: string[]): HostConfig & { readonly CgroupnsMode: 'private' } {
  const own = `rw,exec,nosuid,nodev,nr_inodes=${MAX_FILES},uid=${uid},gid=${uid},mode=700`;
  return {
    AutoRemove: true,
    Binds: binds,
    ReadonlyRootfs: true,
    Tmpfs: {
      '/work': `${own},size=${limits.diskMb * MB}`,
      '/tmp': `${own},size=${limits.diskMb * MB}`,
      '/dev/shm': `${own},size=${SHARED_MEMORY_BYTES}`,
    },
    NetworkMode: 'none',
    IpcMode: 'none',
    CgroupnsMode: 'private',
    LogConfig: { Type: 'none', Config: {} },
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges', `seccomp=${seccompProfile()}`],
    MaskedPaths: MASKED,
    Memory: limits.memoryMb * MB,
    // memory and swap together: no swap
    MemorySwap: limits.memoryMb * MB,
    // one less than asked for beside the init: as many for the program as another box's launcher leaves
    PidsLimit: limits.pids - 1,
    NanoCpus: 1e9,
    OomScoreAdj: 500,
    Ulimits: [
      limit('core', 0),
      limit('nofile', 512),
      limit('fsize', limits.diskMb * MB),
      limit('cpu', Math.ceil(limits.cpuMs / 1_000) + 1),
    ],
  };
}

function limit(name: string, value: number): { Name: string; Soft: number; Hard: number } {
  return { Name: name, Soft: value, Hard: value };
}
