import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commit, Repositories, TestOutcome } from '../../ports/repository.js';
import { candidateOf } from '../../suites/repository/candidates.js';
import { ecosystemOf, languageOf } from '../../suites/repository/ecosystem.js';
import { familyOf, slug } from '../../suites/repository/family.js';
import { taskFromCommit, type FromGit } from '../../suites/repository/from-git.js';
import { statementOf } from '../../suites/repository/statement.js';
import { validated } from '../../suites/repository/validate.js';

const NEVER = new AbortController().signal;
const PATCH =
  'diff --git a/calc/core.py b/calc/core.py\n--- a/calc/core.py\n+++ b/calc/core.py\n@@ -1,2 +1,2 @@ def add(a, b):\n-    return a - b\n+    return a + b\n';
const COMMIT: Commit = {
  id: 'c'.repeat(40),
  parent: 'b'.repeat(40),
  at: '2024-05-01T00:00:00Z',
  message: 'Add what add is given (#7)\n\nSigned-off-by: somebody <a@b>',
  changes: [
    { path: 'calc/core.py', kind: 'changed' },
    { path: 'tests/test_core.py', kind: 'changed' },
    { path: 'CHANGELOG.md', kind: 'changed' },
  ],
};
const FROM: FromGit = { repository: '/r', name: 'calc', issues: new Map() };

/** A repository whose tests answer as the test says. */
function repositories(
  test: (patched: boolean, run: number) => TestOutcome,
  others: Partial<Repositories> = {},
): Repositories & { runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    commits: () => Promise.resolve([COMMIT]),
    isShallow: () => Promise.resolve(false),
    paths: () => Promise.resolve(['pyproject.toml', 'calc/core.py', 'tests/test_core.py']),
    text: (_repository, commit, path) => Promise.resolve(path === 'package.json' ? null : `${path} at ${commit[0] ?? ''}\n`),
    patch: () => Promise.resolve(PATCH),
    command: () => 'python3 -m pytest {files}',
    steers: (path) => path.endsWith('.toml'),
    test: ({ patch }) => {
      runs += 1;
      return Promise.resolve(test(patch !== '', Math.ceil(runs / 2)));
    },
    ...others,
  };
}

const ran = (tests: Record<string, 'passed' | 'failed'>): TestOutcome => ({
  kind: 'ran',
  tests: new Map(Object.entries(tests)),
  printed: 'said',
});

/** Answers that are other in the second run. */
function flaky(patched: boolean, run: number): TestOutcome {
  return ran({ add: patched && run !== 2 ? 'passed' : 'failed', sure: patched ? 'passed' : 'failed' });
}

function only(patched: boolean, run: number): TestOutcome {
  return ran({ add: patched && run !== 2 ? 'passed' : 'failed' });
}

function hangs(patched: boolean): TestOutcome {
  return patched ? ran({ add: 'passed' }) : { kind: 'stopped', why: 'the tests did not end in time' };
}

function changes(...paths: string[]): Commit {
  return { ...COMMIT, changes: paths.map((path) => ({ path, kind: 'changed' as const })) };
}

describe('a commit as a task', () => {
  it('has what fails before and passes after, three times of three', async () => {
    const found = await taskFromCommit(
      repositories((patched) => ran({ add: patched ? 'passed' : 'failed', zero: 'passed', more: patched ? 'passed' : 'failed' })),
      FROM,
      COMMIT,
      NEVER,
    );
    expect(found).toMatchObject({
      kind: 'task',
      id: `calc-${'c'.repeat(10)}`,
      language: 'python',
      family: 'calc-core-add',
      prompt: 'In the repository calc:\n\nAdd what add is given',
      repo: { source: { commit: 'b'.repeat(40) }, failToPass: ['add', 'more'], passToPass: ['zero'] },
      files: { 'calc/core.py': 'calc/core.py at b\n' },
      reference: { 'calc/core.py': 'calc/core.py at c\n' },
      tests: { 'tests/test_core.py': 'tests/test_core.py at c\n' },
      patch: PATCH,
    });
    expect(found.kind === 'task' && found.repo.visible).toHaveLength(1);
  });

  it('leaves out what is flaky, and says so of the whole where nothing else turns', async () => {
    expect(await taskFromCommit(repositories(flaky), FROM, COMMIT, NEVER)).toMatchObject({ repo: { failToPass: ['sure'] }, flaky: 1 });
    expect(await taskFromCommit(repositories(only), FROM, COMMIT, NEVER)).toMatchObject({
      kind: 'left-out',
      reason: 'what the change mends is flaky',
    });
  });

  it.each([
    ['nothing turns', () => ran({ zero: 'passed' }), /no test fails before/],
    ['nothing passes', () => ran({}), /no test passes after the change \(said\)/],
    [
      'the set-up fails',
      () => ({ kind: 'stopped' as const, why: 'set-up failed: exit code 1: …\nerror: no such package\nbye' }),
      /^its set-up fails \(error: no such package\)$/,
    ],
    [
      'it never ends',
      () => ({ kind: 'stopped' as const, why: 'the tests did not end in time' }),
      /did not end in time \(after the change\)/,
    ],
  ])('is left out, with one run, where %s', async (_what, test, words) => {
    const all = repositories(test);
    expect(await taskFromCommit(all, FROM, COMMIT, NEVER)).toMatchObject({ kind: 'left-out', reason: expect.stringMatching(words) });
    expect(all.runs()).toBeLessThanOrEqual(2);
  });

  it('takes a program that never ends before its change as one that fails', async () => {
    expect(await taskFromCommit(repositories(hangs), FROM, COMMIT, NEVER)).toMatchObject({ repo: { failToPass: ['add'] } });
  });

  it('is left out where a file of its tests is no text', async () => {
    const all = repositories(() => ran({}), { text: () => Promise.resolve(null) });
    expect(await taskFromCommit(all, FROM, COMMIT, NEVER)).toMatchObject({ reason: 'its tests need a file that is no text' });
  });
});

describe('what is looked at', () => {
  it.each([
    [['README.md'], 'changes neither source nor tests'],
    [['tests/test_a.py'], 'changes tests alone'],
    [['calc/core.py'], 'changes no tests that can be run'],
    [['calc/core.py', 'tests/data.json'], 'changes no tests that can be run'],
    [[...Array.from({ length: 13 }, (_, index) => `calc/m${index}.py`), 'tests/test_a.py'], 'changes more than 12 source files'],
  ])('%j: %s', (paths, leftOut) => expect(candidateOf(changes(...paths), 'python')).toEqual({ leftOut }));

  it.each([
    ['rust', ['Cargo.toml', 'src/lib.rs'], 'cargo'],
    ['java', ['pom.xml', 'src/main/java/A.java'], 'maven'],
    ['java', ['build.gradle', 'src/main/java/A.java'], 'gradle'],
    ['python', ['setup.py', 'a.py'], 'pytest'],
    ['javascript', ['package.json', 'index.js'], 'tap'],
  ] as const)('%s by %j', (language, paths, framework) => {
    expect(languageOf(paths)).toBe(language);
    expect(ecosystemOf(language, paths, '{"devDependencies": {"tap": "^16.0.0"}}').framework).toBe(framework);
  });

  it('asks Maven by its goals, and by its phases where sources are made', () => {
    const plain = ecosystemOf('java', ['pom.xml'], '<project/>');
    expect(plain).toMatchObject({
      framework: 'maven',
      environment: { setup: [expect.stringContaining('surefire:test@'), expect.anything()] },
    });
    expect(plain.testCommand).toBeUndefined();
    const made = ecosystemOf('java', ['pom.xml'], '<artifactId>antlr4-maven-plugin</artifactId>');
    expect(made.testCommand).toMatch(/-Dcheckstyle.skip=true .* test$/);
    expect(made.environment.setup[0]).toMatch(/ test$/);
  });

  it('builds once what a crate depends on, for all its manifests', () =>
    expect(ecosystemOf('rust', ['Cargo.toml', 'src/lib.rs', 'macros/Cargo.toml'], '').environment).toMatchObject({
      setup: [expect.stringContaining('cargo fetch'), expect.stringContaining('--no-run'), expect.stringContaining('cargo clean')],
      inputs: ['Cargo.toml', 'macros/Cargo.toml'],
    }));

  it('knows no language where there is no program', () => expect(languageOf(['README.md'])).toBeNull());
});

describe('statement and family', () => {
  const issues = new Map([[7, { number: 7, title: 'add subtracts', body: 'It should not.' }]]);
  it('takes the issue that a message names', () =>
    expect(statementOf('calc', 'Fix it (#7)', issues)).toBe('In the repository calc:\n\nFix it\n\n## add subtracts\n\nIt should not.'));
  it.each(['wip', 'Fix #8', ''])('says nothing by %j', (message) => expect(statementOf('calc', message, issues)).toBeNull());
  it('is the module and what stands round the change', () => {
    expect(familyOf(PATCH)).toBe('calc-core-add');
    expect(familyOf(PATCH.replace(' def add(a, b):', ''))).toBe('calc-core');
    expect(familyOf('')).toBe('repository');
  });
});

it('counts nothing twice and nothing that is skipped', () => {
  const after = [
    new Map([
      ['a', 'passed'],
      ['b', 'skipped'],
    ] as const),
  ];
  expect(validated([new Map([['a', 'skipped']] as const)], after)).toEqual({ failToPass: ['a'], passToPass: [], flaky: [] });
});

describe('a name', () => {
  it('is as it is written, in letters that a folder may have', () => {
    expect(slug('My_Project v2')).toBe('my-project-v2');
    expect(slug('')).toBe('repository');
  });

  it('stays apart from others where its letters are lost, or it is too long', () => {
    const names = ['二分探索', '深さ優先', '++', '--', `${'a'.repeat(100)}1`, `${'a'.repeat(100)}2`, 'köln', 'k-ln'];
    expect(new Set(names.map(slug)).size).toBe(names.length);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug(text)) && slug(text).length <= 80),
    );
  });
});
