import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { RatchetFailure } from '../ports/failures.js';
import type { Checks, Limits } from '../domain/task.js';
import { DEFAULT_LIMITS } from '../domain/task.js';
import type { Verdict } from '../domain/verdict.js';
import { readConfig } from '../config/config.js';
import { ownerName } from '../judge/bubblewrap/owner.js';
import { treeOf } from '../judge/bubblewrap/process-tree.js';
import { failureCode } from '../judge/failure-code.js';
import { openSandbox } from '../judge/index.js';
import type { OpenSandbox } from '../judge/judge.js';
import { type Bench, timeBox } from './bench.js';
import { heldMemory } from './held-memory.js';
import { JUDGED_PROGRAMS } from './judged-programs.js';
import type { JudgeJob } from '../ports/sandbox.js';

const RUNS = 10_000;
const WIDTH = 2;
/** What is left is looked at after this many runs, so that a slow leak shows as a slope. */
const LOOK_EVERY = 1_000;

interface Candidate {
  readonly name: string;
  readonly code: string;
  readonly wanted: 'passed' | 'failed';
}

const PYTHON: readonly Candidate[] = [
  { name: 'right', code: 'def gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\n', wanted: 'passed' },
  {
    name: 'right and noisy',
    code: 'print("FAILED" * 1000)\ndef gcd(a, b):\n    return a if b == 0 else gcd(b, a % b)\n',
    wanted: 'passed',
  },
  { name: 'wrong', code: 'def gcd(a, b):\n    return 1\n', wanted: 'failed' },
  { name: 'no program', code: 'def gcd(a, b:\n', wanted: 'failed' },
  { name: 'exits', code: 'import os\nos._exit(0)\n', wanted: 'failed' },
  { name: 'never returns', code: 'def gcd(a, b):\n    while True: pass\n', wanted: 'failed' },
  { name: 'takes memory', code: 'def gcd(a, b):\n    return len(bytearray(10**9))\n', wanted: 'failed' },
  {
    name: 'forks',
    code: 'import os, time\ndef gcd(a, b):\n    try:\n        while True:\n            if os.fork() == 0: time.sleep(60); os._exit(0)\n    except OSError: return 1\n',
    wanted: 'failed',
  },
  {
    name: 'leaves processes',
    code: 'import os, subprocess\ndef gcd(a, b):\n    subprocess.Popen(["sleep", "60"], start_new_session=True)\n    if os.fork() == 0:\n        os.setsid(); os.execv("/bin/sleep", ["sleep", "60"])\n    return 1\n',
    wanted: 'failed',
  },
  { name: 'floods', code: 'def gcd(a, b):\n    while True: print("x" * 1000)\n', wanted: 'failed' },
  {
    name: 'fills the disk',
    code: 'def gcd(a, b):\n    try:\n        with open("/tmp/x", "wb") as file:\n            while True: file.write(bytes(1 << 20))\n    except OSError: return 1\n',
    wanted: 'failed',
  },
  { name: 'kills everything it can', code: 'import os\ndef gcd(a, b):\n    os.kill(-1, 9)\n', wanted: 'failed' },
];

const LIMITS: Limits = { ...DEFAULT_LIMITS, cpuMs: 400, wallMs: 1_500, memoryMb: 64, pids: 24, diskMb: 8, outputKb: 64 };

/** What a machine may be left with by this judge, its own process included. */
interface Left {
  readonly run: number;
  readonly processes: number;
  readonly orphans: number;
  readonly mounts: number;
  readonly groups: number;
  readonly files: number;
  readonly descriptors: number;
  readonly judgeMb: number;
}

/** Ten thousand candidates, honest and hostile, in every language that is there: what stays behind. */
export const soak: Bench = {
  name: 'soak',
  about: '10,000 runs of honest and hostile candidates: processes, mounts, control groups, files and memory at the end as at the start',
  run: async ({ maxMinutes, report }) => {
    const sandbox = await openSandbox({ cache: readConfig().cache, backend: 'bubblewrap', concurrency: WIDTH, report });
    try {
      const jobs = jobsOf(sandbox);
      // every kind of box once, so that the start is that of a judge at work
      for (const { job } of jobs) await sandbox.judge(job, new AbortController().signal);
      const { looks, verdicts, wrong, runs } = await runAll(sandbox, jobs, timeBox(maxMinutes), report);
      return {
        tables: [
          {
            title: 'What there is after so many runs',
            head: ['runs', 'processes', 'orphans', 'mounts', 'control groups', 'files', 'descriptors', 'judge MB'],
            rows: looks.map((each) => [
              each.run,
              each.processes,
              each.orphans,
              each.mounts,
              each.groups,
              each.files,
              each.descriptors,
              each.judgeMb.toFixed(0),
            ]),
          },
          { title: 'Verdicts', head: ['verdict', 'times'], rows: [...verdicts].toSorted(([a], [b]) => a.localeCompare(b)) },
        ],
        figures: { looks, verdicts: Object.fromEntries(verdicts), wrong, runs, load: loadavg() },
        notes: [
          `${wrong} of ${runs} verdicts were not what the candidate deserves.`,
          ...(runs < RUNS ? [`Cut by time at ${runs} of ${RUNS} runs.`] : []),
          'Counted are the judge and all processes that came from it, processes of boxes that lost their box (orphans), mounts of the machine, control groups, job folders and open descriptors of the judge; boxes that wait are among them at each look.',
        ],
      };
    } finally {
      await sandbox.close();
    }
  },
};

interface Mixed {
  readonly name: string;
  readonly wanted: Candidate['wanted'];
  readonly job: JudgeJob;
}

/** Mostly Python, since it is fast; the other languages with a right and a wrong program, both trust levels. */
function jobsOf(sandbox: OpenSandbox): readonly Mixed[] {
  return JUDGED_PROGRAMS.flatMap((program): Mixed[] => {
    const { language, path, files, split, inProcess, code } = program;
    if (!isThere(sandbox, language)) return [];
    const candidates: readonly Candidate[] =
      language === 'python'
        ? PYTHON
        : [
            { name: 'right', code: code(0), wanted: 'passed' },
            { name: 'wrong', code: code(0).replaceAll(/\bgcd\(b, a % b\)/g, '0'), wanted: 'failed' },
          ];
    return candidates.flatMap(({ name, code: text, wanted }) =>
      [oneCase(split), inProcess].map((checks) => ({
        name: `${language} ${checks.trust} ${name}`,
        wanted,
        job: { language, files, editable: [path], candidate: { [path]: text }, checks, limits: LIMITS },
      })),
    );
  });
}

/** One that every wrong program gets wrong; more would only repeat what the first has cost. */
function oneCase(checks: Checks): Checks {
  return checks.trust === 'split' ? { ...checks, cases: checks.cases.slice(1, 2) } : checks;
}

function isThere(sandbox: OpenSandbox, language: JudgeJob['language']): boolean {
  try {
    return sandbox.language(language).language === language;
  } catch (error) {
    if (error instanceof RatchetFailure) return false;
    throw error;
  }
}

async function runAll(
  sandbox: OpenSandbox,
  jobs: readonly Mixed[],
  timeIsLeft: () => boolean,
  report: (line: string) => void,
): Promise<{ readonly looks: Left[]; readonly verdicts: Map<string, number>; readonly wrong: number; readonly runs: number }> {
  const verdicts = new Map<string, number>();
  const looks = [await look(0)];
  let [runs, wrong] = [0, 0];
  while (runs < RUNS && timeIsLeft()) {
    const until = Math.min(RUNS, runs + LOOK_EVERY);
    let next = runs;
    const work = async (): Promise<void> => {
      while (next < until) {
        // Python's candidates come often, the slow languages now and then
        const mixed = pick(jobs, next);
        next += 1;
        const verdict = await sandbox.judge(mixed.job, new AbortController().signal);
        count(verdicts, verdict);
        if (verdict.status !== mixed.wanted) {
          wrong += 1;
          report(`${mixed.name}: ${verdict.status} ${verdict.errorClass ?? ''} ${verdict.reason}`);
        }
      }
    };
    await Promise.all(Array.from({ length: WIDTH }, work));
    runs = until;
    looks.push(await look(runs));
    report(`${runs} runs: ${JSON.stringify(looks.at(-1))}`);
  }
  return { looks, verdicts, wrong, runs };
}

const SLOW_EVERY = 25;

function pick(jobs: readonly Mixed[], index: number): Mixed {
  const python = jobs.filter(({ job }) => job.language === 'python');
  const others = jobs.filter(({ job }) => job.language !== 'python');
  const from = index % SLOW_EVERY === 0 && others.length > 0 ? others : python;
  const chosen = from[Math.floor(index / (from === others ? SLOW_EVERY : 1)) % from.length];
  if (chosen === undefined) throw new TypeError('there is nothing to run');
  return chosen;
}

function count(verdicts: Map<string, number>, { status, errorClass, trust }: Verdict): void {
  const key = `${trust} ${status}${errorClass === null ? '' : ` ${errorClass}`}`;
  verdicts.set(key, (verdicts.get(key) ?? 0) + 1);
}

async function look(after: number): Promise<Left> {
  await sleep(1_500);
  return {
    run: after,
    processes: treeOf(process.pid).length,
    orphans: orphansOfBoxes(),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8').trim().split('\n').length,
    groups: countFolders(`/sys/fs/cgroup/memory/ratchet/${ownerName()}`) + countFolders(`/sys/fs/cgroup/ratchet/${ownerName()}`),
    files: readdirSync('/tmp').filter((name) => name.startsWith(`ratchet-job-${ownerName()}`)).length,
    descriptors: readdirSync('/proc/self/fd').length,
    judgeMb: heldMemory().residentBytes / 1_024 / 1_024,
  };
}

/** Users of boxes begin here; what lives on under one of them when its box is gone has the first process of the machine as parent. */
const BOX_USERS_FROM = 20_000;

function orphansOfBoxes(): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOrphan(name)).length;
}

function isOrphan(pid: string): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // what is dead and waits for the machine's first process to hear of it is gone
    return /^PPid:\t1$/m.test(status) && !/^State:\tZ/m.test(status) && Number(/^Uid:\t(\d+)/m.exec(status)?.[1] ?? 0) >= BOX_USERS_FROM;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(failureCode(error))) return false;
    throw error;
  }
}

function countFolders(parent: string): number {
  try {
    return readdirSync(parent, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory()).length;
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
