import { existsSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.js';
import type { Weights } from '../../../embedded/weights/look.js';
import { makeCached } from '../cached.js';
import { findExecutable, run as runCommand } from '../command.js';
import { reasonOf, StackFailure } from '../failure.js';
import { step } from '../report.js';
import { VERSIONS } from '../versions.js';
import type { Engine, Probe, Recipe, Way } from '../way.js';
import { onPath } from '../ways/on-path.js';

/** The model that an engine is to run. */
export interface Run {
  readonly name: string;
  readonly weights: Weights;
  /** the most tokens that an answer may have; null: what the context leaves */
  readonly maxTokens: number | null;
}

const INSTALL_TIMEOUT_MS = 20 * 60_000;
/** The exact versions of everything that is installed, with their hashes. */
const PACKAGES = join(packageRoot, 'language-model', 'packages');

/**
 * The ways to an engine for GGUF files. `server` is our own, for what is installed; `run` is null where it is only asked whether there
 * is one.
 */
export function engineRecipe(cache: string, server: string, mayInstall: boolean, mend: string, run: Run | null = null): Recipe {
  return {
    server: 'model',
    title: 'the engine of language models',
    variable: 'OPENAI_BASE_URL',
    ways: [onPath('llama-server', llamaServer(run)), installed(cache, ownServer(server, run), mayInstall, mend)],
  };
}

function llamaServer(run: Run | null): Engine {
  return {
    name: 'llama-server',
    launch: (executable, { port }) => ({
      command: executable,
      args: ['--host', '127.0.0.1', '--port', String(port), ...llamaArgs(needRun(run))],
    }),
  };
}

/** Each of its slots has a part of the context. */
function llamaArgs({ name, weights, maxTokens }: Run): readonly string[] {
  const { contextTokens, choices } = weights.room;
  const limits = [
    '--ctx-size',
    String(contextTokens * choices),
    '--parallel',
    String(choices),
    ...(maxTokens === null ? [] : ['--n-predict', String(maxTokens)]),
  ];
  return ['--model', weights.path, '--alias', name, ...limits];
}

function ownServer(script: string, run: Run | null): Engine {
  return {
    name: 'node-llama-cpp',
    launch: (folder, { port }) => {
      const { name, weights, maxTokens } = needRun(run);
      const limits = maxTokens === null ? [] : ['--max-tokens', String(maxTokens)];
      return {
        command: process.execPath,
        args: [script, '--engine', folder, '--weights', weights.path, '--name', name, '--port', String(port), ...limits],
      };
    },
  };
}

function needRun(run: Run | null): Run {
  if (run === null) throw new StackFailure('missing', 'an engine without weights starts nothing');
  return run;
}

/** The package that holds the binary for this machine; null where its makers build none. */
export function binaryPackage(platform: string = process.platform, arch: string = process.arch): string | null {
  const known: Readonly<Record<string, string>> = {
    'linux-x64': 'linux-x64',
    'linux-arm64': 'linux-arm64',
    'linux-arm': 'linux-armv7l',
    'darwin-arm64': 'mac-arm64-metal',
    'darwin-x64': 'mac-x64',
  };
  const name = known[`${platform}-${arch}`];
  return name === undefined ? null : `@node-llama-cpp/${name}`;
}

function installed(cache: string, engine: Engine, mayInstall: boolean, mend: string): Way {
  const folder = join(cache, `node-llama-cpp-${VERSIONS.nodeLlamaCpp}`);
  const isThere = async (): Promise<boolean> => existsSync(join(folder, 'node_modules', 'node-llama-cpp', 'package.json'));
  return {
    name: 'installed',
    engine,
    async probe(): Promise<Probe> {
      if (await isThere()) return { state: 'ready', executable: folder, because: `in the cache: ${folder}` };
      const binary = binaryPackage();
      if (binary === null)
        return { state: 'absent', because: `node-llama-cpp has no binary for ${process.platform} on ${process.arch}`, mend: null };
      if (!mayInstall)
        return {
          state: 'absent',
          because: 'not in the cache, and RATCHET_NO_INSTALL=1 forbids to install node-llama-cpp (85 MB)',
          mend: { command: mend },
        };
      if ((await findExecutable('npm')) === null)
        return { state: 'absent', because: 'no `npm` on PATH to install node-llama-cpp with', mend: null };
      return { state: 'possible', because: `can be installed with npm: node-llama-cpp ${VERSIONS.nodeLlamaCpp} and ${binary} (85 MB)` };
    },
    async prepare(report) {
      const what = `installing node-llama-cpp ${VERSIONS.nodeLlamaCpp} (85 MB, once)`;
      await step(what, report, () => makeCached(folder, isThere, { what, neededMebibytes: 512, make: install }, report));
      return folder;
    },
  };
}

const LOADS = `import { getLlama } from 'node-llama-cpp';
const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false });
await llama.dispose();
`;

async function install(folder: string): Promise<void> {
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(PACKAGES, file), join(folder, file));
  const npm = (await findExecutable('npm')) ?? 'npm';
  // Its optional packages hold binaries for graphics cards, nine tenths of the whole: of them only the one for the processor is named.
  const plainly = ['--no-save', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
  await runCommand(npm, ['install', ...plainly, `${String(binaryPackage())}@${VERSIONS.nodeLlamaCpp}`], {
    timeoutMs: INSTALL_TIMEOUT_MS,
    cwd: folder,
  });
  // a file, since the engine starts itself once more with the arguments of its process
  const check = join(folder, 'check.mjs');
  await writeFile(check, LOADS);
  await runCommand(process.execPath, [check], { timeoutMs: INSTALL_TIMEOUT_MS, cwd: folder }).catch((error: unknown) => {
    throw new StackFailure(
      'missing',
      `the binary of node-llama-cpp does not run on this machine (it wants glibc 2.34 or later): ${reasonOf(error)}`,
    );
  });
}
