import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LoadedSuite, loadSuite } from '../../suites/load.js';
import { gitRepository } from '../support/git-repository.js';

const BUGGY = {
  'setup.py': 'from setuptools import setup\n\nsetup(name="calc")\n',
  'calc.py': 'def add(a, b):\n    return a - b\n',
  'tests/test_calc.py': 'from calc import add\n',
};
const TESTS = `${BUGGY['tests/test_calc.py']}\n\ndef test_add():\n    assert add(1, 2) == 3\n\n\nclass TestMore:\n    def test_more(self):\n        assert add(2, 2) == 4\n`;
const PATCH =
  'diff --git a/calc.py b/calc.py\n--- a/calc.py\n+++ b/calc.py\n@@ -1,2 +1,2 @@\n def add(a, b):\n-    return a - b\n+    return a + b\n';

let home = '';
let commits = { buggy: '', fixed: '' };

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ratchet-bugsinpy-'));
  const repository = gitRepository();
  commits = {
    buggy: repository.commit('buggy', BUGGY),
    fixed: repository.commit('fixed', { ...BUGGY, 'calc.py': BUGGY['calc.py'].replace('-', '+'), 'tests/test_calc.py': TESTS }),
  };
  mkdirSync(join(home, 'repos'));
  execFileSync('git', ['clone', '--quiet', '--bare', repository.folder, join(home, 'repos', 'maths__calc')]);
  repository.remove();
  put('projects/calc/project.info', 'github_url="https://github.com/maths/calc"\nstatus="OK"\n');
  putBug(1);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

function putBug(number: number, changes: Readonly<Record<string, string>> = {}): void {
  const info = [
    'python_version="3.8.3"',
    `buggy_commit_id="${commits.buggy}"`,
    `fixed_commit_id="${commits.fixed}"`,
    'test_file="tests/test_calc.py"',
  ];
  const files = {
    'bug.info': `${info.join('\n')}\n`,
    'run_test.sh': 'pytest tests/test_calc.py::test_add\npython3 -m pytest -q tests/test_calc.py::TestMore::test_more\n',
    'bug_patch.txt': PATCH,
    'requirements.txt': '# pinned\nattrs==19.3.0\n-e git+https://example.org/x\nevil; rm -rf /\n',
    ...changes,
  };
  for (const [name, text] of Object.entries(files)) put(`projects/calc/bugs/${number}/${name}`, text);
}

function load(path = home): Promise<LoadedSuite> {
  return loadSuite(`bugsinpy:${path}`, { seed: 1 });
}

describe('a bug of BugsInPy', () => {
  it('is a task of kind repo at the buggy commit, with the tests of the fixed one', async () => {
    const { tasks, leftOut } = await load();
    expect(leftOut).toEqual([]);
    expect(tasks).toMatchObject([
      {
        id: 'bugsinpy-calc-1',
        kind: 'repo',
        family: 'calc-calc',
        hidden: { tests: { files: { 'tests/test_calc.py': TESTS } } },
        repo: {
          source: { repository: join(home, 'repos', 'maths__calc'), commit: commits.buggy },
          framework: 'pytest',
          failToPass: ['tests/test_calc.py::test_add', 'tests/test_calc.py::TestMore::test_more'],
          passToPass: [],
          reference: PATCH,
        },
      },
    ]);
    const setup = tasks[0]?.repo?.source.environment.setup.at(-1);
    expect(setup).toContain("for need in 'attrs==19.3.0'; do");
  });

  it('may be run by unittest, and be set up as a person says', async () => {
    putBug(1, { 'run_test.sh': 'python -m unittest -q tests.test_calc.TestMore.test_more\n' });
    put('environments.json', '{"maths/calc@1": {"setup": ["mine"]}}');
    expect((await load()).tasks).toMatchObject([
      {
        repo: {
          framework: 'unittest',
          failToPass: ['tests/test_calc.py::TestMore::test_more'],
          source: { environment: { setup: ['mine'] } },
        },
      },
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a script that does more', { 'run_test.sh': 'pytest tests/test_calc.py::test_add && rm x\n' }, /asks for more than single tests/],
    ['a script that runs files', { 'run_test.sh': 'tox tests/test_calc.py\n' }, /asks for more/],
    ['a test of another file', { 'run_test.sh': 'pytest tests/test_other.py::test_x\n' }, /in none of its test files/],
    ['commits that are none', { 'bug.info': 'buggy_commit_id="abc"\n' }, /40 hexadecimal digits/],
    ['a patch that is none', { 'bug_patch.txt': '' }, /bug_patch\.txt cannot be taken/],
  ])('is left out for %s, and the others go on', async (_what, changes, words) => {
    putBug(2, changes);
    const { tasks, leftOut } = await load();
    expect(tasks).toHaveLength(1);
    expect(leftOut).toMatchObject([{ task: 'bugsinpy-calc-2', reason: expect.stringMatching(words) }]);
  });

  it('is left out where files are missing, and with its project where that has no address', async () => {
    put('projects/calc/bugs/3/bug.info', '');
    put('projects/odd/project.info', 'github_url="file:///etc"\n');
    const { leftOut } = await load();
    expect(leftOut.map(({ reason }) => reason).join('\n')).toMatch(/hexadecimal[\s\S]*github_url is no https/);
  });

  it('is none where there is no project', async () => {
    put('empty/x', '');
    await expect(load(join(home, 'empty'))).rejects.toThrow(/holds no project/);
    await expect(load(join(home, 'empty', 'x'))).rejects.toThrow(/is no folder/);
  });
});
