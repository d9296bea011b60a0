import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Container, ContainerStats } from 'dockerode';
import { failureCode } from '../failure-code.js';
import { type GroupUsage, v1Usage, v2Usage } from '../group-usage.js';

/** What a box has used. */
export interface Meter extends GroupUsage {
  /** Brings the figures up to date at the end of the box's program, where they come late. */
  refresh(): Promise<void>;
  close(): void;
}

const GROUPS = '/sys/fs/cgroup';
const MB = 1_024 * 1_024;

/** Reads the control group of a container where the engine and this process share a machine; null where they do not. */
export function groupMeter(containerId: string, pid: number): Meter | null {
  const usage = usageOf(containerId, pid);
  return usage === null ? null : { ...usage, refresh: () => Promise.resolve(), close: () => undefined };
}

function usageOf(containerId: string, pid: number): GroupUsage | null {
  try {
    const groups = new Map(readFileSync(`/proc/${pid}/cgroup`, 'utf8').trim().split('\n').flatMap(entriesOf));
    const folder = (controller: string): string => join(GROUPS, controller, groups.get(controller) ?? '');
    const isOurs = [...groups.values()].some((path) => path.includes(containerId));
    if (!isOurs) return null;
    const usage = groups.has('memory') ? v1Usage(folder('memory'), folder('cpuacct'), folder('pids')) : v2Usage(folder(''));
    usage.cpuMs();
    return usage;
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(failureCode(error))) return null;
    throw error;
  }
}

/** `4:cpu,cpuacct:/docker/ID` stands for two controllers, `0::/docker/ID` for the one tree of version 2. */
function entriesOf(line: string): (readonly [string, string])[] {
  const [, controllers = '', path = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
  return controllers.split(',').map((controller) => [controller, path] as const);
}

/** What the engine tells, about once a second. */
export async function engineMeter(container: Container, memoryKills: () => number): Promise<Meter> {
  let last = { cpuMs: 0, peakMemoryMb: 0 };
  const take = (stats: ContainerStats): void => {
    const used = Math.max(stats.memory_stats.max_usage ?? 0, stats.memory_stats.usage ?? 0) / MB;
    last = { cpuMs: (stats.cpu_stats.cpu_usage.total_usage ?? 0) / 1e6, peakMemoryMb: Math.max(last.peakMemoryMb, used) };
  };
  const stream = await container.stats({ stream: true });
  let line = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = `${line}${chunk.toString('utf8')}`.split('\n');
    line = lines.pop() ?? '';
    for (const each of lines) take(JSON.parse(each));
  });
  // it ends with the container
  stream.on('error', () => undefined);
  return {
    cpuMs: () => last.cpuMs,
    peakMemoryMb: () => last.peakMemoryMb,
    memoryKills,
    // an engine does not tell
    processRefusals: () => 0,
    refresh: async () => take(await container.stats({ stream: false, 'one-shot': true })),
    close: () => void ('destroy' in stream && typeof stream.destroy === 'function' && stream.destroy()),
  };
}
