import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files, Task } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import { kindOf } from '../formats/read.js';
import { readCases } from './cases-file.js';
import { readTree } from './files.js';
import { readJson } from './json.js';
import { taskFileSchema } from './schema.js';
import { readTests } from './tests-folder.js';

const PARTS = ['task.json', 'files', 'reference', 'cases.json', 'tests', 'README.md'];

/** One task folder; null, with the problems added, when it cannot be used. */
export async function loadTask(folder: string, seed: number, problems: Problem[]): Promise<Task | null> {
  const before = problems.length;
  for (const name of await readdir(folder)) {
    if (!PARTS.includes(name)) problems.push({ where: join(folder, name), field: '', value: '', mend: `is no part of a task (${PARTS.join(', ')}); remove it` });
  }
  const file = await readJson(join(folder, 'task.json'), taskFileSchema, problems);
  const files = await readTree(join(folder, 'files'), problems);
  const reference = await readTree(join(folder, 'reference'), problems);
  if (file === null) return null;
  checkPaths(folder, file.editable, files, reference, problems);
  const split = (await kindOf(join(folder, 'cases.json'))) === 'file';
  if (split && file.tests !== undefined) problems.push({ where: join(folder, 'task.json'), field: 'tests', value: '', mend: 'stands beside cases.json; a task has one of them' });
  const { language, tests } = file;
  const sides = tests === undefined ? await readCases(folder, seed, file.id, files, problems) : await readTests(folder, { language, tests }, problems);
  if (problems.length > before || sides === null) return null;
  const { bugClass, tests: _, ...rest } = file;
  return { ...rest, ...(bugClass === undefined ? {} : { bugClass }), ...sides, files, reference };
}

function checkPaths(folder: string, editable: readonly string[], files: Files, reference: Files, problems: Problem[]): void {
  for (const path of editable) {
    if (files[path] === undefined) problems.push({ where: join(folder, 'task.json'), field: 'editable', value: path, mend: `does not exist; put ${join('files', path)} there or mend the path` });
    else if (reference[path] === undefined) problems.push({ where: join(folder, 'reference', path), field: '', value: '', mend: 'is missing; each editable file has its right form there' });
  }
  for (const path of Object.keys(reference)) {
    if (!editable.includes(path)) problems.push({ where: join(folder, 'reference', path), field: '', value: '', mend: 'is not editable; name it in "editable" of task.json or remove it' });
  }
}
