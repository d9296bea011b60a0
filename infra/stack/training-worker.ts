import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { z } from 'zod';
import { inheritedEnvironment, type Config } from '../../config/config.js';
import { packageRoot } from '../../config/package-root.js';
import { boundToOwner, findExecutable, run } from './command.js';
import { reasonOf, StackFailure } from './failure.js';
import type { Finding } from './finding.js';
import type { Report } from './report.js';

const FOLDER = join(packageRoot, 'adapt');
const INSTALLER = join(FOLDER, 'install.py');
const INSTALLS_FOR_MS = 60 * 60_000;
const LOOKS_FOR_MS = 60_000;
/** What makes and runs it; older ones cannot read the list of its packages. */
const PYTHON = { names: ['python3', 'python3.13', 'python3.12', 'python3.11'], probe: 'import tomllib, venv, ensurepip' };
export const INSTALLS_TRAINING = 'ratchet adapt install';

const started = z.object({ url: z.url(), pid: z.number() });

export interface TrainingWorker {
  readonly url: string;
  readonly pid: number;
  /** settles when it has ended, with its exit status */
  readonly ended: Promise<number>;
  /** Trainings save first. */
  stop(): Promise<void>;
}

interface TrainingWorkerOptions {
  /** where its files, jobs and models lie */
  readonly home: string;
  /** 0: any that is free */
  readonly port: number;
  readonly apiKey: string | null;
  readonly args?: readonly string[];
}

/** The interpreter that has what a training takes, or null where that is not installed. */
export async function trainingPython(config: Config, extras: readonly string[] = []): Promise<string | null> {
  const python = await basePython();
  if (python === null) return null;
  return run(python, [INSTALLER, '--where', ...installerArgs(config, extras)], { timeoutMs: LOOKS_FOR_MS }).then(
    (path) => path.trim(),
    () => null,
  );
}

/** Installs the packages, once: PyTorch and what it needs are some gigabytes, which is why `npm install` leaves them out. */
export async function installTraining(config: Config, extras: readonly string[], report: Report): Promise<string> {
  const there = await trainingPython(config, extras);
  if (there !== null) return there;
  const python = await basePython();
  if (python === null)
    throw new StackFailure('missing', 'training needs Python 3.11 or newer with venv and pip: install python3 and python3-venv');
  if (!config.mayInstall)
    throw new StackFailure('missing', 'RATCHET_NO_INSTALL=1 forbids to install the packages of the training worker: unset it');
  report('installs the packages of the training worker (PyTorch, up to 7 GB; minutes)');
  await run(python, [INSTALLER, ...installerArgs(config, extras)], { timeoutMs: INSTALLS_FOR_MS });
  const made = await trainingPython(config, extras);
  if (made === null) throw new StackFailure('unhealthy', `the packages were installed and are not found: look into ${config.cache}/adapt`);
  return made;
}

/** A worker of its own; it ends with this process. */
export async function startTrainingWorker(python: string, options: TrainingWorkerOptions): Promise<TrainingWorker> {
  const wanted = ['-m', 'ratchet_adapt', 'serve', '--home', options.home, '--port', String(options.port), ...(options.args ?? [])];
  const { command, args } = await boundToOwner(python, wanted);
  const key = options.apiKey === null ? {} : { RATCHET_TUNING_API_KEY: options.apiKey };
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...inheritedEnvironment(), ...key, PYTHONPATH: FOLDER },
  });
  const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : 1));
  const first = await Promise.race([once(createInterface(child.stdout), 'line').then(([line]: unknown[]) => String(line)), ended]);
  if (typeof first === 'number') throw new StackFailure('unhealthy', `the training worker ended at once, with exit status ${first}`);
  const { url, pid } = started.parse(JSON.parse(first));
  return {
    url,
    pid,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** It is optional: what is missing is told, and nothing waits for it. */
export async function trainingPart(config: Config): Promise<Finding> {
  const python = await trainingPython(config).catch((error: unknown) => reasonOf(error));
  if (python === null) {
    const because = `its packages are not installed, and nothing but training needs them: ${INSTALLS_TRAINING}`;
    return { part: 'training', way: `none: ${because}`, looked: [{ way: 'python', state: 'possible', because }], mend: null };
  }
  return { part: 'training', way: `python: ${python}`, looked: [{ way: 'python', state: 'ready', because: python }], mend: null };
}

async function basePython(): Promise<string | null> {
  for (const name of PYTHON.names) {
    const path = await findExecutable(name);
    if (path === null) continue;
    const fits = await run(path, ['-c', PYTHON.probe], { timeoutMs: LOOKS_FOR_MS }).then(
      () => true,
      () => false,
    );
    if (fits) return path;
  }
  return null;
}

function installerArgs(config: Config, extras: readonly string[]): readonly string[] {
  return ['--cache', config.cache, ...extras.flatMap((extra) => ['--extra', extra])];
}
