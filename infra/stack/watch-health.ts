import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { writeJsonFile } from './json-file.js';
import { placesOf } from './places.js';
import type { Report } from './report.js';
import { stackStatus, type PartStatus } from './status.js';
import type { Trouble } from './troubles.js';

const LOOK_MS = 10_000;

/** The owner looks at every part now and then, so that whoever asks is told since when one is not well. */
export function watchHealth(home: string, report: Report): { readonly end: () => Promise<void> } {
  const { troubles: file } = placesOf(home);
  const ending = new AbortController();
  const watch = async (): Promise<void> => {
    let known: readonly Trouble[] = [];
    while (!ending.signal.aborted) {
      const { parts } = await stackStatus(home);
      const now = troublesNow(known, parts, new Date());
      for (const line of changes(known, now)) report(line);
      if (!isDeepStrictEqual(now, known)) await writeJsonFile(file, now);
      known = now;
      await sleep(LOOK_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const watching = watch().catch((error: unknown) => report(`nobody looks after the health of the stack any more: ${String(error)}`));
  return {
    end: async () => {
      ending.abort();
      await watching;
      await rm(file, { force: true });
    },
  };
}

/** A part that stays unwell keeps its moment. */
function troublesNow(
  known: readonly Trouble[],
  parts: readonly Pick<PartStatus, 'name' | 'up' | 'because'>[],
  now: Date,
): readonly Trouble[] {
  return parts
    .filter(({ up }) => !up)
    .map(({ name, because }) => ({ name, because, since: known.find((each) => each.name === name)?.since ?? now.toISOString() }));
}

function changes(known: readonly Trouble[], now: readonly Trouble[]): readonly string[] {
  const begun = now.filter(({ name }) => !known.some((each) => each.name === name)).map(({ name, because }) => `${name} ${because}`);
  return [...begun, ...known.filter(({ name }) => !now.some((each) => each.name === name)).map(({ name }) => `${name} is well again`)];
}
