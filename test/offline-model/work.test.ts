import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import { Checkouts } from '../../activities/work/checkouts.js';
import { FIRST_AGENT, type Strategy } from '../../domain/strategy.js';
import { completionRequest } from '../../embedded/request.js';
import { coverageCommand, ranIn } from '../../offline-model/agent/coverage.js';
import { suspectsOf } from '../../offline-model/agent/places.js';
import type { WorkView } from '../../offline-model/agent/read-work.js';
import { testFilesOf } from '../../offline-model/agent/test-files.js';
import { complete } from '../../offline-model/complete.js';
import { codeReader } from '../../judge/shapes.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import { patchOf } from '../../domain/repo-task.js';
import type { Checks } from '../../domain/task.js';
import { courseOf } from '../../campaigns/courses.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import { fakeWorkspaces } from '../support/fake-workspaces.js';
import { repoTask } from '../support/repo-task.js';
import { COUNT_UP, toolbox } from './fixtures.js';

const PADDING = Array.from({ length: 200 }, (_, index) => `def other_${index}(x):\n    return x + ${index}\n`).join('\n');
const TEST = 'from src.first import first_above\n\ndef test_none():\n    assert first_above([1, 2], 5) == -1\n';
const TRACE = (line: number) =>
  `tests/test_first.py:4: in test_none\n    assert first_above([1, 2], 5) == -1\nsrc/first.py:${line}: in first_above\n    if numbers[index] > limit:\nE   IndexError: list index out of range\n1 failed in 0.03s\n`;

/** The offline model at work on one wrong line, or as many as there are tests, in a file of so many lines before it. */
async function works(before: string, trace: boolean, change: Partial<Strategy> = {}, names: readonly string[] = ['test_none']) {
  const store = openFakeStore();
  const ids = names.map((name) => `tests/test_first.py::${name}`);
  const text = `${before}${names.map((_, index) => (index === 0 ? COUNT_UP : COUNT_UP.replace('first_above', `above_${index}`))).join('\n')}`;
  const line = before.split('\n').length + 3;
  const checks: Checks = {
    trust: 'in-process',
    tests: { framework: 'pytest', files: { 'tests/test_first.py': TEST }, ids },
  };
  const { repo, ...rest } = repoTask({
    id: 'first',
    prompt: 'first_above raises where no number is above the limit.',
    visible: checks,
    hidden: checks,
  });
  const task = repo === undefined ? rest : { ...rest, repo: { ...repo, failToPass: ids } };
  const strategy = { ...FIRST_AGENT, ...change };
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const tools = toolbox();
  const model = fakeModel(({ messages, n, temperature, seed, model: name }) =>
    complete(completionRequest.parse({ model: name, messages, n, temperature, seed }), tools),
  );
  const workspaces = fakeWorkspaces({ 'src/first.py': text, 'src/other.py': 'x = 1\n' }, () => ({
    exitCode: 1,
    output: trace ? TRACE(line) : '1 failed\n',
  }));
  const ports = {
    model,
    sandbox: fakeSandbox(({ candidate }) => {
      const mended = (patchOf(candidate) ?? '').split('+    while index < len(numbers):').length - 1;
      return mended >= ids.length ? 'passed' : { failing: ids.slice(mended) };
    }),
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
    checkouts: new Checkouts(() => workspaces),
  };
  const spec = {
    address: 'c/e',
    campaign: 'c',
    model: 'offline',
    task: taskHash(task),
    strategy: strategyId(strategy),
    seed: 3,
    attempts: 1,
    samples: 1,
    reflections: 0,
    recall: 0,
    view: [],
  };
  const record = await episode(ports, spec, new AbortController().signal);
  const [work] = (await courseOf(leavingOut(store), 'c/e')).attempts.filter((each) => each.kind === 'work');
  if (work === undefined) throw new TypeError('there is no work');
  return { record, work };
}

const kinds = ({ turns }: Awaited<ReturnType<typeof works>>['work']): string =>
  turns.map(({ steps }) => steps.map(({ action }) => action.kind).join('+')).join(' ');

const NO_WORK: WorkView = {
  files: ['src/a.py', 'src/b.py', 'tests/test_a.py'],
  readOnly: ['tests/'],
  tests: ['tests/test_a.py::test_it'],
  language: 'python',
  about: '',
  rules: [],
  recalled: [],
  testCommand: '',
  given: '',
  steps: [],
  isLastTurn: false,
};

describe('files of tests', () => {
  const view = { files: ['lib/a.js', 'test/a.test.js', 'src/test/java/com/x/ATest.java'], readOnly: ['test/a.test.js', 'tests/'] };
  it.each([
    ['test/a.test.js > group > adds', 'test/a.test.js'],
    ['test/a.test.js::adds', 'test/a.test.js'],
    ['com.x.ATest#adds', 'src/test/java/com/x/ATest.java'],
    ['adds', 'test/a.test.js'],
  ])('are told by %s', (id, path) => {
    expect(testFilesOf({ ...NO_WORK, ...view, tests: [id] })).toEqual([path]);
  });
});

describe('where the offline model looks', () => {
  it('is where memory says that the same tests led before, ahead of what they import', () => {
    const seen = 'tests/test_a.py, lines 1 to 1 of 1\n```\n1\tfrom src.a import f\n```';
    const work: WorkView = {
      ...NO_WORK,
      recalled: ['What `tests/test_a.py` tests was mended in `src/b.py`.', 'What `tests/test_c.py` tests was mended in `src/c.py`.'],
      steps: [{ action: { kind: 'view', path: 'tests/test_a.py', from: 1, to: 0 }, seen }],
    };
    expect(suspectsOf(work).map(({ path }) => path)).toEqual(['src/b.py', 'src/a.py']);
  });
});

/** Behind the command that says what failing tests run. */
function covered(testCommand: string, seen: string): WorkView {
  const command = coverageCommand({ ...NO_WORK, testCommand }) ?? '';
  return { ...NO_WORK, testCommand, steps: [{ action: { kind: 'run', command }, seen }] };
}

describe('what failing tests run', () => {
  it('is asked for the tests that fail, where the runner is one that can say it', () => {
    const asked = coverageCommand({ ...NO_WORK, testCommand: 'python3 -m pytest {files}', given: '- tests/test_a.py::test_it: no' });
    expect(asked).toMatch(/^python3 -m trace --listfuncs --module pytest -q tests\/test_a\.py::test_it /);
    expect(coverageCommand({ ...NO_WORK, testCommand: 'node --test {files}' })).toMatch(
      /^NODE_V8_COVERAGE=\S+ node --test tests\/test_a\.py /,
    );
    expect(coverageCommand({ ...NO_WORK, testCommand: 'mvn -q test' })).toBeNull();
  });

  it('is where to look, ahead of what tests import; the tests themselves are not', () => {
    const seen = 'exit code 0\n```\nran: src/a.py <module>\nran: src/b.py helper\nran: tests/test_a.py test_it\n```';
    expect(ranIn(covered('pytest {files}', seen))).toEqual([
      { path: 'src/a.py', name: '' },
      { path: 'src/b.py', name: 'helper' },
      { path: 'tests/test_a.py', name: 'test_it' },
    ]);
    expect(suspectsOf(covered('pytest {files}', seen))).toEqual([{ path: 'src/b.py', line: 0 }]);
    expect(ranIn(NO_WORK)).toBeNull();
  });
});

describe('the offline model in a checkout', () => {
  it('runs what fails, looks where the trace points, tries edits, tests each, submits; and says what it is', async () => {
    const { record, work } = await works('', true, { decoding: { ...FIRST_AGENT.decoding, temperature: 0 } });
    expect(record).toMatchObject({ solved: true });
    expect(kinds(work)).toMatch(/^run view (?:edit\+test )+submit$/);
    expect(work.turns[0]?.steps[0]?.action).toEqual({ kind: 'run', command: 'pytest tests/test_first.py' });
    expect(work.turns[1]?.steps[0]?.action).toMatchObject({ path: 'src/first.py' });
    expect(work.turns.every(({ answer }) => answer?.startsWith('This model is no language model') === true)).toBe(true);
  });

  it('finds its way by what the tests import where no trace names a file', async () => {
    const { record, work } = await works('', false, { decoding: { ...FIRST_AGENT.decoding, temperature: 0 } });
    expect(record).toMatchObject({ solved: true });
    expect(kinds(work)).toMatch(/^run run view view (?:edit\+test )+submit$/);
  });

  it('mends one fault after the other, and hands in nothing that did not help', async () => {
    const { solver } = FIRST_AGENT;
    if (solver?.kind !== 'agent') throw new TypeError('it works in a checkout');
    const change = { decoding: { ...FIRST_AGENT.decoding, temperature: 0 }, solver: { ...solver, turns: 80 } };
    const { record, work } = await works('', true, change, ['test_none', 'test_more']);
    expect(record.solved).toBe(true);
    expect(kinds(work)).toMatch(/^run view (?:edit\+test )+submit$/);
    // the fake says files whole
    const twice = COUNT_UP.replace('<=', '<');
    expect(
      work.patch
        .match(/^[+](?!\+).*$/gm)
        ?.map((line) => line.slice(1))
        .join('\n'),
    ).toBe(`${twice}\n${twice.replace('first_above', 'above_1')}`.trimEnd());
  });

  it('works on the lines around the place in a long file', async () => {
    const { record, work } = await works(PADDING, true, { decoding: { ...FIRST_AGENT.decoding, temperature: 0 } });
    expect(kinds(work)).toMatch(/^run view (?:edit\+test )+submit$/);
    expect(record.solved).toBe(true);
  });
});
