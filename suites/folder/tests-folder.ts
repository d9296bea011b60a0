import { join } from 'node:path';
import type { Files, FrameworkTests } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import type { Sides } from '../split.js';
import { type Findings, readTree } from './files.js';
import { FRAMEWORK_IDS } from './frameworks/frameworks.js';
import type { TaskFile } from './schema.js';
import type { SeenTask } from './seen-task.js';

type Tests = NonNullable<TaskFile['tests']>;
type Side = keyof Sides;

/**
 * `tests/`: the files that the visible ids name are shown, those that the hidden ids name are not. What no id names is
 * what tests need (helpers, fixtures, data): it goes to the sides whose tests stand in its folder or below.
 */
export async function readTests(
  task: SeenTask,
  { language, tests }: { readonly language: TaskFile['language']; readonly tests: Tests },
  findings: Findings,
): Promise<Sides> {
  const { folder } = task;
  const { problems } = findings;
  const where = join(folder, 'task.json');
  const ids = FRAMEWORK_IDS[tests.framework];
  if (!ids.languages.includes(language))
    problems.push({
      where,
      field: 'tests.framework',
      value: tests.framework,
      mend: `is a framework of ${ids.languages.join(' and ')}, not of ${language}`,
    });
  const tree = await readTree(task, 'tests', language, findings);
  const files = Object.fromEntries(Object.entries(tree).map(([path, text]) => [placed(path), text]));
  const unread = new Set(problems.map((each) => each.where));
  for (const id of [...tests.visible, ...tests.hidden]) {
    const path = ids.fileOf(id, files);
    // What is in a file that cannot be read is not known.
    if (path === undefined || !unread.has(join(folder, written(path))))
      problems.push(...(await problemsOf(where, { language, tests }, id, files)));
  }
  const named = { visible: filesNamed(tests, 'visible', files), hidden: filesNamed(tests, 'hidden', files) };
  const sides = new Map(Object.entries(files).map(([path]) => [path, sidesOf(path, named)] as const));
  for (const [path, text] of Object.entries(files)) {
    const at = join(folder, written(path));
    const isNamed = named.visible.has(path) || named.hidden.has(path);
    if (named.visible.has(path) && named.hidden.has(path))
      problems.push({
        where: at,
        field: '',
        value: '',
        mend: 'holds visible and hidden tests; move the hidden ones to a file of their own, since whole files are shown',
      });
    if (!isNamed && ids.holdsTests(path, text))
      problems.push({
        where: at,
        field: '',
        value: '',
        mend: 'holds tests, and no id in "tests" of task.json names it; add its ids or remove it',
      });
  }
  return {
    visible: { trust: 'in-process', tests: sideOf(tests, 'visible', files, sides) },
    hidden: { trust: 'in-process', tests: sideOf(tests, 'hidden', files, sides) },
  };
}

/** Where a file of `tests/` stands for the framework: a build that looks under `src/` finds what lies under `tests/src/` there. */
function placed(path: string): string {
  return path.startsWith('src/') ? path : `tests/${path}`;
}

function written(path: string): string {
  return path.startsWith('tests/') ? path : `tests/${path}`;
}

function filesNamed({ framework, ...tests }: Tests, side: Side, files: Files): ReadonlySet<string> {
  return new Set(tests[side].map((id) => FRAMEWORK_IDS[framework].fileOf(id, files)).filter((path) => path !== undefined));
}

/** The sides that get a file: its own where ids name it, else those of the tests in the first folder around it that has some. */
function sidesOf(path: string, named: Readonly<Record<Side, ReadonlySet<string>>>): readonly Side[] {
  const sides = (isThere: (each: string) => boolean): Side[] =>
    (['visible', 'hidden'] as const).filter((side) => [...named[side]].some(isThere));
  const own = sides((each) => each === path);
  const folders = path.split('/').slice(0, -1);
  const around = folders.map((_, index) => `${folders.slice(0, folders.length - index).join('/')}/`);
  return (
    [own, ...around.map((folder) => sides((each) => each.startsWith(folder))), sides(() => true)].find((each) => each.length > 0) ?? []
  );
}

function sideOf({ framework, ...tests }: Tests, side: Side, files: Files, sides: ReadonlyMap<string, readonly Side[]>): FrameworkTests {
  const own = Object.entries(files).filter(([path]) => sides.get(path)?.includes(side) === true);
  return { framework, files: Object.fromEntries(own), ids: tests[side].map((id) => FRAMEWORK_IDS[framework].reported(id)) };
}

async function problemsOf(
  where: string,
  { language, tests: { framework } }: { readonly language: TaskFile['language']; readonly tests: Tests },
  id: string,
  files: Files,
): Promise<Problem[]> {
  const ids = FRAMEWORK_IDS[framework];
  if (!ids.pattern.test(id)) return [{ where, field: 'tests', value: id, mend: `expected ${ids.form}` }];
  const path = ids.fileOf(id, files);
  if (path === undefined) return [{ where, field: 'tests', value: id, mend: `${ids.path(id)} does not exist` }];
  const fault = await ids.fault(id, files[path] ?? '', files, language);
  return fault === null ? [] : [{ where, field: 'tests', value: id, mend: `${path} ${fault}` }];
}
