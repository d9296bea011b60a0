import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoxUsage } from './box.js';

/** What the processes of a control group have used, as the kernel counts it. */
export interface GroupUsage {
  cpuMs(): number;
  peakMemoryMb(): number;
  memoryKills(): number;
  /** how often a process or a thread was not made because there were too many */
  processRefusals(): number;
}

/** All of it at this moment. */
export function readingOf(usage: GroupUsage): BoxUsage {
  return {
    cpuMs: usage.cpuMs(),
    peakMemoryMb: usage.peakMemoryMb(),
    memoryKills: usage.memoryKills(),
    processRefusals: usage.processRefusals(),
    isFilling: false,
  };
}

const MB = 1_024 * 1_024;

export function v1Usage(memory: string, accounting: string, pids: string): GroupUsage {
  return {
    cpuMs: () => readNumber(accounting, 'cpuacct.usage') / 1e6,
    peakMemoryMb: () => readNumber(memory, 'memory.max_usage_in_bytes') / MB,
    memoryKills: () => readField(memory, 'memory.oom_control', 'oom_kill'),
    processRefusals: () => refusalsIn(pids),
  };
}

export function v2Usage(folder: string): GroupUsage {
  return {
    cpuMs: () => readField(folder, 'cpu.stat', 'usage_usec') / 1_000,
    peakMemoryMb: () => (existsSync(join(folder, 'memory.peak')) ? readNumber(folder, 'memory.peak') / MB : 0),
    memoryKills: () => readField(folder, 'memory.events', 'oom_kill'),
    processRefusals: () => refusalsIn(folder),
  };
}

function refusalsIn(folder: string): number {
  return existsSync(join(folder, 'pids.events')) ? readField(folder, 'pids.events', 'max') : 0;
}

export function readNumber(folder: string, file: string): number {
  return Number(readFileSync(join(folder, file), 'utf8'));
}

function readField(folder: string, file: string, field: string): number {
  return Number(new RegExp(`^${field} (\\d+)$`, 'm').exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? 0);
}
