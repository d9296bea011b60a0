import { join } from 'node:path';
import type { Files } from '../../domain/task.js';
import type { Problem } from '../failure.js';

/** Each file that may be changed is there, as it begins and in its right form, and nothing else has a right form. */
export function checkPaths(folder: string, editable: readonly string[], files: Files, reference: Files, problems: Problem[]): void {
  for (const path of editable) {
    if (!Object.hasOwn(files, path))
      problems.push({
        where: join(folder, 'task.json'),
        field: 'editable',
        value: path,
        mend: `does not exist; put ${join('files', path)} there or mend the path`,
      });
    else if (!Object.hasOwn(reference, path))
      problems.push({
        where: join(folder, 'reference', path),
        field: '',
        value: '',
        mend: 'is missing; each editable file has its right form there',
      });
  }
  for (const path of Object.keys(reference)) {
    if (!editable.includes(path))
      problems.push({
        where: join(folder, 'reference', path),
        field: '',
        value: '',
        mend: 'is not editable; name it in "editable" of task.json or remove it',
      });
  }
}
