import { describe, expect, it } from 'vitest';
import { openTests, shownTests } from '../../domain/asking/test-file.js';
import type { Files, Task } from '../../domain/task.js';

function tests(files: Files, ids: readonly string[], failToPass: readonly string[] = ids): Pick<Task, 'visible' | 'repo'> {
  return {
    visible: { trust: 'in-process', tests: { framework: 'pytest', files, ids } },
    repo: {
      source: { repository: '/r', commit: 'c', environment: { setup: [], inputs: [] } },
      framework: 'pytest',
      testCommand: 'pytest',
      failToPass,
      passToPass: [],
      readOnly: [],
      reference: '',
    },
  };
}
const shown = (path: string, text: string, ids: readonly string[], failToPass?: readonly string[]): string =>
  shownTests(tests({ [path]: text }, ids, failToPass))[path] ?? '';

const method = (name: string): string => `    def ${name}(self):\n        self.assertEqual(f(1), 2)\n\n`;
const LONG = `import unittest\n${'# more\n'.repeat(40)}class A(unittest.TestCase):\n${Array.from({ length: 200 }, (_, index) => method(`test_${index}`)).join('')}`;

describe('files of tests in a question', () => {
  it('stand whole where they are short', () =>
    expect(shown('a.py', 'def test_a(): pass\n', ['a.py::test_b'])).toBe('def test_a(): pass\n'));

  it('stand with their head and what is named where they are long', () => {
    const seen = shown('tests/a.py', LONG, ['tests/a.py::A::test_7[x::y]', 'tests/b.py::A::test_9']);
    expect(seen).toContain('import unittest');
    expect(seen).toContain('def test_7(self)');
    expect(seen).not.toMatch(/test_8|test_9|test_70/);
    expect(seen.length).toBeLessThan(1_000);
  });

  it('have tests found by their titles', () => {
    const long = `${'// more\n'.repeat(900)}test('adds', () => {\n  expect(1).toBe(1);\n});\ntest('takes', () => {});\n`;
    const seen = shown('a.js', long, ['a.js > group > adds #2']);
    expect(seen).toContain("test('adds', () => {\n  expect(1).toBe(1);\n});");
    expect(seen).not.toContain('takes');
  });
});

const PYTHON = `import pytest
from m import f
SECRETS = [4_711]

@pytest.mark.parametrize("x, y", [
    (1, 4_711),
])
def test_hidden(x, y):
    assert f(x) == y

def test_split(
    fixture,
):
    assert f(7) == 4_711

class TestA:
    def test_same(self):
        assert f(2) == 4_711

class TestB:
    def test_same(self):
        assert f(3) == 4_711

def test_seen():
    assert f(1) == 1
`;
const SCRIPT = `const { test } = require('node:test');
describe('seen', () => {
  it('hidden', () => { eq(f(1), 4711); });
  it(\`hidden \${1}\`, () => { eq(f(2), 4711); });
});
describe('more', () => {
  it('seen', () => { eq(kind(1), 'hidden'); });
});
`;

describe('a file in which hidden tests stand beside visible ones', () => {
  it.each([
    [
      'decorators, lines and names that are the same',
      't.py',
      PYTHON,
      ['test_hidden[1-2]', 'test_split', 'TestB::test_same', 'test_seen', 'TestA::test_same'].map((id) => `t.py::${id}`),
      ['t.py::test_seen', 't.py::TestA::test_same'],
      'def test_seen',
    ],
    [
      'groups, templates and titles in a text',
      'a.js',
      SCRIPT,
      ['a.js > seen > hidden', 'a.js > more > seen'],
      ['a.js > more > seen'],
      "it('seen'",
    ],
    ['a name that is not found', 't.py', PYTHON, ['t.py::made_up', 't.py::test_seen'], ['t.py::test_seen'], 'def test_seen'],
    [
      'ids that name no file',
      'src/test/ATest.java',
      'import x.Y;\nclass ATest {\n  @Test void seen() { eq(f(1), 1); }\n  @Test void hidden() { eq(f(2), 4711); }\n}\n',
      ['x.ATest#seen', 'x.BTest#hidden'],
      ['x.ATest#seen'],
      'void seen()',
    ],
  ])(
    'is shown as what it imports and its visible tests, and is not laid into a checkout: %s',
    (_what, path, text, failToPass, ids, wanted) => {
      const seen = shown(path, text, ids, failToPass);
      expect(seen).toContain(wanted);
      expect(seen).not.toMatch(/4_?711/);
      expect(openTests(tests({ [path]: text }, ids, failToPass))).toEqual({});
    },
  );

  it('hides nothing of another file, and nothing where all that must turn is visible', () => {
    const files = { 'a.py': PYTHON, 'b.py': PYTHON };
    const ids = ['a.py::test_seen', 'b.py::test_seen'];
    expect(openTests(tests(files, ids, [...ids, 'b.py::test_hidden[1]']))).toEqual({ 'a.py': PYTHON });
    expect(shownTests(tests(files, ids))).toEqual(files);
  });
});
