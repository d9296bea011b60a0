import { describe, expect, it } from 'vitest';
import type { Repositories, TestOrder, TestOutcome } from '../../ports/repository.js';
import { taskFromCheckout } from '../../suites/repository/from-checkout.js';
import { frameworkOfCommand } from '../../suites/repository/ecosystem.js';

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{"scripts": {"test": "node --test"}}',
  'lib/sum.js': 'exports.add = (a, b) => a - b;\n',
  'test/sum.test.js': 'test\n',
};

function repositories(outcome: TestOutcome, files = FILES): { readonly port: Repositories; readonly orders: TestOrder[] } {
  const orders: TestOrder[] = [];
  const port: Repositories = {
    commits: () => Promise.resolve([]),
    isShallow: () => Promise.resolve(false),
    paths: () => Promise.resolve(Object.keys(files)),
    text: (_repository, _commit, path) => Promise.resolve(files[path] ?? null),
    patch: () => Promise.resolve(''),
    command: () => 'node --test {files}',
    steers: () => false,
    test: (order) => {
      orders.push(order);
      return Promise.resolve(outcome);
    },
  };
  return { port, orders };
}

const from = { name: 'sums', repository: '/somewhere', commit: 'a'.repeat(40), issue: '' };
const ran = (tests: Readonly<Record<string, 'passed' | 'failed' | 'skipped'>>): TestOutcome => ({
  kind: 'ran',
  tests: new Map(Object.entries(tests)),
  printed: 'said something',
});
const never = new AbortController().signal;

describe('what fails in a checkout', () => {
  it('is a task: what fails is shown, what passed must stay, the tests may not be changed', async () => {
    const { port, orders } = repositories(
      ran({ 'test/sum.test.js > adds': 'failed', 'test/sum.test.js > zero': 'passed', 'test/sum.test.js > later': 'skipped' }),
    );
    const made = await taskFromCheckout(port, from, never);
    expect(made).toMatchObject({
      task: {
        kind: 'repo',
        language: 'javascript',
        visible: { tests: { ids: ['test/sum.test.js > adds', 'test/sum.test.js > zero'], files: { 'test/sum.test.js': 'test\n' } } },
        hidden: { tests: { ids: ['test/sum.test.js > adds', 'test/sum.test.js > zero'] } },
        repo: { readOnly: ['test/sum.test.js'], failToPass: ['test/sum.test.js > adds'] },
      },
    });
    expect('task' in made && made.task.prompt).toContain('1 tests fail: test/sum.test.js > adds');
    expect(orders).toMatchObject([{ run: ['test/sum.test.js'], patch: '' }]);
  });

  it('with words of a person is what they want, also where nothing fails', async () => {
    const { port } = repositories(ran({ 'test/sum.test.js > zero': 'passed' }));
    const made = await taskFromCheckout(port, { ...from, issue: 'add must add' }, never);
    expect(made).toMatchObject({ task: { prompt: 'add must add', visible: { tests: { ids: ['test/sum.test.js > zero'] } } } });
  });

  it.each([
    [ran({ 'test/sum.test.js > zero': 'passed' }), FILES, 'no test fails; say what is wanted with --issue'],
    [ran({}), FILES, 'no test was reported as node-test does (--framework says otherwise). The command said: said something'],
    [{ kind: 'stopped', why: 'set-up failed: npm ci' } as const, FILES, 'set-up failed: npm ci'],
    [ran({}), { 'package.json': '{}', 'lib/a.js': 'x' }, 'it has no test files that can be run'],
    [ran({}), { 'notes.txt': 'x' }, 'it is in no language that can be judged'],
  ])('is nothing, and why is said: %#', async (outcome, files, why) => {
    expect(await taskFromCheckout(repositories(outcome, files).port, from, never)).toEqual({ none: expect.stringContaining(why) });
  });
});

describe('the framework of a command', () => {
  it.each([
    ['python3 -m unittest discover', 'unittest'],
    ['.venv/bin/python -m pytest -q', 'pytest'],
    ['node --test', 'node-test'],
    ['npx jest --ci', 'jest'],
    ['./mvnw test', 'maven'],
    ['./gradlew test', 'gradle'],
    ['npm test', null],
  ])('%s is %s', (command, framework) => expect(frameworkOfCommand(command)).toBe(framework));
});
