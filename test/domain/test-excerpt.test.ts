import { expect, it } from 'vitest';
import { testExcerpt } from '../../domain/asking/test-excerpt.js';

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
