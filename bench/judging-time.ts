import { existsSync, readFileSync } from 'node:fs';
import { ownerName } from '../judge/bubblewrap/owner.js';

const MS_A_TICK = 10;

/** Processor time of all boxes that this process ever had; null where no control group counts them. */
export function boxesCpuMs(): number | null {
  return groupCpuMs(`ratchet/${ownerName()}`);
}

/** Processor time of a control group, of those below it that are gone too; null where there is none. */
export function groupCpuMs(group: string): number | null {
  const [v1, v2] = [`/sys/fs/cgroup/cpuacct/${group}/cpuacct.usage`, `/sys/fs/cgroup/${group}/cpu.stat`];
  if (existsSync(v1)) return Number(readFileSync(v1, 'utf8')) / 1e6;
  if (!existsSync(v2)) return null;
  return Number(/^usage_usec (\d+)$/m.exec(readFileSync(v2, 'utf8'))?.[1] ?? 0) / 1_000;
}

/** Processor time of the children that have ended. */
export function childrenCpuMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  return (
    stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(13, 15)
      .reduce((sum, ticks) => sum + Number(ticks), 0) * MS_A_TICK
  );
}

export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
