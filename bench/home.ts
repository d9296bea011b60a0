import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownEnvironment } from '../config/config.js';
import { packageRoot } from '../config/package-root.js';

/** A home of its own for one measurement, driven by the `ratchet` command as a person would. */
export interface BenchHome {
  readonly folder: string;
  /** aborted when the measurement is over, or was interrupted: who still waits for something in it stops */
  readonly over: AbortSignal;
  /** Runs `ratchet …` to its end and answers its stdout. Throws BenchFailure on any exit code that is not 0. */
  ratchet(...args: readonly string[]): Promise<string>;
  /** The same, its stdout read as JSON. */
  json(...args: readonly string[]): Promise<unknown>;
}

/** A command that a bench drives did not do what it was asked for. */
export class BenchFailure extends Error {
  override readonly name = 'BenchFailure';
}

export interface HomeOptions {
  /** settings beside those of this process */
  readonly environment?: Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Ends the stack and removes the folder afterwards, whatever happens; an interruption too. */
export async function withHome<T>({ environment = {}, report }: HomeOptions, use: (home: BenchHome) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
  const env = { ...ownEnvironment(), ...environment, RATCHET_HOME: folder };
  const ratchet = (...args: readonly string[]): Promise<string> => runRatchet(args, env, report);
  const over = new AbortController();
  const home: BenchHome = {
    folder,
    over: over.signal,
    ratchet,
    json: async (...args) => JSON.parse(await ratchet(...args, '--json')) as unknown,
  };
  try {
    return await interruptible(use(home));
  } finally {
    over.abort();
    await toItsEnd(report, async () => {
      // in a group of its own: a terminal's Ctrl-C goes to all of ours
      await runRatchet(['down'], env, report, true).catch((error: unknown) =>
        report(`the stack of ${folder} was not up any more: ${String(error)}`),
      );
      await rm(folder, { recursive: true, force: true });
    });
  }
}

/** Whoever asks again while what was begun is ended is told so: else a stack would stay. */
export async function toItsEnd(report: (line: string) => void, work: () => Promise<void>): Promise<void> {
  const told = (): void => report('what this bench began is being ended …');
  for (const signal of SIGNALS) process.on(signal, told);
  try {
    await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, told);
  }
}

/** Rejects with BenchFailure when this process is asked to end, so that whoever waits can end what they began. */
export async function interruptible<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([work, ...SIGNALS.map((signal) => interruption(signal, over.signal))]);
  } finally {
    over.abort();
  }
}

async function interruption(name: NodeJS.Signals, signal: AbortSignal): Promise<never> {
  await once(process, name, { signal });
  throw new BenchFailure(`interrupted by ${name}`);
}

function runRatchet(args: readonly string[], env: NodeJS.ProcessEnv, report: (line: string) => void, detached = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageRoot, 'dist', 'cli', 'main.js'), ...args], {
      env,
      detached,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, last] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      last = text;
      report(text.trimEnd());
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(out) : reject(new BenchFailure(`ratchet ${args.join(' ')} ended with ${code ?? 'a signal'}: ${last.trim()}`)),
    );
  });
}
