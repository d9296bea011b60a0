import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What is done about the builds of a compiler that watches. */
export interface Builds {
  readonly report: (line: string) => void;
  /** the first build without errors: all that there is runs, and each change will be built */
  readonly ready: () => void;
  /** a later one without errors */
  readonly built: () => void;
}

/** The first build is what already runs. Ends with the compiler. */
export async function eachBuild(stdout: Readable | null, { report, ready, built }: Builds): Promise<void> {
  if (stdout === null) return;
  let [builds, isReady] = [0, false];
  for await (const line of createInterface(stdout)) {
    if (line.trim() !== '') report(line);
    if (!/Found \d+ errors?\./.test(line)) continue;
    builds += 1;
    if (!line.includes('Found 0 errors.')) continue;
    if (builds > 1) built();
    if (!isReady) ready();
    isReady = true;
  }
}

export function readyLine(what: string, api: string | null): string {
  return `${what}${api === null ? '' : `: ${api}`}; a change in a source builds it and starts worker, API and offline model again. Ctrl-C ends it`;
}
