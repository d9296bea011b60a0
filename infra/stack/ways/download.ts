import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { unpack } from '../../../judge/unpack.js';
import { makeCached } from '../cached.js';
import { isExecutable, versionOf } from '../command.js';
import { StackFailure, reasonOf } from '../failure.js';
import { step, type Report } from '../report.js';
import type { Engine, Probe, Way } from '../way.js';

/** Long enough for any network that lets downloads through, short enough to be no wait where none does. */
const REACH_TIMEOUT_MS = 3_000;
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;
const NEEDED_MEBIBYTES = 1_024;

export interface Download {
  readonly title: string;
  readonly engine: Engine;
  /** cache entry, and the program in it */
  readonly entry: string;
  readonly program: string;
  /** a .tar.gz by its maker */
  readonly url: string;
  /** folders of the archive above the program */
  readonly depth: number;
}

/** A program from its maker's own site, by HTTPS. */
export function downloaded(cache: string, download: Download): Way {
  const folder = join(cache, download.entry);
  const executable = join(folder, download.program);
  const { host } = new URL(download.url);
  return {
    name: 'downloaded',
    engine: download.engine,
    async probe(): Promise<Probe> {
      if (await isExecutable(executable)) return { state: 'ready', executable, because: `in the cache: ${executable}` };
      const lack = await whyOutOfReach(download.url);
      return lack === null
        ? { state: 'possible', because: `${host} can be reached` }
        : { state: 'absent', because: `${host} cannot be reached (${lack})`, mend: null };
    },
    async prepare(report: Report) {
      const what = `downloading ${download.title} from ${host} (once)`;
      const making = { what, neededMebibytes: NEEDED_MEBIBYTES, make: (part: string) => fetchProgram(download, part) };
      await step(what, report, () => makeCached(folder, () => isExecutable(executable), making, report));
      return executable;
    },
  };
}

async function whyOutOfReach(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACH_TIMEOUT_MS) });
    return answer.ok ? null : `HTTP ${answer.status}`;
  } catch (error) {
    return reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error);
  }
}

async function fetchProgram(download: Download, folder: string): Promise<void> {
  const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
  const answer = await fetch(download.url, { signal });
  if (!answer.ok || answer.body === null) throw new StackFailure('missing', `${download.url}: HTTP ${answer.status}`);
  const args = ['-xz', '-C', folder, '--strip-components', String(download.depth)];
  const { code, said } = await unpack(Readable.fromWeb(answer.body), args, { signal });
  if (code !== 0) throw new StackFailure('missing', `${download.url}: tar cannot unpack it: ${said}`);
  const program = join(folder, download.program);
  if ((await versionOf(program)) === null) {
    await rm(program);
    throw new StackFailure('missing', `the ${download.title} of ${download.url} does not run on this machine`);
  }
}
