import { readdir, readFile } from 'node:fs/promises';

/** Ticks of /proc: 100 a second on every Linux that Node runs on. */
const MS_A_TICK = 10;

/** Processor time of this process and its children so far: unlike the clock, hardly touched by what else runs here. */
export async function processorMs(): Promise<number> {
  return ownProcessorMs() + (await childrenProcessorMs());
}

export function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Those that run; an embedded stack's servers, for one. */
export async function childrenProcessorMs(): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const children = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').then(childTicks, () => 0)));
  return children.reduce((sum, each) => sum + each, 0) * MS_A_TICK;
}

/** The name may hold blanks and brackets; the fields after the last bracket are fixed: state, parent, …, user and system time. */
function childTicks(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[1]) === process.pid ? Number(fields[11]) + Number(fields[12]) : 0;
}
