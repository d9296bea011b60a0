import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files, Language } from '../../domain/task.js';
import { isTaskPath } from '../../schemas/cases.js';
import { type Problem, SuiteFailure } from '../failure.js';
import { kindOf, readText } from '../source/read.js';
import { isLitter } from './litter.js';

/** What reading a suite finds beside its tasks. */
export interface Findings {
  readonly problems: Problem[];
  /** litter, by its path */
  readonly ignored: string[];
}

/** A task is stored as one document, with all its files. */
const MAX_FILE_BYTES = 1_024 * 1_024;

/** All files below a folder by their relative path, empty where there is no such folder. Links are refused: a suite is plain files. */
export async function readTree(folder: string, language: Language | null, { problems, ignored }: Findings): Promise<Files> {
  if ((await kindOf(folder)) !== 'folder') return {};
  const files: Record<string, string> = {};
  const walk = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
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
      else if (entry.isFile()) await keep(files, path, where, problems);
      else problems.push({ where, field: '', value: '', mend: 'is neither file nor folder; put a plain file there' });
    }
  };
  await walk('');
  return files;
}

async function keep(files: Record<string, string>, path: string, where: string, problems: Problem[]): Promise<void> {
  try {
    files[path] = await readText(where, MAX_FILE_BYTES);
  } catch (error) {
    if (!(error instanceof SuiteFailure)) throw error;
    problems.push(...error.problems);
    // It is there, whatever it holds: nothing else must call it missing.
    files[path] = '';
  }
}
