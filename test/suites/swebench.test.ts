import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../domain/task.js';
import { REPO_RUNNERS } from '../../judge/repository/frameworks.js';
import { applied } from '../../suites/formats/swebench/apply.js';
import { placedTests } from '../../suites/formats/checkout/test-names.js';
import { type LoadedSuite, loadSuite } from '../../suites/load.js';

const BASE = {
  'pyproject.toml': '[project]\nname = "calc"\nversion = "1"\n',
  'calc.py': 'def add(a, b):\n    return a - b\n\n\ndef twice(a):\n    return 2 * a\n',
  'tests/test_calc.py': 'from calc import add\n\n\ndef test_zero():\n    assert add(0, 0) == 0\n',
};
const FIXED = {
  'calc.py': BASE['calc.py'].replace('a - b', 'a + b'),
  'tests/test_calc.py': `${BASE['tests/test_calc.py']}\n\ndef test_add():\n    assert add(1, 2) == 3\n\n\ndef test_more():\n    assert add(2, 2) == 4\n`,
  'tests/test_new.py':
    'import unittest\nfrom calc import add\n\n\nclass NewTests(unittest.TestCase):\n    def test_one(self):\n        self.assertEqual(add(1, 0), 1)',
};

let home = '';
let commit = '';
const patches = { source: '', tests: '' };

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ratchet-swebench-'));
  const work = join(home, 'work');
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: work, encoding: 'utf8' });
  mkdirSync(work);
  git('init', '--quiet', '.');
  write(work, BASE);
  git('add', '.');
  git('commit', '--quiet', '-m', 'base');
  commit = git('rev-parse', 'HEAD').trim();
  write(work, FIXED);
  git('add', '.');
  patches.source = git('diff', '--cached', '--', 'calc.py');
  patches.tests = git('diff', '--cached', '--', 'tests');
  git('reset', '--quiet', '--hard');
  mkdirSync(join(home, 'set', 'repos'), { recursive: true });
  execFileSync('git', ['clone', '--quiet', '--bare', work, join(home, 'set', 'repos', 'maths__calc.git')]);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function row(changes: object = {}): object {
  return {
    instance_id: 'maths__calc-7',
    repo: 'maths/calc',
    base_commit: commit,
    problem_statement: 'add takes away\r\n',
    hints_text: 'the operator is wrong',
    patch: patches.source,
    test_patch: patches.tests,
    created_at: '2023-01-02T03:04:05Z',
    version: '1.0',
    environment_setup_commit: commit,
    FAIL_TO_PASS: '["tests/test_calc.py::test_add", "tests/test_calc.py::test_more"]',
    PASS_TO_PASS: ['tests/test_calc.py::test_zero', 'tests/test_other.py::test_far', 'tests/test_calc.py::test_cut[a'],
    ...changes,
  };
}

async function load(rows: readonly unknown[], beside: Readonly<Record<string, string>> = {}): Promise<LoadedSuite> {
  const set = join(home, 'set');
  write(set, { 'rows.jsonl': rows.map((each) => JSON.stringify(each)).join('\n'), ...beside });
  try {
    return await loadSuite(`swebench:${set}`, { seed: 1 });
  } finally {
    for (const name of Object.keys(beside)) rmSync(join(set, name));
  }
}

/** Beside a row that can be had. */
async function leftOut(changes: object): Promise<string> {
  const { leftOut: left } = await load([row({ instance_id: 'fit-1' }), row(changes)]);
  return left.map(({ task, reason }) => `${task}: ${reason}`).join('\n');
}

async function only(changes: object = {}, beside: Readonly<Record<string, string>> = {}): Promise<Task> {
  const { tasks } = await load([row(changes)], beside);
  if (tasks[0] === undefined) throw new TypeError('there is no task');
  return tasks[0];
}

describe('a row of SWE-bench', () => {
  it('is a task of kind repo, with the files of its tests whole', async () => {
    const task = await only();
    expect(task).toMatchObject({
      id: 'maths__calc-7',
      kind: 'repo',
      language: 'python',
      family: 'maths-calc-calc',
      prompt: 'In the repository maths/calc:\n\nadd takes away',
      editable: [],
      repo: {
        source: { repository: join(home, 'set', 'repos', 'maths__calc.git'), commit },
        framework: 'pytest',
        testCommand: 'python3 -m pytest {files}',
        failToPass: ['tests/test_calc.py::test_add', 'tests/test_calc.py::test_more'],
        passToPass: ['tests/test_calc.py::test_zero'],
        readOnly: ['tests/test_calc.py', 'tests/test_new.py'],
        reference: patches.source,
      },
    });
    expect(task.repo?.source.environment.inputs).toEqual(['pyproject.toml']);
    const { visible, hidden } = task;
    if (visible.trust !== 'in-process' || hidden.trust !== 'in-process') throw new TypeError('tests of a checkout are judged in-process');
    expect(hidden.tests.files).toEqual({
      'tests/test_calc.py': FIXED['tests/test_calc.py'],
      'tests/test_new.py': FIXED['tests/test_new.py'],
    });
    expect(visible.tests.ids).toHaveLength(1);
    expect(hidden.tests.ids).toHaveLength(3);
    expect(JSON.stringify(task)).not.toContain('operator is wrong');
  });

  it('may be worked on in the image that is published for it', async () => {
    const all = { image: 'swebench/sweb.eval.x86_64.{id}:latest', testCommand: '. /opt/activate && pytest {files}' };
    const { repo } = await only(
      {},
      { 'environments.json': JSON.stringify({ '*': all, 'maths/calc': { testCommand: 'pytest -q {files}' } }) },
    );
    expect(repo).toMatchObject({
      source: { environment: { setup: [], inputs: [], image: 'swebench/sweb.eval.x86_64.maths_1776_calc-7:latest' } },
      testCommand: 'pytest -q {files}',
    });
  });

  it('may have a number for its version, and no name that leads elsewhere', async () => {
    const beside = { 'environments.json': JSON.stringify({ 'maths/calc@3': { setup: ['true'] } }) };
    expect((await only({ version: 3 }, beside)).repo?.source.environment.setup).toEqual(['true']);
    expect(await leftOut({ instance_id: '..' })).toContain('a letter or digit first');
  });

  it('names tests of unittest, and bare ones, by their files', async () => {
    expect(await only({ FAIL_TO_PASS: ['test_one (test_new.NewTests)'] })).toMatchObject({
      repo: {
        framework: 'unittest',
        testCommand: 'python3 -m unittest -v {files}',
        failToPass: ['tests/test_new.py::NewTests::test_one'],
      },
    });
    expect(await only({ FAIL_TO_PASS: ['test_more'] })).toMatchObject({ repo: { failToPass: ['tests/test_calc.py::test_more'] } });
  });

  it('is set up and run as a person says, of a version before all', async () => {
    const said = { 'maths/calc': { setup: ['old'], testCommand: 'run {files}' }, 'maths/calc@1.0': { setup: ['pip install x'] } };
    expect(await only({}, { 'environments.json': JSON.stringify(said) })).toMatchObject({
      repo: { testCommand: 'run {files}', source: { environment: { setup: ['pip install x'], inputs: ['pyproject.toml'] } } },
    });
    await expect(only({}, { 'environments.json': '{"maths/calc": {"picture": "x"}}' })).rejects.toThrow(/environments\.json/);
  });

  it('is read from a file as well, where clones lie beside it, and from a list', async () => {
    const file = join(home, 'set', 'rows.jsonl');
    writeFileSync(file, JSON.stringify([row()]));
    expect((await loadSuite(`swebench:${file}`, { seed: 1 })).tasks).toHaveLength(1);
  });

  it.each<[string, () => object, RegExp]>([
    [
      'a repository that is not there',
      () => ({ repo: 'maths/other' }),
      /git clone --bare https:\/\/github\.com\/maths\/other \S+maths__other\.git/,
    ],
    ['a commit that is not there', () => ({ base_commit: 'a'.repeat(40) }), /has no commit a+; git fetch/],
    ['a short commit', () => ({ base_commit: 'abc' }), /base_commit = "abc": expected all 40/],
    ['a test that nothing defines', () => ({ FAIL_TO_PASS: ['A sentence of documentation'] }), /no name by which a test can be found/],
    ['a name that was cut off', () => ({ FAIL_TO_PASS: ['tests/test_calc.py::test_add[1'] }), /no name by which/],
    ['names that are no list', () => ({ FAIL_TO_PASS: '[broken' }), /FAIL_TO_PASS.*expected a list of names/],
    [
      'tests that do not fit the commit',
      () => ({ test_patch: patches.tests.replace('assert add(0, 0) == 0', 'assert 1') }),
      /does not fit tests/,
    ],
    ['a patch that is none', () => ({ patch: 'see the commit' }), /"patch" cannot be taken/],
    ['another language', () => ({ test_patch: patches.tests.replaceAll('.py', '.rb') }), /neither Python nor Rust/],
    ['a path that leads out', () => ({ test_patch: patches.tests.replaceAll('tests/test_new.py', 'tests/../../x.py') }), /leads out/],
  ])('is left out for %s', async (_what, changes, words) => expect(await leftOut(changes())).toMatch(words));

  it('is left out where its clone is a link that leads out of the set', async () => {
    const [inside, outside] = [join(home, 'set', 'repos', 'maths__linked.git'), join(home, 'linked.git')];
    execFileSync('git', ['clone', '--quiet', '--bare', join(home, 'work'), inside]);
    renameSync(inside, outside);
    symlinkSync(outside, inside);
    expect(await leftOut({ repo: 'maths/linked' })).toMatch(/leads out of the set/);
  });
});

describe('names of tests', () => {
  const django = { 'tests/admin_views/tests.py': 'class A:\n    pass\n', 'tests/forms/tests.py': '' };

  it.each([
    ['test_x (admin_views.tests.A)', 'tests/admin_views/tests.py::A::test_x'],
    ['test_x (forms.tests.B)', 'tests/forms/tests.py::B::test_x'],
  ])('%s stands in %s', (name, id) => expect(placedTests([name], django, 'python')).toEqual({ ids: [id], unplaced: [] }));

  it.each(['test_x (tests.A)', 'test_x (other.tests.A)', 'Named URLs should be reversible', 'test_x'])('%s stands nowhere', (name) =>
    expect(placedTests([name], django, 'python')).toEqual({ ids: [], unplaced: [name] }),
  );

  it('of Rust are found in the files that cargo names', () => {
    const files = {
      'tests/clamp.rs': '#[test]\nfn low() {}\nmod more {\n    #[test]\n    fn high() {}\n}\n',
      'src/lib.rs': 'fn inner() {}\n',
    };
    expect(placedTests(['low', 'more::high', 'inner'], files, 'rust')).toEqual({
      ids: ['tests/clamp.rs::low', 'tests/clamp.rs::more::high'],
      unplaced: ['inner'],
    });
  });

  it('are reported so by a runner that works in the folder of the tests', () => {
    const printed = 'test_x (admin_views.tests.A) ... ok\ntest_y (admin_views.tests.A.test_y) ... FAIL\n';
    expect(REPO_RUNNERS.unittest.read({ printed, reports: '' }, Object.keys(django))).toMatchObject([
      { id: 'tests/admin_views/tests.py::A::test_x', status: 'passed' },
      { id: 'tests/admin_views/tests.py::A::test_y', status: 'failed' },
    ]);
  });
});

const line = fc.stringMatching(/^[ab@+\\ -]{0,4}\r?$/);
const anyText = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.boolean())
  .map(([lines, ends]) => (lines.length === 0 ? '' : `${lines.join('\n')}${ends ? '\n' : ''}`));

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function side(sign: string, lines: readonly string[]): string {
  return lines.map((each) => `${sign}${each}${each.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('');
}

function range(lines: readonly string[]): string {
  return `${lines.length === 0 ? 0 : 1},${lines.length}`;
}

/** One hunk over all of both. */
function patchOf(before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  return `diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -${range(old)} +${range(now)} @@ def f\n${side('-', old)}${side('+', now)}`;
}

function change(before: string, patch: string): string | null {
  return applied(before, { path: 'x', from: null, text: patch });
}

describe('a patch, applied', () => {
  it('makes any text of any other', () =>
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expect(change(before, patchOf(before, after))).toBe(after);
      }),
    ));

  it('fits nothing but what it was made of', () =>
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, after, other) => {
        fc.pre(!other.startsWith(before) && before !== '');
        expect(change(other, patchOf(before, after))).toBeNull();
      }),
    ));

  it('has several hunks, and adds behind the line that it names', () => {
    const patch = '--- a/x\n+++ b/x\n@@ -1,0 +2,1 @@\n+new\n@@ -3,2 +4,1 @@\n c\n-d\n';
    expect(change('a\nb\nc\nd\n', patch)).toBe('a\nnew\nb\nc\n');
  });
});
