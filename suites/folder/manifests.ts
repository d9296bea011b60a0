import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { ALL_MANIFESTS } from '../../domain/needs.js';
import type { Files } from '../../domain/task.js';
import { orTold, type Problem } from '../failure.js';
import { kindIn, readKnown } from '../source/read.js';

const MAX_BYTES = 4 * 1_024 * 1_024;

/** The files in a folder that name packages, where its listing has any. */
export async function readManifests(folder: string, entries: readonly Dirent[], problems: Problem[]): Promise<Files> {
  const found: Record<string, string> = {};
  for (const name of ALL_MANIFESTS) {
    const path = join(folder, name);
    const kind = kindIn(entries, name);
    if (kind === 'nothing') continue;
    const text = await orTold(problems, async () => readKnown(path, kind, MAX_BYTES));
    if (text !== null) found[name] = text;
  }
  return found;
}
