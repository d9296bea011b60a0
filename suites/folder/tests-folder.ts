import { join } from 'node:path';
import type { Files, FrameworkTests } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import type { Sides } from '../split.js';
import { readTree } from './files.js';
import { fileOf, FRAMEWORK_IDS } from './frameworks.js';
import type { TaskFile } from './schema.js';

type Tests = NonNullable<TaskFile['tests']>;

/** `tests/`: the files that the visible ids name are shown, those that the hidden ids name are not. */
export async function readTests(folder: string, { language, tests }: { readonly language: TaskFile['language']; readonly tests: Tests }, problems: Problem[]): Promise<Sides> {
  const where = join(folder, 'task.json');
  const { languages } = FRAMEWORK_IDS[tests.framework];
  if (!languages.includes(language)) problems.push({ where, field: 'tests.framework', value: tests.framework, mend: `is a framework of ${languages.join(' and ')}, not of ${language}` });
  const tree = await readTree(join(folder, 'tests'), problems);
  const files = Object.fromEntries(Object.entries(tree).map(([path, text]) => [placed(path), text]));
  for (const id of [...tests.visible, ...tests.hidden]) checkId(where, tests, id, files, problems);
  const [visible, hidden] = [sideOf(tests, 'visible', files), sideOf(tests, 'hidden', files)];
  for (const path of Object.keys(files)) {
    const sides = [visible, hidden].filter((side) => side.files[path] !== undefined).length;
    if (sides === 0) problems.push({ where: join(folder, written(path)), field: '', value: '', mend: 'no id in "tests" of task.json names it; add its ids or remove it' });
    if (sides === 2) problems.push({ where: join(folder, written(path)), field: '', value: '', mend: 'holds visible and hidden tests; move the hidden ones to a file of their own, since whole files are shown' });
  }
  return { visible: { trust: 'in-process', tests: visible }, hidden: { trust: 'in-process', tests: hidden } };
}

/** Where a file of `tests/` stands for the framework: a build that looks under `src/` finds what lies under `tests/src/` there. */
function placed(path: string): string {
  return path.startsWith('src/') ? path : `tests/${path}`;
}

function written(path: string): string {
  return path.startsWith('tests/') ? path : `tests/${path}`;
}

function sideOf(tests: Tests, side: 'visible' | 'hidden', files: Files): FrameworkTests {
  const ids = tests[side];
  const paths = new Set(ids.map((id) => fileOf(FRAMEWORK_IDS[tests.framework], id, files)));
  return { framework: tests.framework, files: Object.fromEntries(Object.entries(files).filter(([path]) => paths.has(path))), ids };
}

function checkId(where: string, { framework }: Tests, id: string, files: Files, problems: Problem[]): void {
  const ids = FRAMEWORK_IDS[framework];
  const path = ids.pattern.test(id) ? fileOf(ids, id, files) : undefined;
  if (!ids.pattern.test(id)) problems.push({ where, field: 'tests', value: id, mend: `expected ${ids.form}` });
  else if (path === undefined) problems.push({ where, field: 'tests', value: id, mend: `${ids.path(id)} does not exist` });
  else if (!ids.defines(id, files[path] ?? '')) problems.push({ where, field: 'tests', value: id, mend: `${path} defines no such test` });
}
