import { join } from 'node:path';
import type { Files, Language } from '../../domain/task.js';
import { isTaskPath } from '../../schemas/cases.js';
import { orTold, type Problem } from '../failure.js';
import { entriesIn, kindIn, readKnown } from '../source/read.js';
import { isLitter } from './litter.js';
import type { SeenTask } from './seen-task.js';

/** What reading a suite finds beside its tasks. */
export interface Findings {
  readonly problems: Problem[];
  /** litter, by its path */
  readonly ignored: string[];
}

/** A task is stored as one document, with all its files. */
const MAX_FILE_BYTES = 1_024 * 1_024;

/** All files in a part of a task by their path in it, none where it has no such folder. Links are refused: a suite is plain files. */
export async function readTree(
  { folder: home, entries: parts }: SeenTask,
  part: 'files' | 'reference' | 'tests',
  language: Language | null,
  { problems, ignored }: Findings,
): Promise<Files> {
  if (kindIn(parts, part) !== 'folder') return {};
  const folder = join(home, part);
  const files: Record<string, string> = {};
  const walk = async (inside: string): Promise<void> => {
    for (const entry of (await orTold(problems, async () => entriesIn(join(folder, inside)))) ?? []) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      const where = join(folder, path);
      if (isLitter(entry.name, language)) ignored.push(where);
      else if (!isTaskPath(path))
        problems.push({
          where: folder,
          field: '',
          value: JSON.stringify(path),
          mend: 'is a name that cannot be used; give it one without control characters and backslashes',
        });
      else if (entry.isDirectory()) await walk(path);
      // It is there, whatever it holds: nothing else must call it missing.
      else if (entry.isFile()) files[path] = (await orTold(problems, async () => readKnown(where, 'file', MAX_FILE_BYTES))) ?? '';
      else problems.push({ where, field: '', value: '', mend: 'is neither file nor folder; put a plain file there' });
    }
  };
  await walk('');
  return files;
}
