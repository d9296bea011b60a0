import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Controls } from '../../judge/languages/language.js';
import { pytestControls } from '../../judge/languages/python/controls.js';

const PATH = 'tests/test_a.py';

function counting(seed = 1): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function controls(text: string, ...names: string[]): Promise<Controls> {
  return pytestControls({ framework: 'pytest', files: { [PATH]: text }, ids: names.map((name) => `${PATH}::${name}`) }, counting());
}

/** What stands in the body of `test_one` then; null where nothing is certain to fail. */
async function wrong(body: string, head = ''): Promise<string | null> {
  const indented = body
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  const { tests, of } = await controls(`${head}def test_one():\n${indented}\n`, 'test_one');
  if (of.size === 0) return null;
  return (tests.files[PATH] ?? '')
    .slice(head.length)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(4))
    .join('\n');
}

/** Digits and letters that are drawn stand for themselves alone. */
function shape(text: string | null): string | null {
  return (
    text
      ?.replaceAll(/\d+/g, '0')
      .replaceAll(/(["'])([a-zA-Z]+)\1/g, (_, quote: string, word: string) => quote + 'w'.repeat(word.length) + quote) ?? null
  );
}

function parts(source: string): readonly string[] {
  return /\[(.*)\]/.exec(source)?.[1]?.split(', ') ?? [];
}

describe('a control of a test', () => {
  it.each([
    ['assert f(3) == 5', 'assert f(0) == 0'],
    ['assert 5 == f(3), "why"', 'assert 0 == f(0), "www"'],
    ['assert f() == -1.5', 'assert f() == -0.0'],
    ['assert f() == "five"', 'assert f() == "wwww"'],
    ['assert f() == True', 'assert f() == False'],
    ['assert f() == None', 'assert f() == 0'],
    ['assert f() == []', 'assert f() == ["www"]'],
    ['assert f() == ""', 'assert f() == "www"'],
    ['assert f() == {"a": [(1, "b")]}', 'assert f() == {"w": [(0, "w")]}'],
    ['assert f() == {key: 1}', 'assert f() == {key: 0}'],
    ['assert f() == [True]', 'assert f() == [False]'],
    ['assert f() == approx(0.3, abs=1)', 'assert f() == approx(0.0, abs=0)'],
    ['self.assertAlmostEqual(f(), 1.5, places=3)', 'self.assertAlmostEqual(f(), 0.0, places=0)'],
    ['assert math.isclose(f(), 1.5, rel_tol=1e-9)', 'assert math.isclose(f(), 0.0, rel_tol=0e-0)'],
    ['self.assertEqual(first=f(1), second=2)', 'self.assertEqual(first=f(0), second=0)'],
    ['assert f() == {1, 2}', 'assert f() == {0, 0}'],
    ['assert f() == Decimal("1.5")', 'assert f() == Decimal("0.0")'],
    ['assert f() == 2 ** 10', 'assert f() == 0 ** 0'],
    ['assert f() == approx(0.3)', 'assert f() == approx(0.0)'],
    ['assert not f() != 2', 'assert not f() != 0'],
    ['assert not (f() != 2)', 'assert not (f() != 0)'],
    ['self.assertFalse(f() != 2)', 'self.assertFalse(f() != 0)'],
    ['assert all(f(x) == 2 for x in (1, 3))', 'assert all(f(x) == 0 for x in (0, 0))'],
    ['assert all([f(x) == 2 for x in {"a"}])', 'assert all([f(x) == 0 for x in {"w"}])'],
    ['assert f() in (2, 35)', 'assert f() in (0, 0)'],
    ['assert (f() in [2, -3])', 'assert (f() in [0, -0])'],
    ['assert f() in {"one", "two"}', 'assert f() in {"www", "www"}'],
    ['self.assertIn(f(), [2, 3], "m")', 'self.assertIn(f(), [0, 0], "m")'],
    ['same = lambda got, want: got == want\nassert same(f(), 2)', 'same = lambda got, want: got == want\nassert same(f(), 0)'],
    ['assert f(1) == 1 and g(2) == 2', 'assert f(0) == 0 and g(0) == 0'],
    ['self.assertEqual(f(1), 2)', 'self.assertEqual(f(0), 0)'],
    ['self.assertEqual(2, f(1), "m")', 'self.assertEqual(0, f(0), "m")'],
    ['self.assertDictEqual(f(), {"a": 1})', 'self.assertDictEqual(f(), {"w": 0})'],
    ['self.assertTrue(f(1) == 2)', 'self.assertTrue(f(0) == 0)'],
    ['expected = 5\nassert f(3) == expected', 'expected = 0\nassert f(0) == expected'],
    ['for x, y in [(1, 2), (3, 4)]:\n    assert f(x) == y', 'for x, y in [(0, 0), (0, 0)]:\n    assert f(x) == y'],
  ])('expects another value of the same shape: %s', async (body, expected) => {
    const control = await wrong(body);
    expect(shape(control)).toBe(shape(expected));
    expect(control).not.toBe(body);
  });

  it.each([
    ['assert f() < 5', 'assert f() >= 5'],
    ['self.assertTrue(f() < 5)', 'self.assertTrue(f() >= 5)'],
    ['self.assertGreater(f(), 5)', 'self.assertLessEqual(f(), 5)'],
    ['assert 1 < f() < 3', 'assert 1 >= f() < 3'],
    ['assert f() != 2', 'assert f() == 2'],
    ['assert f()', 'assert not (f())'],
    ['assert f() is None', 'assert f() is not None'],
    ['assert f() is not None', 'assert f() is None'],
    ['assert f() == 1 or g() == 2', 'assert not (f() == 1 or g() == 2)'],
    ['self.assertTrue(f())', 'self.assertFalse(f())'],
    ['self.assertAlmostEqual(f(), 1, delta=9)', 'self.assertNotAlmostEqual(f(), 1, delta=9)'],
  ])('demands the opposite where no value is certain: %s', async (body, expected) => {
    expect(await wrong(body)).toBe(expected);
  });

  it.each([
    'assert f()',
    'assert not f()',
    'assert f(1) not in (2, 3)',
    'assert 3 in f(1)',
    'self.assertIn(3, f(1))',
    'self.assertNotIn(3, f(1))',
    'assert f() == 1 or g() == 2',
    'assert f() is not None',
    'assert any(f(x) == 2 for x in (1, 3))',
    'assert f(1).startswith("a")',
    'self.assertFalse(f() < 5)',
    'self.assertIsInstance(f(), int)',
    'assert (3 in f(1)) == True',
    'assert True == (3 in f(1))',
    'assert (3 in f(1)) is True',
    'assert (f(1) == 3) is True',
    'held = 3 in f(1)\nassert held',
    'held = 3 in f(1)\nassert held == True',
    'held = 3 in f(1)\nassert held is True',
    'self.assertEqual(3 in f(1), True)',
    'self.assertEqual(True, 3 in f(1))',
    'self.assertIs(3 in f(1), True)',
    'self.assertNotEqual(3 in f(1), False)',
    'assert bool(3 in f(1)) == True',
    'from a import f\nassert f(1).startswith("a") == True',
    'self.assertAlmostEqual(f(), 1, delta=9)',
    'same = lambda x: f(x) == 2\nassert same(1)',
    'assert all(f(x) == 2 for x in CASES)',
  ])('counts for none where an object that says yes to everything does not pass it: %s', async (body) => {
    const { of, denied } = await controls(`def test_one():\n    ${body.replaceAll('\n', '\n    ')}\n`, 'test_one');
    expect([...denied]).toEqual([...of.values()]);
    expect(of.size).toBe(1);
  });

  it.each([
    'assert f(1) == True',
    'assert f(1) is True',
    'self.assertEqual(f(1), True)',
    'self.assertIs(f(1), True)',
    'bag = Bag()\nassert bag.contains(3) is True',
    'assert (3 in [1, 2, 3]) == f(1)',
  ])('counts where the truth is what the program answers: %s', async (body) => {
    const { of, denied } = await controls(`def test_one():\n    ${body.replaceAll('\n', '\n    ')}\n`, 'test_one');
    expect({ controls: of.size, denied: denied.size }).toEqual({ controls: 1, denied: 0 });
  });

  it('draws no denial where an assertion can be wrong otherwise', async () => {
    const { tests, denied } = await controls('def test_one():\n    assert f()\n    assert g() == 5\n    assert 3 in f()\n', 'test_one');
    expect(denied.size).toBe(0);
    expect(tests.files[PATH]).toMatch(/assert f\(\)\n {4}assert g\(\) == \d\d+\n {4}assert 3 in f\(\)\n/);
  });

  it.each([
    ['assert f(1)', 'assert ((f(1)) == "W") is True'],
    ['assert not sol.f(1)', 'assert not ((sol.f(1)) == "W") is not True'],
    ['got = f(1)\nassert got', 'got = f(1)\nassert ((got) == "W") is True'],
    ['assert f(1) is not None', 'assert ((f(1)) == "W") is True'],
    ['self.assertTrue(f(1), "m")', 'self.assertTrue(((f(1)) == "W") is True, "m")'],
    ['self.assertFalse(f(1))', 'self.assertFalse(((f(1)) == "W") is not True)'],
    ['self.assertIsNotNone(f(1))', 'self.assertTrue(((f(1)) == "W") is True)'],
  ])('asks what the program answered whether it equals a word: %s', async (body, expected) => {
    const head = 'import sol\nfrom sol import f\n\n\n';
    expect((await wrong(body, head))?.replace(/"[a-z]{12}"/, '"W"')).toBe(expected);
  });

  it.each([
    ['assert 3 in f(1)', 'assert (lambda it: ASKS)(f(1))'],
    ['self.assertIn(3, f(1), "m")', 'self.assertTrue((lambda it: ASKS)(f(1)), "m")'],
  ])('asks a container whether it holds a new object: %s', async (body, expected) => {
    const asks = '(it == "W") is True or (hasattr(type(it), "__len__") and object() in it)';
    expect((await wrong(body, 'from sol import f\n\n\n'))?.replace(/"[a-z]{12}"/, '"W"')).toBe(expected.replace('ASKS', asks));
  });

  it.each([
    ['assert f(1) in range(3)', 'assert (lambda it: it in [OTHER(it)])(f(1))'],
    ['assert f(1) in (None, 2)', 'assert (lambda it: it in [OTHER(it)])(f(1))'],
    ['self.assertIn(f(1), range(3), "m")', 'self.assertIn(*(lambda it: (it, [OTHER(it)]))(f(1)), "m")'],
    ['assert all(f(x) == y for x, y in [(1, 2)])', 'assert all(f(x) == OTHER(y) for x, y in [(1, 2)])'],
    ['y = 5\nassert all(f(x) == y for x, y in [(1, 2)])', 'y = 5\nassert all(f(x) == OTHER(y) for x, y in [(1, 2)])'],
    ['assert f(1) == sum(range(4))', 'assert f(1) == OTHER(sum(range(4)))'],
    ['assert math.sqrt(4) == f(1)', 'assert OTHER(math.sqrt(4)) == f(1)'],
    ['got = f(1)\nassert got == sum([1])', 'got = f(1)\nassert got == OTHER(sum([1]))'],
    ['got = f(1)\nassert sum([1]) == got', 'got = f(1)\nassert OTHER(sum([1])) == got'],
  ])('takes another value where the program has no part in it: %s', async (body, expected) => {
    const head = 'import math\nfrom sol import *\nfrom sol import f\n\n\n';
    expect((await wrong(body, head))?.replaceAll(/\b_[0-9a-f]{16}\b/g, 'OTHER').split('\n\n\n')[0]).toBe(expected);
  });

  it.each([
    ['assert f(1) == WANT["a"]', 'assert f(1) == OTHER(WANT["a"])'],
    ['assert f(1) == want', 'assert f(1) == OTHER(want)'],
    ['self.assertEqual(f(1), self.want)', 'self.assertEqual(f(1), OTHER(self.want))'],
    ['n = 5\nn += 1\nassert f(1) == n', 'n = 5\nn += 1\nassert f(1) == OTHER(n)'],
    ['self.assertCountEqual(f(1), want)', 'self.assertCountEqual(f(1), OTHER(want))'],
  ])('makes a value that is computed another one: %s', async (body, expected) => {
    expect((await wrong(body))?.replaceAll(/\b_[0-9a-f]{16}\b/g, 'OTHER').split('\n\n\n')[0]).toBe(expected);
  });

  it.each([
    'for x in range(3):',
    'for x in CASES:',
    'for n, x in enumerate(CASES):',
    'for x, y in zip(CASES, (4, 5)):',
    'for x, y in {1: 2}.items():',
    'for x in sorted("abc"):',
  ])('reaches into a loop that surely runs: %s', async (head) => {
    expect(await wrong(`${head}\n    assert f(x) == 5`, 'CASES = [1, 2]\n\n\n')).toMatch(/assert f\(x\) == \d{2,}$/);
  });

  it.each([
    'with pytest.raises(ValueError):\n    f()',
    'with self.assertRaises(ValueError) as error:\n    f()',
    'self.assertRaises(ValueError, f, 1)',
    'with pytest.raises((ValueError, KeyError), match="x"):\n    f()',
  ])('waits for an exception that nobody raises: %s', async (body) => {
    expect(await wrong(body)).toMatch(/(?:raises|assertRaises)\((?:\w+Error|StopAsyncIteration)\b/);
    expect(await wrong(body)).not.toMatch(/ValueError/);
  });

  it.each([
    'x = 3',
    'if f():\n    assert f() == 1',
    'try:\n    assert f() == 1\nexcept AssertionError:\n    pass',
    'for x in f():\n    assert x == 1',
    'for x in range(n):\n    assert f(x) == 1',
    'for x in []:\n    assert f(x) == 1',
    'if g():\n    return\nassert f() == 1',
    'while f():\n    assert f() == 1',
  ])('is not made where it is not certain to fail: %s', async (body) => {
    expect(await wrong(body)).toBeNull();
  });

  it('makes one assertion wrong, drawn at random, so that whoever forges some and meets others is seen', async () => {
    const text = 'def test_one():\n    assert f(0) == 0\n    assert f(7) == 13\n    assert f(9) == 21\n';
    const lines = await Promise.all(
      Array.from({ length: 40 }, async (_, seed) => {
        const { tests } = await pytestControls(
          { framework: 'pytest', files: { [PATH]: text }, ids: [`${PATH}::test_one`] },
          counting(seed * 7_919 + 1),
        );
        return (tests.files[PATH] ?? '').split('\n').flatMap((line, index) => (line === text.split('\n')[index] ? [] : [index]));
      }),
    );
    expect(lines.every((changed) => changed.length === 1)).toBe(true);
    expect(new Set(lines.flat())).toEqual(new Set([1, 2, 3]));
  });

  it('leaves what is given to the program as it is', async () => {
    expect(await wrong('n = 5\nassert f(n) == n')).toMatch(/^n = 5\nassert f\(n\) == \(\d{2,}\)$/);
    expect(await wrong('assert f(LIMIT) == LIMIT', 'LIMIT = 5\n\n\n')).toMatch(/^assert f\(LIMIT\) == \(\d{2,}\)$/);
  });

  it('stands in classes, also where a method comes from another class of the file', async () => {
    const text = 'class Base:\n    def test_a(self):\n        assert f() == 5\n\n\nclass TestB(Base):\n    pass\n';
    const { tests, of } = await controls(text, 'TestB::test_a', 'TestB::test_none', 'TestC::test_a');
    expect([...of]).toEqual([[`${PATH}::TestB::test_a`, `${PATH}::TestB::test_a`]]);
    expect(tests.ids).toHaveLength(3);
    expect(tests.files[PATH]).toMatch(/assert f\(\) == \d{2,}\n/);
  });

  it('goes through a helper that holds what it is given', async () => {
    const text =
      'class TestA:\n    def check(self, got, want):\n        self.assertEqual(got, want)\n\n    def test_a(self):\n        self.check(f(), 5)\n\n    def test_b(self):\n        self.check(f(), g())\n';
    const { tests, of } = await controls(text, 'TestA::test_a', 'TestA::test_b');
    // the opposite inside of the helper would meet the other value, and hold
    expect([...of.values()]).toEqual([`${PATH}::TestA::test_a`]);
    expect(tests.files[PATH]).toMatch(/self\.check\(f\(\), \d{2,}\)\n/);
  });

  it('finds what a helper is given by name', async () => {
    const text =
      'def check(got, *, want=1):\n    assert got == want\n\n\ndef test_a():\n    check(f(), want=5)\n\n\ndef test_b():\n    check(f())\n';
    const { tests, of } = await controls(text, 'test_a', 'test_b');
    expect([...of.values()]).toEqual([`${PATH}::test_a`]);
    expect(tests.files[PATH]).toMatch(/check\(f\(\), want=\d{2,}\)\n/);
  });

  it('changes a helper once that several tests share', async () => {
    const text = 'def check(got):\n    assert got.ok\n\n\ndef test_a():\n    check(f(1))\n\n\ndef test_b():\n    check(f(2))\n';
    const { tests, of } = await controls(text, 'test_a', 'test_b');
    expect(of.size).toBe(2);
    expect(tests.files[PATH]).toContain('    assert not (got.ok)\n');
  });

  it('has the id that pytest makes of the other values', async () => {
    const text =
      '@pytest.mark.parametrize("a, b, expected", [(13, "x", 13), (37, "y", -1)])\ndef test_both(a, b, expected):\n    assert f(a, b) == expected\n';
    const { tests, of } = await controls(text, 'test_both[37-y--1]');
    const [[control, original] = ['', '']] = [...of];
    expect(original).toBe(`${PATH}::test_both[37-y--1]`);
    expect(control).toMatch(/::test_both\[37-y--\d{2,}\]$/);
    expect(tests.ids).toEqual([control]);
    expect(tests.files[PATH]).toMatch(/\[\(13, "x", \d{2,}\), \(37, "y", -\d{2,}\)\]/);
  });

  it.each([
    '@pytest.mark.parametrize("a, e", [(1, Thing(2))])',
    '@pytest.mark.parametrize("a, e", [(1, 2)], ids=str)',
    '@pytest.mark.parametrize("a", [1])\n@pytest.mark.parametrize("e", [2])',
  ])('keeps values whose ids are not certain, and makes the computed one another: %s', async (decorators) => {
    const { tests, of } = await controls(`${decorators}\ndef test_it(a, e):\n    assert f(a) == e\n`, 'test_it[1-2]');
    expect(of.size).toBe(1);
    expect(tests.files[PATH]).toMatch(/ {4}assert f\(a\) == _[0-9a-f]{16}\(e\)\n/);
  });

  it('makes one part of a collection wrong, drawn, and by a word that stands nowhere in the file', async () => {
    const literal = fc.oneof(
      fc.integer().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (/[.e]/.test(String(x)) ? String(x) : `${x}.0`)),
      fc.stringMatching(/^[a-z0-9 ]{0,8}$/).map((x) => `"${x}"`),
    );
    const property = fc.asyncProperty(
      fc.array(literal, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 2 ** 30 }),
      async (literals, seed) => {
        const text = `def test_one():\n    assert f() == [${literals.join(', ')}]\n`;
        const { tests } = await pytestControls(
          { framework: 'pytest', files: { [PATH]: text }, ids: [`${PATH}::test_one`] },
          counting(seed),
        );
        const [before, after] = [parts(text), parts(tests.files[PATH] ?? '')];
        const changed = after.filter((each, index) => each !== before[index]);
        return after.length === before.length && changed.length === 1 && !before.includes(changed[0] ?? '');
      },
    );
    expect((await fc.check(property)).failed).toBe(false);
  });
});
