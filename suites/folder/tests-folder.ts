import { join } from 'node:path';
import type { Files, FrameworkTests } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import type { Sides } from '../split.js';
import { readTree } from './files.js';
import type { TaskFile } from './schema.js';

/** `tests/`: the files that the visible ids name are shown, those that the hidden ids name are not. */
export async function readTests(folder: string, tests: NonNullable<TaskFile['tests']>, problems: Problem[]): Promise<Sides> {
  const tree = await readTree(join(folder, 'tests'), problems);
  const files = Object.fromEntries(Object.entries(tree).map(([path, text]) => [`tests/${path}`, text]));
  for (const id of [...tests.visible, ...tests.hidden]) checkId(folder, id, files, problems);
  const [visible, hidden] = [sideOf(tests.visible, files), sideOf(tests.hidden, files)];
  for (const path of Object.keys(files)) {
    const sides = [visible, hidden].filter((side) => side.files[path] !== undefined).length;
    if (sides === 0) problems.push({ where: join(folder, path), field: '', value: '', mend: 'no id in "tests" of task.json names it; add its ids or remove it' });
    if (sides === 2) problems.push({ where: join(folder, path), field: '', value: '', mend: 'holds visible and hidden tests; move the hidden ones to a file of their own, since whole files are shown' });
  }
  return { visible: { trust: 'in-process', tests: visible }, hidden: { trust: 'in-process', tests: hidden } };
}

function sideOf(ids: readonly string[], files: Files): FrameworkTests {
  const paths = new Set(ids.map(fileOf));
  return { framework: 'pytest', files: Object.fromEntries(Object.entries(files).filter(([path]) => paths.has(path))), ids };
}

function checkId(folder: string, id: string, files: Files, problems: Problem[]): void {
  const text = files[fileOf(id)];
  const where = join(folder, 'task.json');
  if (text === undefined) problems.push({ where, field: 'tests', value: id, mend: `${fileOf(id)} does not exist` });
  else if (!new RegExp(`def ${id.slice(id.lastIndexOf(':') + 1)}\\(`).test(text)) problems.push({ where, field: 'tests', value: id, mend: `${fileOf(id)} defines no such test` });
}

function fileOf(id: string): string {
  return id.slice(0, id.indexOf('::'));
}
