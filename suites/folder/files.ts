import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import { kindOf } from '../formats/read.js';

/** All files below a folder by their relative path, empty where there is no such folder. Links are refused: a suite is plain files. */
export async function readTree(folder: string, problems: Problem[]): Promise<Files> {
  if ((await kindOf(folder)) !== 'folder') return {};
  const files: Record<string, string> = {};
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[path.slice(folder.length + 1).replaceAll('\\', '/')] = await readFile(path, 'utf8');
    else if (!entry.isDirectory()) problems.push({ where: path, field: '', value: '', mend: 'is neither file nor folder; put a plain file there' });
  }
  return files;
}
