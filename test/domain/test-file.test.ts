import { describe, expect, it } from 'vitest';
import { shownTests, testExcerpt } from '../../domain/asking/test-file.js';
import type { Task } from '../../domain/task.js';

const method = (name: string): string => `    def ${name}(self):\n        self.assertEqual(f(1), 2)\n\n`;
const LONG = `import unittest\n${'# more\n'.repeat(40)}class A(unittest.TestCase):\n${Array.from({ length: 200 }, (_, index) => method(`test_${index}`)).join('')}`;

it('shows a short file whole', () => expect(testExcerpt('def test_a(): pass\n', 'a.py', ['a.py::test_b'])).toBe('def test_a(): pass\n'));

it('shows of a long file the head and what is named', () => {
  const shown = testExcerpt(LONG, 'tests/a.py', ['tests/a.py::A::test_7[x]', 'tests/b.py::A::test_9']);
  expect(shown).toContain('import unittest');
  expect(shown).toContain('def test_7(self)');
  expect(shown).not.toMatch(/test_8|test_9|test_70/);
  expect(shown.length).toBeLessThan(1_000);
});

it('finds tests by their titles', () => {
  const long = `${'// more\n'.repeat(900)}test('adds', () => {\n  expect(1).toBe(1);\n});\ntest('takes', () => {});\n`;
  const shown = testExcerpt(long, 'a.js', ['a.js > group > adds #2']);
  expect(shown).toContain("test('adds', () => {\n  expect(1).toBe(1);\n});");
  expect(shown).not.toContain('takes');
});

const shown = (path: string, text: string, ids: readonly string[], failToPass: readonly string[]): string | undefined => {
  const visible: Task['visible'] = { trust: 'in-process', tests: { framework: 'pytest', files: { [path]: text }, ids } };
  const repo = {
    source: { repository: '/r', commit: 'c', environment: { setup: [], inputs: [] } },
    framework: 'pytest',
    testCommand: 'pytest',
    failToPass,
    passToPass: [],
    readOnly: [],
    reference: '',
  } as const;
  return shownTests({ visible, repo })[path];
};

describe('what a solver may see of the tests of a repository', () => {
  it('are the visible ones and those that held before, each file still one that runs', () => {
    const text = [
      'import pytest',
      'def test_old(): assert f(0) == 0',
      '@pytest.mark.parametrize("x", [1, 2])',
      'def test_secret(x):',
      '    assert f(x) == 4_711',
      '',
      'class TestMore:',
      '    def test_hidden(self):',
      '        assert f(3) == 42',
      'def test_seen(): assert f(1) == 1',
      '',
    ].join('\n');
    const ids = ['test_secret[1]', 'test_secret[2]', 'TestMore::test_hidden', 'test_seen'].map((id) => `t.py::${id}`);
    expect(shown('t.py', text, ['t.py::test_seen'], ids)).toBe(
      ['import pytest', 'def test_old(): assert f(0) == 0', 'class TestMore:', '    pass', 'def test_seen(): assert f(1) == 1', ''].join(
        '\n',
      ),
    );
  });

  it('are cut by their titles too, and whole where nothing is hidden', () => {
    const text = "test('seen', () => {\n  ok(1);\n});\ntest('hidden', () => {\n  ok(2);\n});\n";
    expect(shown('a.js', text, ['a.js > seen'], ['a.js > seen', 'a.js > hidden'])).toBe("test('seen', () => {\n  ok(1);\n});\n");
    expect(shown('a.js', text, ['a.js > seen'], ['a.js > seen'])).toBe(text);
  });

  it('hold no more than the head and what is visible where a hidden one cannot be found', () => {
    const text = `${'# head\n'.repeat(30)}for n in (1, 2):\n    make(f"test_{n}")\ndef test_seen():\n    assert f(1)\n`;
    const seen = shown('t.py', text, ['t.py::test_seen'], ['t.py::test_seen', 't.py::test_1']);
    expect(seen).toContain('def test_seen');
    expect(seen).not.toContain('make(');
  });

  it('tells one case of a table from its siblings only by the table: what is shown of one is shown of all', () => {
    const text = 'def test_table(x):\n    assert f(x)\n';
    expect(shown('t.py', text, ['t.py::test_table[1]'], ['t.py::test_table[1]', 't.py::test_table[2]'])).toBe(text);
  });
});
