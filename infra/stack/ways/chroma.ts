import { join } from 'node:path';
import { dependencyFolder } from '../../../config/package-root.js';
import { makeCached } from '../cached.js';
import { findExecutable, isExecutable, run, versionOf } from '../command.js';
import { StackFailure } from '../failure.js';
import { step } from '../report.js';
import { VERSIONS } from '../versions.js';
import type { Engine, Place, Probe, Recipe, Way } from '../way.js';
import { onPath } from './on-path.js';

const INSTALL_TIMEOUT_MS = 10 * 60_000;
const QUIET = { ANONYMIZED_TELEMETRY: 'False', CHROMA_TELEMETRY: 'False', DO_NOT_TRACK: '1' };

const runArgs = ({ port, state }: Place): readonly string[] => ['run', '--host', '127.0.0.1', '--port', String(port), '--path', state];

const native: Engine = { name: 'chroma', launch: (executable, place) => ({ command: executable, args: runArgs(place), env: QUIET }) };

/** Started by its module, not by the `chroma` script: the script holds the path of the folder that it was installed into. */
const python: Engine = {
  name: 'chroma',
  launch: (executable, place) => ({
    command: executable,
    args: ['-c', 'import sys; from chromadb.cli.cli import app; sys.exit(app())', ...runArgs(place)],
    env: QUIET,
  }),
};

export function chromaRecipe(cache: string): Recipe {
  return {
    server: 'chroma',
    title: 'Chroma',
    variable: 'CHROMA_URL',
    ways: [onPath('chroma', native), npmBinding(), virtualEnvironment(cache)],
  };
}

/** The server that comes within the npm package; its binding wants a newer C library than many systems have. */
function npmBinding(): Way {
  const executable = join(dependencyFolder('chromadb'), 'dist', 'cli.mjs');
  return {
    name: 'downloaded',
    engine: native,
    async probe(): Promise<Probe> {
      const version = await versionOf(executable);
      if (version === null) return { state: 'absent', because: 'the binding of the npm package does not load here', mend: null };
      return { state: 'ready', executable, because: `npm package, ${version}` };
    },
    async prepare() {
      return executable;
    },
  };
}

function virtualEnvironment(cache: string): Way {
  const folder = join(cache, `chroma-${VERSIONS.chroma}`);
  const executable = join(folder, 'bin', 'python');
  return {
    name: 'installed',
    engine: python,
    async probe(): Promise<Probe> {
      if (await isExecutable(executable)) return { state: 'ready', executable, because: `in the cache: ${folder}` };
      const base = await findExecutable('python3');
      if (base === null) return { state: 'absent', because: 'no `python3` on PATH', mend: { packages: ['python3', 'python3-venv'] } };
      // Debian ships Python without the part that puts pip into an environment.
      if ((await versionOf(base, ['-c', 'import venv, ensurepip'])) === null)
        return { state: 'absent', because: `${base} lacks venv`, mend: { packages: ['python3-venv'] } };
      return { state: 'possible', because: `can be installed with ${base}, about 40 seconds` };
    },
    async prepare(report) {
      const what = `installing Chroma ${VERSIONS.chroma} into a Python environment (once, about 40 seconds)`;
      await step(what, report, () =>
        makeCached(folder, () => isExecutable(executable), { what, neededMebibytes: 1_536, make: install }, report),
      );
      return executable;
    },
  };
}

async function install(folder: string): Promise<void> {
  const base = await findExecutable('python3');
  if (base === null) throw new StackFailure('missing', 'no `python3` on PATH');
  await run(base, ['-m', 'venv', folder], { timeoutMs: INSTALL_TIMEOUT_MS });
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', `chromadb==${VERSIONS.chroma}`];
  await run(join(folder, 'bin', 'python'), pip, { timeoutMs: INSTALL_TIMEOUT_MS });
}
