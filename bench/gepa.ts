import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config/config.js';
import { packageRoot } from '../config/package-root.js';
import { makeCached } from '../infra/stack/cached.js';
import { findExecutable, run } from '../infra/stack/command.js';
import { BenchFailure } from './home.js';

export const GEPA = '0.1.4';
const INSTALL_TIMEOUT_MS = 300_000;

/** A search by GEPA: its tasks as texts, which model of the endpoint it asks, and calls of all kinds. */
interface GepaRun {
  readonly model: string;
  readonly seed: number;
  readonly train: readonly string[];
  readonly val: readonly string[];
  readonly calls: number;
}

const gepaResult = z.object({
  calls: z.number(),
  /** each time that another prompt became the best on the validation tasks */
  best: z.array(z.object({ calls: z.number(), text: z.string(), score: z.number() })),
  text: z.string(),
  /** success on the validation tasks, of the first prompt and of the best */
  first: z.number(),
  last: z.number(),
  candidates: z.number(),
});
export type GepaResult = z.infer<typeof gepaResult>;

/** The interpreter of a Python environment that holds GEPA, made when it is not there; otherwise why it cannot be had. */
export async function gepaPython(report: (line: string) => void): Promise<{ readonly python: string } | { readonly lack: string }> {
  const folder = join(readConfig().cache, `gepa-${GEPA}`);
  const python = join(folder, 'bin', 'python');
  const isThere = () =>
    access(python).then(
      () => true,
      () => false,
    );
  try {
    const what = `installing GEPA ${GEPA} into a Python environment`;
    if (!(await isThere())) report(`${what} …`);
    await makeCached(folder, isThere, { what, neededMebibytes: 256, make: install }, report);
    return { python };
  } catch (error) {
    return { lack: error instanceof Error ? error.message : String(error) };
  }
}

async function install(folder: string): Promise<void> {
  const base = await findExecutable('python3');
  if (base === null) throw new BenchFailure('no `python3` on PATH');
  await run(base, ['-m', 'venv', folder], { timeoutMs: INSTALL_TIMEOUT_MS });
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', `gepa==${GEPA}`];
  await run(join(folder, 'bin', 'python'), pip, { timeoutMs: INSTALL_TIMEOUT_MS });
}

export interface GepaJob {
  readonly endpoint: string;
  /** the prompt that it begins with */
  readonly instructions: string;
  /** what an answer holds that solves its task */
  readonly passes: string;
  readonly runs: readonly GepaRun[];
}

/** One process for all runs, one after the other, in their order. */
export async function runGepa(python: string, job: GepaJob, ended: (result: GepaResult) => void): Promise<void> {
  const child = spawn(python, [join(packageRoot, 'bench', 'gepa_search.py')], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-2_000)));
  const closed = once(child, 'close');
  child.stdin.end(JSON.stringify(job));
  for await (const line of createInterface({ input: child.stdout })) ended(gepaResult.parse(JSON.parse(line)));
  await closed;
  if (child.exitCode !== 0) throw new BenchFailure(`GEPA ended with ${child.exitCode ?? 'a signal'}: ${complaint.trim()}`);
}
