import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Checks, Files } from '../domain/task.js';
import { readConfig } from '../config/config.js';
import { ownerName } from '../judge/bubblewrap/owner.js';
import { imagesFor } from '../judge/docker/image.js';
import { findOnHost, HostTools } from '../judge/host-tools.js';
import { openSandbox } from '../judge/index.js';
import type { OpenSandbox } from '../judge/judge.js';
import { pytestPreparation } from '../judge/languages/python/pytest-install.js';
import { findPython } from '../judge/languages/python/toolchain.js';
import { LANGUAGES } from '../domain/task.js';
import { type Bench, timeBox } from './bench.js';
import { BenchFailure } from './home.js';
import { JUDGED_PROGRAMS, type JudgedProgram } from './judged-programs.js';
import { childrenCpuMs, groupCpuMs, ownCpuMs } from './judging-time.js';
import type { JudgeJob } from '../ports/sandbox.js';
import { CANCELS, type Row, tablesOf, notesOf } from './judging-tables.js';

const run = promisify(execFile);
const MAX_ROUNDS = 30;
/** A slow way has fewer rounds. */
const WITHIN_MS = 12_000;
/** How long a candidate has run when it is cancelled. */
const CANCEL_AFTER_MS = 300;
/** What a verdict costs in each language and box, against the framework's own command and against `docker run`. */
export const judging: Bench = {
  name: 'judging',
  about: 'verdicts a second and processor time a verdict in four languages: boxes against bare commands and docker run',
  run: async ({ maxMinutes, report }) => {
    const timeIsLeft = timeBox(maxMinutes);
    const rows: Row[] = [];
    const leftOut: string[] = [];
    const note = async (language: string, way: string, measure: () => Promise<Row>): Promise<void> => {
      if (!timeIsLeft()) return void leftOut.push(`${language} ${way}: no time was left`);
      try {
        const row = await measure();
        rows.push(row);
        report(
          `${language} ${way}, ${row.workers} at a time: ${row.perSecond.toFixed(1)} a second, p50 ${row.p50Ms.toFixed(0)} ms, ${row.cpuMs.toFixed(0)} ms of processor`,
        );
      } catch (error) {
        leftOut.push(`${language} ${way}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
        report(leftOut.at(-1) ?? '');
      }
    };
    for (const program of JUDGED_PROGRAMS) {
      await note(program.language, 'bare command', () => bare(program, null));
      await note(program.language, 'docker run', () => bare(program, 'docker'));
    }
    const memory: string[][] = [];
    const cancels: string[][] = [];
    for (const backend of ['bubblewrap', 'docker'] as const) {
      const sandbox = await openOrNull(backend, report);
      if (sandbox === null) {
        leftOut.push(`${backend}: it cannot be opened here`);
        continue;
      }
      try {
        for (const program of JUDGED_PROGRAMS) {
          for (const [trust, checks] of [
            ['split', program.split],
            ['in-process', program.inProcess],
          ] as const) {
            for (const workers of [1, 2])
              await note(program.language, `${backend}, ${trust}`, () => judged(sandbox, program, checks, { backend, trust, workers }));
          }
          const waiting = backend === 'bubblewrap' ? await memoryOfWaiting() : null;
          if (waiting !== null) memory.push([program.language, waiting.toFixed(1)]);
          if (timeIsLeft())
            cancels.push([backend, program.language, ...(await cancelTimes(sandbox, program)).map((each) => each.toFixed(0))]);
        }
      } finally {
        await sandbox.close();
      }
    }
    return {
      tables: tablesOf(rows, memory, cancels),
      figures: { rows, memory, cancels, leftOut, load: loadavg() },
      notes: notesOf(leftOut),
    };
  },
};

async function openOrNull(backend: 'bubblewrap' | 'docker', report: (line: string) => void): Promise<OpenSandbox | null> {
  try {
    return await openSandbox({ cache: readConfig().cache, backend, concurrency: 2, report });
  } catch (error) {
    report(`${backend}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

async function judged(
  sandbox: OpenSandbox,
  program: JudgedProgram,
  checks: Checks,
  { backend, trust, workers }: { readonly backend: 'bubblewrap' | 'docker'; readonly trust: string; readonly workers: number },
): Promise<Row> {
  const once = async (round: number): Promise<void> => {
    const { status, reason, tests } = await sandbox.judge(jobOf(program, program.code(round), checks), new AbortController().signal);
    if (status !== 'passed')
      throw new BenchFailure(`${status} instead of passed: ${reason}${tests.map((test) => test.message).join('; ')}`);
  };
  const others = (): number => groupCpuMs(backend === 'docker' ? 'docker' : join('ratchet', ownerName())) ?? 0;
  return measured(program.language, `${backend}, ${trust}`, workers, others, once);
}

function jobOf({ language, path, files, limits }: JudgedProgram, code: string, checks: Checks): JudgeJob {
  return { language, files, editable: [path], candidate: { [path]: code }, checks, limits };
}

/** The framework's own command, as a person runs it, on the machine or in a container for itself; a new text of the program each time. */
async function bare(program: JudgedProgram, within: 'docker' | null): Promise<Row> {
  const tests: Files = program.inProcess.trust === 'in-process' ? program.inProcess.tests.files : {};
  const workers = 1;
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-judging-'));
  try {
    await put(folder, { ...program.files, ...tests, [program.path]: program.code(-1) });
    const command = within === null ? program.bare : await dockerRun(folder, program.bare);
    if (within === null && program.once !== null) await call(folder, program.once);
    return await measured(
      program.language,
      within === null ? 'bare command' : 'docker run',
      workers,
      () => childrenCpuMs() + (groupCpuMs('docker') ?? 0),
      async (round) => {
        await put(folder, { [program.path]: program.code(round) });
        await call(folder, command);
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function put(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function call(folder: string, [command = '', ...args]: readonly string[]): Promise<void> {
  await run(command, args, { cwd: folder, maxBuffer: 16 * 1_024 * 1_024 });
}

/** As a user writes it: the folder mounted, the image with the tools, no limits; packages of the host where the image has none. */
async function dockerRun(folder: string, command: readonly string[]): Promise<readonly string[]> {
  const { tools } = await imagesFor(LANGUAGES);
  const host = new HostTools(readConfig().cache, () => {});
  const pytest = await host.prepare(await pytestPreparation(await findPython({ find: findOnHost })));
  const mounts = ['-v', `${folder}:/work`, '-v', `${pytest.source}:/pytest:ro`, '-v', `${join(homedir(), '.m2')}:/root/.m2`];
  return ['docker', 'run', '--rm', '--network', 'none', ...mounts, '-e', 'PYTHONPATH=/pytest', '-w', '/work', tools, ...command];
}

/** After a first round that warms up. */
async function measured(
  language: string,
  way: string,
  workers: number,
  others: () => number,
  once: (round: number) => Promise<void>,
): Promise<Row> {
  await once(0);
  const before = ownCpuMs() + others();
  const times: number[] = [];
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    while (times.length < MAX_ROUNDS && performance.now() - startedAt < WITHIN_MS) {
      const from = performance.now();
      await once(Math.ceil(from));
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const wallMs = performance.now() - startedAt;
  const cpuMs = (ownCpuMs() + others() - before) / times.length;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    language,
    way,
    workers,
    rounds: times.length,
    perSecond: (times.length / wallMs) * 1_000,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    cpuMs,
  };
}

/** Resident memory of a box that waits, mean over those that do, in MB. */
async function memoryOfWaiting(): Promise<number | null> {
  await sleep(1_000);
  const parent = `/sys/fs/cgroup/memory/ratchet/${ownerName()}`;
  if (!existsSync(parent)) return null;
  const boxes = readdirSync(parent).filter((name) => name.startsWith('box-'));
  const bytes = boxes
    .map((name) => Number(/^total_rss (\d+)$/m.exec(readFileSync(join(parent, name, 'memory.stat'), 'utf8'))?.[1] ?? 0))
    .filter((each) => each > 0);
  return bytes.length === 0 ? null : bytes.reduce((sum, each) => sum + each, 0) / bytes.length / 1_024 / 1_024;
}

const ENDLESS: Readonly<Partial<Record<string, string>>> = {
  python: 'def gcd(a, b):\n    while True: pass\n',
  javascript: 'function gcd() { for (;;); }\nmodule.exports = { gcd };\n',
  java: 'public class Gcd { public static long gcd(long a, long b) { while (true) { a ^= b; } } }\n',
  rust: 'pub fn gcd(mut a: u64, b: u64) -> u64 { loop { a ^= b; if a == 1 << 63 { return a; } } }\n',
};

/** From the cancel to a judge that has nothing left of it: median and greatest. */
async function cancelTimes(sandbox: OpenSandbox, program: JudgedProgram): Promise<readonly number[]> {
  const times: number[] = [];
  const job = jobOf(
    { ...program, limits: { ...program.limits, cpuMs: 60_000, wallMs: 60_000 } },
    ENDLESS[program.language] ?? '',
    program.split,
  );
  for (let round = 0; round < CANCELS; round += 1) {
    const stop = new AbortController();
    const running = sandbox.judge(job, stop.signal).catch(() => null);
    await sleep(CANCEL_AFTER_MS);
    const from = performance.now();
    stop.abort();
    await running;
    times.push(performance.now() - from);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return [sorted[Math.floor(CANCELS / 2)] ?? 0, sorted.at(-1) ?? 0];
}
