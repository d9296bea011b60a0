import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JudgeJob } from '../activities/ports.js';
import { type Checks, DEFAULT_LIMITS } from '../domain/task.js';
import { ownerName } from '../infra/sandbox/bubblewrap/owner.js';
import { openSandbox } from '../infra/sandbox/index.js';

/**
 * What a verdict costs: split and in-process in a box, against pytest without one. `node dist/bench/sandbox.js [rounds]`.
 * Processor time is the figure to compare: the clock depends on what else the machine does.
 */
const run = promisify(execFile);
const ROUNDS = Number(process.argv[2] ?? 40);
const GCD = 'def gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\n';
const TESTS = 'from gcd import gcd\n\ndef test_zero():\n    assert gcd(17, 0) == 17\n\ndef test_both():\n    assert gcd(37, 600) == 1\n';

const split: Checks = {
  trust: 'split',
  cases: [17, 13, 37, 20, 5].map((a) => ({ id: String(a), call: { fn: 'gcd:gcd', args: [a, 0] }, expect: { returns: a }, compare: { kind: 'equal' } })),
};
const inProcess: Checks = { trust: 'in-process', tests: { framework: 'pytest', files: { 'tests/test_gcd.py': TESTS }, ids: ['tests/test_gcd.py::test_zero', 'tests/test_gcd.py::test_both'] } };

interface Row {
  readonly way: string;
  readonly rounds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** of the judge, the boxes and everything they start; null where it cannot be read */
  readonly cpuMs: number | null;
}

const home = process.env['RATCHET_HOME'] ?? join(tmpdir(), 'ratchet-bench');
const sandbox = await openSandbox({ home, backend: 'bubblewrap', concurrency: 1 });
const rows = [await judged('split, 5 cases', split), await judged('in-process, 2 tests', inProcess), await bare()];
await sandbox.close();
process.stderr.write(`${rows.map((row) => `${row.way.padEnd(22)} ${row.perSecond.toFixed(1).padStart(7)}/s  p50 ${row.p50Ms.toFixed(1)} ms  p95 ${row.p95Ms.toFixed(1)} ms  CPU ${row.cpuMs?.toFixed(1) ?? '?'} ms`).join('\n')}\n`);
process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), cores: availableParallelism(), load: loadavg(), rows }, null, 2)}\n`);

async function judged(way: string, checks: Checks): Promise<Row> {
  const job: JudgeJob = { language: 'python', files: {}, editable: ['gcd.py'], candidate: { 'gcd.py': GCD }, checks, limits: DEFAULT_LIMITS };
  const once = async (): Promise<void> => {
    const verdict = await sandbox.judge(job, new AbortController().signal);
    if (verdict.status !== 'passed') process.stderr.write(`${way}: ${verdict.status} ${verdict.reason}\n`);
  };
  return measured(way, once);
}

/** pytest as a person runs it, in a process of its own. */
async function bare(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-bench-'));
  writeFileSync(join(folder, 'gcd.py'), GCD);
  writeFileSync(join(folder, 'test_gcd.py'), TESTS);
  return measured('bare pytest, 2 tests', async () => {
    await run('python3', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_gcd.py'], { cwd: folder });
  });
}

async function measured(way: string, once: () => Promise<void>): Promise<Row> {
  await once();
  const [cpuBefore, startedAt] = [cpuMs(), performance.now()];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await once();
    times.push(performance.now() - from);
  }
  const [cpuAfter, wallMs] = [cpuMs(), performance.now() - startedAt];
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { way, rounds: ROUNDS, perSecond: (ROUNDS / wallMs) * 1_000, p50Ms: at(0.5), p95Ms: at(0.95), cpuMs: cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / ROUNDS };
}

/** Of this process, of the children that it has waited for, and of all boxes it ever had. */
function cpuMs(): number | null {
  const own = process.cpuUsage();
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const children = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(13, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
  const boxes = boxesCpuMs();
  return boxes === null ? null : (own.user + own.system) / 1_000 + children + boxes;
}

function boxesCpuMs(): number | null {
  try {
    return Number(readFileSync(`/sys/fs/cgroup/cpuacct/ratchet/${ownerName()}/cpuacct.usage`, 'utf8')) / 1e6;
  } catch (error) {
    // without version 1 groups the boxes' time is not counted, and no figure is given
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
