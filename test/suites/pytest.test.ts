import { describe, expect, it } from 'vitest';
import { frameworkTests, unitsOf } from '../../suites/python/pytest.js';
import { field, functionsOf, parsePython, parts } from '../../suites/python/syntax.js';

const CHECK = `def check(candidate):
    import random

    assert candidate(1) == 1
    limit = 3
    for n in range(limit):
        assert candidate(n) == n
`;

describe('tests that stand alone', () => {
  it('are made one for each statement that asserts, with the statements before it that do not', async () => {
    const body = parts(field(functionsOf(await parsePython(CHECK))[0] ?? (await parsePython('')), 'body'));
    expect(unitsOf(body)).toEqual([
      { name: 'test_1', text: 'def test_1():\n    import random\n    assert candidate(1) == 1\n' },
      {
        name: 'test_2',
        text: 'def test_2():\n    import random\n    limit = 3\n    for n in range(limit):\n        assert candidate(n) == n\n',
      },
    ]);
  });

  it('are moved in from the level of a module', async () => {
    const units = unitsOf(parts(await parsePython('x = [\n  1,\n]\nif x:\n  assert f(x)\n')));
    expect(units.map((unit) => unit.text)).toEqual(['def test_1():\n    x = [\n      1,\n    ]\n    if x:\n      assert f(x)\n']);
  });

  it('have the ids by which the framework reports them', () => {
    const tests = frameworkTests('tests/test_a.py', ['from a import f'], [{ name: 'test_2', text: 'def test_2():\n    assert f()\n' }]);
    expect(tests).toEqual({
      framework: 'pytest',
      files: { 'tests/test_a.py': 'from a import f\n\n\ndef test_2():\n    assert f()\n' },
      ids: ['tests/test_a.py::test_2'],
    });
  });
});
