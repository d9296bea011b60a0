import { checkIds } from '../../domain/task.js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Repositories, TestOrder, TestOutcome } from '../../ports/repository.js';
import { checkSuite } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { tasksFromTests } from '../../suites/repository/from-tests.js';
import { writeSuite } from '../../suites/repository/write-suite.js';
import { filesOfTest } from '../../domain/repo-task.js';
import { fakeSandbox } from '../support/fake-sandbox.js';

const FILES: Readonly<Record<string, string>> = {
  'setup.py': '',
  'calc/core.py': 'def add(a, b):\n    return a - b\n',
  'tests/test_core.py': 'core\n',
  'tests/test_more.py': 'more\n',
  'tests/test_well.py': 'well\n',
};
type Statuses = Readonly<Record<string, 'passed' | 'failed' | 'skipped'>>;

const BROKEN: Statuses = {
  'tests/test_core.py::test_add': 'failed',
  'tests/test_core.py::T::test_sum': 'failed',
  'tests/test_core.py::test_zero': 'passed',
  'tests/test_more.py::test_more': 'failed',
  'tests/test_well.py::test_well': 'passed',
  'tests/test_well.py::test_later': 'skipped',
};

function ran(tests: Statuses): TestOutcome {
  return { kind: 'ran', tests: new Map(Object.entries(tests)), printed: 'said' };
}

/** Answers one run after the other, the last one again and again. */
function repositories(...runs: readonly TestOutcome[]): { readonly port: Repositories; readonly orders: TestOrder[] } {
  const orders: TestOrder[] = [];
  const port: Repositories = {
    commits: () => Promise.resolve([]),
    isShallow: () => Promise.resolve(false),
    paths: () => Promise.resolve(Object.keys(FILES)),
    text: (_repository, _commit, path) => Promise.resolve(FILES[path] ?? null),
    patch: () => Promise.resolve(''),
    command: () => 'pytest {files}',
    steers: () => false,
    test: (order) => {
      orders.push(order);
      const run = runs[Math.min(orders.length, runs.length) - 1];
      return run === undefined ? Promise.reject(new Error('no run')) : Promise.resolve(run);
    },
  };
  return { port, orders };
}

const FROM = { name: 'calc', repository: '/calc', commit: 'a'.repeat(40), testCommand: 'python3 -m pytest {files}' };
const NEVER = new AbortController().signal;
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('what fails in a checkout, as a suite', () => {
  it('is a task for each file of tests, all of them shown, since they stand in the checkout', async () => {
    const { port, orders } = repositories(ran(BROKEN));
    const made = await tasksFromTests(port, FROM, NEVER);
    expect(made).toMatchObject({
      passing: 2,
      leftOut: [],
      tasks: [
        {
          id: 'calc-tests-test-core',
          family: 'tests-test-core',
          language: 'python',
          tests: { 'tests/test_core.py': 'core\n' },
          patch: null,
          repo: {
            failToPass: ['tests/test_core.py::T::test_sum', 'tests/test_core.py::test_add'],
            passToPass: ['tests/test_core.py::test_zero'],
            readOnly: ['tests/test_core.py', 'tests/test_more.py', 'tests/test_well.py'],
            testCommand: FROM.testCommand,
          },
        },
        { id: 'calc-tests-test-more', repo: { failToPass: ['tests/test_more.py::test_more'], passToPass: [] } },
      ],
    });
    const [first] = 'tasks' in made ? made.tasks : [];
    expect(first?.repo.visible).toEqual(first?.repo.failToPass);
    expect(first?.prompt).toContain(`2 tests of tests/test_core.py fail: ${first?.repo.failToPass.join(', ')}.`);
    expect(orders).toHaveLength(3);
  });

  it('leaves out what is flaky, and what stands where an answer may change it', async () => {
    const own: Statuses = { ...BROKEN, 'src/lib.rs::tests::own': 'failed' };
    const made = await tasksFromTests(repositories(ran(own), ran({ ...own, 'tests/test_more.py::test_more': 'passed' })).port, FROM, NEVER);
    expect(made).toMatchObject({
      tasks: [{ id: 'calc-tests-test-core' }],
      leftOut: [
        { test: 'tests/test_more.py::test_more', reason: 'is flaky' },
        { test: 'src/lib.rs::tests::own', reason: 'stands in a file that an answer may change' },
      ],
    });
  });

  it.each([
    [[ran({ 'tests/test_core.py::test_zero': 'passed' })], 'no test fails'],
    [[ran({ 'tests/test_core.py::a': 'failed' }), ran({ 'tests/test_core.py::a': 'passed' })], 'what fails is flaky'],
    [[ran({})], 'no test was reported as pytest does (--framework says otherwise). The command said: said'],
    [[{ kind: 'stopped', why: 'the tests did not end in time' } as const], 'the tests did not end in time'],
  ])('is none, and why is said: %#', async (runs, none) => {
    expect(await tasksFromTests(repositories(...runs).port, FROM, NEVER)).toEqual({ none });
  });

  it('is read again, and is fit without a right answer as long as it fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-from-tests-'));
    folders.push(folder);
    const made = await tasksFromTests(repositories(ran(BROKEN)).port, FROM, NEVER);
    await writeSuite(folder, 'calc', 'What fails in calc.', 'tasks' in made ? made.tasks : []);
    const suite = await loadSuite(folder, { seed: 1 });
    expect(suite.tasks).toMatchObject([
      { id: 'calc-tests-test-core', kind: 'repo', repo: { reference: '' } },
      { id: 'calc-tests-test-more', kind: 'repo' },
    ]);
    const failing = fakeSandbox(({ checks }) => ({ failing: checkIds(checks) }));
    const fit = await checkSuite(suite, failing, NEVER, () => undefined);
    expect(fit.map(({ problems }) => problems)).toEqual([[], []]);
    const passing = await checkSuite(
      suite,
      fakeSandbox(() => 'passed'),
      NEVER,
      () => undefined,
    );
    expect(passing[0]?.problems).toEqual([expect.stringContaining('passes all checks')]);
  });

  it('says so where a task has no right answer and does not say that nobody knows one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-from-tests-'));
    folders.push(folder);
    const made = await tasksFromTests(repositories(ran(BROKEN)).port, FROM, NEVER);
    await writeSuite(folder, 'calc', 'What fails in calc.', 'tasks' in made ? made.tasks : []);
    const [core, more] = ['core', 'more'].map((name) => join(folder, `calc-tests-test-${name}`));
    const path = join(core ?? '', 'task.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/,\s*"unsolved": true/, ''));
    writeFileSync(join(more ?? '', 'reference.patch'), '');
    const failure: unknown = await loadSuite(folder, { seed: 1 }).catch((error: unknown) => error);
    expect(String(failure)).toContain('where nobody knows one, "repo" has "unsolved": true');
    expect(String(failure)).toContain('stands beside "unsolved" in task.json');
  });
});

it.each([
  ['tests/test_a.py::T::test_x', ['tests/test_a.py']],
  ['tests/a.test.js > group > title', ['tests/a.test.js']],
  ['org.example.ATest#x', ['src/test/java/org/example/ATest.java']],
  ['org.example.ATest$Inner#x', ['src/test/java/org/example/ATest.java']],
  ['src/lib.rs::tests::own', []],
])('the files of %s', (id, files) => {
  expect(filesOfTest(id, ['src/test/java/org/example/ATest.java', 'tests/a.test.js', 'tests/test_a.py'])).toEqual(files);
});
