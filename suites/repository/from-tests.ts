import { filesOfTest } from '../../domain/repo-task.js';
import type { Files } from '../../domain/task.js';
import type { Repositories } from '../../ports/repository.js';
import { slug } from './family.js';
import { type CheckoutTests, filesOf, type FromCheckout, MAX_PASSING, testsOfCheckout } from './from-checkout.js';
import type { WrittenTask } from './write-suite.js';

export type FromTests = Omit<FromCheckout, 'issue'>;

export interface TasksFromTests {
  readonly tasks: readonly WrittenTask[];
  /** tests that fail and are in no task */
  readonly leftOut: readonly { readonly test: string; readonly reason: string }[];
  readonly passing: number;
}

const RUNS = 3;

/** What fails in a checkout now, each time: one task for each file of tests, without a known answer. */
export async function tasksFromTests(
  repositories: Repositories,
  from: FromTests,
  signal: AbortSignal,
): Promise<TasksFromTests | { readonly none: string }> {
  const looked = await testsOfCheckout(repositories, from, RUNS, signal);
  if ('none' in looked) return looked;
  if (looked.failing.length === 0) return { none: looked.flaky.length > 0 ? 'what fails is flaky' : 'no test fails' };
  const texts = await filesOf(repositories, from, looked.run, signal);
  const placed = looked.failing.map((test) => ({ test, path: filesOfTest(test, looked.run)[0] }));
  const paths = looked.run.filter((path) => placed.some((each) => each.path === path));
  const usable = paths.filter((path) => texts[path] !== undefined);
  const names = distinct(usable.map(moduleOf));
  return {
    tasks: usable.map((path, index) => taskOf(from, looked, texts, { path, family: names[index] ?? '' })),
    leftOut: [
      ...looked.flaky.map((test) => ({ test, reason: 'is flaky' })),
      ...placed.flatMap(({ test, path }) =>
        path === undefined
          ? [{ test, reason: 'stands in a file that an answer may change' }]
          : usable.includes(path)
            ? []
            : [{ test, reason: 'stands in a file that is no text' }],
      ),
    ],
    passing: looked.passing.length,
  };
}

function taskOf(
  { name }: FromTests,
  { language, source, framework, testCommand, run, failing, passing }: CheckoutTests,
  texts: Files,
  { path, family }: { readonly path: string; readonly family: string },
): WrittenTask {
  const own = (ids: readonly string[]): readonly string[] => ids.filter((id) => filesOfTest(id, run).includes(path));
  const failToPass = own(failing);
  return {
    id: `${slug(name)}-${family}`,
    language,
    family,
    prompt: promptOf(name, path, failToPass),
    repo: {
      source,
      framework,
      testCommand,
      failToPass,
      passToPass: own(passing).slice(0, MAX_PASSING),
      visible: failToPass,
      readOnly: run,
    },
    tests: { [path]: texts[path] ?? '' },
    files: {},
    reference: {},
    patch: null,
  };
}

const MAX_NAMED = 10;

/** They stand in the checkout as it is, so that none of them could be hidden. */
function promptOf(name: string, path: string, failing: readonly string[]): string {
  const named = failing.slice(0, MAX_NAMED).join(', ');
  const what =
    failing.length === 1
      ? `a test of ${path} fails: ${named}.`
      : `${failing.length} tests of ${path} fail${failing.length > MAX_NAMED ? ', among them' : ''}: ${named}.`;
  return `In the repository ${name} ${what} Find the cause in the program and mend it; the tests are right.`;
}

/** Its name and the folder round it: paths of packages are long, and begin alike. */
function moduleOf(path: string): string {
  return slug(
    path
      .replace(/\.\w+$/, '')
      .split('/')
      .slice(-2)
      .join('-'),
  );
}

/** Of names that are the same, all but the first get a number. */
function distinct(names: readonly string[]): readonly string[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((each) => each === name).length;
    return before === 0 ? name : `${name}-${before + 1}`;
  });
}
