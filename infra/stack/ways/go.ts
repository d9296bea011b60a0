import { findExecutable, isExecutable, run, versionOf } from '../command.js';
import { makeCached } from '../cached.js';
import { step, type Report } from '../report.js';
import type { Engine, Mend, Probe, Way } from '../way.js';
import { join } from 'node:path';

/** From 1.21 on Go fetches the tool chain that a module asks for by itself. */
const OLDEST_GO = 21;
const GO_FOR_DOWNLOAD = '1.25.4';
/** A build takes minutes, and on a machine that is busy many times as long. */
const BUILD_TIMEOUT_MS = 60 * 60_000;

export interface GoBuild {
  readonly title: string;
  readonly engine: Engine;
  /** cache entry, and the program in it */
  readonly entry: string;
  readonly program: string;
  readonly neededMebibytes: number;
  /** arguments of `go`; leaves the program in the folder */
  readonly args: (folder: string) => readonly string[];
  readonly env: (folder: string) => Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly usually: string;
}

/** A program that Go builds from modules of pinned versions, once for all homes. */
export function builtByGo(cache: string, build: GoBuild): Way {
  const folder = join(cache, build.entry);
  const executable = join(folder, build.program);
  return {
    name: 'built',
    engine: build.engine,
    async probe(): Promise<Probe> {
      if (await isExecutable(executable)) return { state: 'ready', executable, because: `in the cache: ${executable}` };
      const go = await findGo();
      if ('lack' in go) return { state: 'absent', because: go.lack, mend: goMend() };
      return { state: 'possible', because: `can be built with ${go.version}, ${build.usually}` };
    },
    async prepare(report: Report) {
      const what = `building ${build.title} (once, ${build.usually})`;
      const make = async (part: string): Promise<void> => {
        const go = (await findExecutable('go')) ?? 'go';
        const options = { timeoutMs: BUILD_TIMEOUT_MS, env: build.env(part), ...(build.cwd === undefined ? {} : { cwd: build.cwd }) };
        await run(go, build.args(part), options);
      };
      await step(what, report, () =>
        makeCached(folder, () => isExecutable(executable), { what, neededMebibytes: build.neededMebibytes, make }, report),
      );
      return executable;
    },
  };
}

async function findGo(): Promise<{ readonly version: string } | { readonly lack: string }> {
  const go = await findExecutable('go');
  if (go === null) return { lack: 'no `go` on PATH to build it with' };
  const version = await versionOf(go, ['version']);
  const minor = Number(/go1\.(\d+)/.exec(version ?? '')?.[1] ?? 0);
  return version !== null && minor >= OLDEST_GO
    ? { version }
    : { lack: `${go} is older than 1.${OLDEST_GO} (${version ?? 'it does not run'})` };
}

/** The Go of Debian 12 is too old, so the mend is Go's own archive, in the place that Go's instructions name. */
function goMend(): Mend {
  const system = process.platform === 'darwin' ? 'darwin' : 'linux';
  const machine = process.arch === 'arm64' ? 'arm64' : 'amd64';
  return { command: `curl -fsSL https://go.dev/dl/go${GO_FOR_DOWNLOAD}.${system}-${machine}.tar.gz | tar -C /usr/local -xz` };
}
