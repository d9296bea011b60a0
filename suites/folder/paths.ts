import { join } from 'node:path';
import type { Files, TaskKind } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import { kindIn } from '../source/read.js';
import type { SeenTask } from './seen-task.js';

/** What tasks of other kinds have. */
export function refuseParts({ folder, entries }: SeenTask, kind: TaskKind, parts: readonly string[], problems: Problem[]): void {
  for (const part of parts)
    if (kindIn(entries, part) !== 'nothing')
      problems.push({ where: join(folder, part), field: '', value: '', mend: `is no part of a task of kind ${kind}; remove it` });
}

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
