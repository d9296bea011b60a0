import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Checks, DEFAULT_LIMITS } from '../domain/task.js';
import { readConfig } from '../config/config.js';
import { openSandbox } from '../judge/index.js';
import type { OpenSandbox } from '../judge/judge.js';
import { type Bench, timeBox } from './bench.js';
import { BenchFailure } from './home.js';
import { boxesCpuMs, childrenCpuMs, ownCpuMs } from './judging-time.js';
import type { JudgeJob } from '../ports/sandbox.js';

const run = promisify(execFile);
const ROUNDS = 40;
/** In which the next box gets ready. */
const PAUSE_MS = 200;
/** One of these takes as long as forty that return. */
const ENDLESS_ROUNDS = 6;

const GCD = 'def gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\n';
const ENDLESS = 'def gcd(a, b):\n    while True: pass\n';
const TESTS = 'from gcd import gcd\n\ndef test_zero():\n    assert gcd(17, 0) == 17\n\ndef test_both():\n    assert gcd(37, 600) == 1\n';
const SPLIT: Checks = {
  trust: 'split',
  cases: [17, 13, 37, 20, 5].map((a) => ({
    id: String(a),
    call: { fn: 'gcd:gcd', args: [a, 0] },
    expect: { returns: a },
    compare: { kind: 'equal' },
  })),
};
const IN_PROCESS: Checks = {
  trust: 'in-process',
  tests: {
    framework: 'pytest',
    files: { 'tests/test_gcd.py': TESTS },
    ids: ['tests/test_gcd.py::test_zero', 'tests/test_gcd.py::test_both'],
  },
};

interface Row {
  readonly way: string;
  readonly rounds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** of the judge, the boxes and everything they start; null where boxes are not counted */
  readonly cpuMs: number | null;
}

/** What a verdict costs, against pytest without a box. */
export const sandbox: Bench = {
  name: 'sandbox',
  about: 'milliseconds a verdict: split, in-process, and of a candidate that never returns',
  run: async ({ maxMinutes, report }) => {
    const timeIsLeft = timeBox(maxMinutes);
    const judge = await openSandbox({ cache: readConfig().cache, backend: 'bubblewrap', concurrency: 1, report });
    try {
      const ways: readonly (() => Promise<Row | null>)[] = [
        () => judged(judge, 'split, 5 cases', { code: GCD, checks: SPLIT, expected: 'passed', rounds: ROUNDS }),
        () =>
          judged(judge, `split, 5 cases, after ${PAUSE_MS} ms of pause`, {
            code: GCD,
            checks: SPLIT,
            expected: 'passed',
            rounds: ROUNDS,
            pauseMs: PAUSE_MS,
          }),
        () =>
          judged(judge, 'split, 5 cases that never return', { code: ENDLESS, checks: SPLIT, expected: 'failed', rounds: ENDLESS_ROUNDS }),
        () => judged(judge, 'in-process, 2 tests', { code: GCD, checks: IN_PROCESS, expected: 'passed', rounds: ROUNDS }),
        barePytest,
      ];
      const rows: Row[] = [];
      for (const way of ways) {
        const row = timeIsLeft() ? await way() : null;
        if (row === null) continue;
        rows.push(row);
        report(`${row.way}: ${row.p50Ms.toFixed(1)} ms`);
      }
      return {
        tables: [
          {
            title: 'One verdict after another, one seat',
            head: ['way', 'verdicts', 'a second', 'p50 ms', 'p95 ms', 'processor ms'],
            rows: rows.map((row) => [
              row.way,
              row.rounds,
              row.perSecond.toFixed(1),
              row.p50Ms.toFixed(1),
              row.p95Ms.toFixed(1),
              row.cpuMs?.toFixed(1) ?? 'not counted',
            ]),
          },
        ],
        figures: { rows, load: loadavg(), guarantees: judge.guarantees() },
        notes: [
          'Boxes are started ahead, for one candidate each: after a pause one waits, without a pause its start is waited for. Processor time is that of the judge and of everything in the boxes, starting and ending them included; a second holds what it could without the pauses.',
          ...(rows.length < ways.length
            ? ['Ways that are not in the table were left out: no time was left, or this machine has no pytest of its own.']
            : []),
          `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
        ],
      };
    } finally {
      await judge.close();
    }
  },
};

interface Judged {
  readonly code: string;
  readonly checks: Checks;
  readonly expected: 'passed' | 'failed';
  readonly rounds: number;
  readonly pauseMs?: number;
}

async function judged(judge: OpenSandbox, way: string, { code, checks, expected, rounds, pauseMs = 0 }: Judged): Promise<Row> {
  const job: JudgeJob = {
    language: 'python',
    files: {},
    editable: ['gcd.py'],
    candidate: { 'gcd.py': code },
    checks,
    limits: DEFAULT_LIMITS,
  };
  return measured(way, { rounds, pauseMs, others: boxesCpuMs }, async () => {
    const { status, reason } = await judge.judge(job, new AbortController().signal);
    if (status !== expected) throw new BenchFailure(`${way}: ${status} instead of ${expected} ${reason}`);
  });
}

/** pytest as a person runs it, in a process of its own; null where this machine has none. */
async function barePytest(): Promise<Row | null> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  try {
    await writeFile(join(folder, 'gcd.py'), GCD);
    await writeFile(join(folder, 'test_gcd.py'), TESTS);
    const once = async (): Promise<void> =>
      void (await run('python3', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_gcd.py'], { cwd: folder }));
    const works = await once().then(
      () => true,
      () => false,
    );
    return works ? await measured('pytest without a box, 2 tests', { rounds: ROUNDS, pauseMs: 0, others: childrenCpuMs }, once) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** After a first round that warms up. */
async function measured(
  way: string,
  { rounds, pauseMs, others }: { readonly rounds: number; readonly pauseMs: number; readonly others: () => number | null },
  once: () => Promise<void>,
): Promise<Row> {
  await once();
  const [ownBefore, othersBefore] = [ownCpuMs(), others()];
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await sleep(pauseMs);
    const from = performance.now();
    await once();
    times.push(performance.now() - from);
  }
  const [own, othersAfter] = [ownCpuMs() - ownBefore, others()];
  const wallMs = times.reduce((sum, each) => sum + each, 0);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    way,
    rounds,
    perSecond: (rounds / wallMs) * 1_000,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    cpuMs: othersBefore === null || othersAfter === null ? null : (own + othersAfter - othersBefore) / rounds,
  };
}
