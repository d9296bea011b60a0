import { describe, expect, it } from 'vitest';
import { controlsIn } from '../../judge/languages/javascript/controls/controls.js';

const PATH = 'tests/a.test.js';

interface Control {
  /** the text of the test's body, or of the whole file */
  readonly text: string;
  readonly certain: boolean;
}

async function fileControl(
  text: string,
  names: readonly string[],
  framework: 'jest' | 'node-test' = 'jest',
  random = Math.random,
): Promise<{ readonly text: string; readonly certain: readonly string[]; readonly denied: readonly string[] }> {
  const { tests, of, denied } = await controlsIn('javascript')(
    { framework, files: { [PATH]: text }, ids: names.map((name) => `${PATH} > ${name}`) },
    random,
  );
  const named = (those: Iterable<string>): readonly string[] => Array.from(those, (id) => id.slice(PATH.length + 3));
  return { text: tests.files[PATH] ?? '', certain: named(of.keys()), denied: named(denied) };
}

/** Of a file with one test. */
async function control(body: string, head = '() =>', framework: 'jest' | 'node-test' = 'jest'): Promise<Control> {
  const { text, certain } = await fileControl(`test('one', ${head} {\n${body}\n});\n`, ['one'], framework);
  return { text: text.split('\n').slice(1, -2).join('\n'), certain: certain.length === 1 };
}

describe('the control of a test', () => {
  it.each([
    ['expect(f()).toBe(17);', /^expect\(f\(\)\)\.toBe\(\d\d\d?\);$/],
    ['expect(f()).toBe(-1);', /^expect\(f\(\)\)\.toBe\(-\d+\);$/],
    ['expect(f()).toBe(2.5);', /toBe\(\d+\.\d\);$/],
    ['expect(f()).toBe(12n);', /toBe\(\d+n\);$/],
    ['expect(f()).toBe(0xff);', /toBe\(\d+\);$/],
    ['expect(f()).toBe(true);', /toBe\(false\);$/],
    ['expect(f()).toBe(null);', /toBe\(\d+\);$/],
    ["expect(f()).toBe('');", /toBe\('[a-z]{3}'\);$/],
    ["expect(f()).toBe('It is 5\\n');", /toBe\('[A-Z][a-z] [a-z]{2} \d\\n'\);$/],
    ["expect(f()).toEqual(['--', g()]);", /toEqual\(\['--[a-z]{3}', g\(\)\]\);$/],
    ['expect(f()).toEqual([]);', /toEqual\(\['[a-z]{3}'\]\);$/],
    ['expect(f()).toEqual({});', /toEqual\(\{ [a-z]{3}: \d+ \}\);$/],
    ['expect(f()).toEqual({ a: [x, { b: 1 }] });', /toEqual\(\{ a: \[x, \{ b: \d\d \}\] \}\);$/],
    ['expect(f()).toEqual(new Set([1]));', /new Set\(\[\d\d\]\)/],
    ['expect(f(1)).toEqual(`a${x}`);', /^expect\(f\(1\)\)\.toEqual\(`[b-z]\$\{x\}`\);$/],
    ['await expect(f()).resolves.toBe(1);', /resolves\.toBe\(\d\d\);$/],
    ['return expect(f()).resolves.toBe(1);', /^return expect\(f\(\)\)\.resolves\.toBe\(\d\d\);$/],
    ['assert.strictEqual(f(1), 5);', /^assert\.strictEqual\(f\(1\), \d\d\);$/],
    ['assert.equal(5, f(1));', /^assert\.equal\(\d\d, f\(1\)\);$/],
    ['assert.ok(f(1) === 5);', /^assert\.ok\(f\(1\) === \d\d\);$/],
    ['assert(f(1));', /^assert\(!\(f\(1\)\)\);$/],
    ['assert.notEqual(f(1), 5);', /^assert\.equal\(f\(1\), 5\);$/],
    ['assert.throws(() => f(1));', /^assert\.doesNotThrow\(\(\) => f\(1\)\);$/],
    ['assert.throws(() => f(1), Bad);', /^assert\.throws\(\(\) => f\(1\), \(class extends Bad \{\}\)\);$/],
    ["assert.throws(() => f(1), { message: 'no' });", /\{ message: '(?!no)[a-z]{2}' \}\);$/],
    ['if (f(1) !== 5) throw new Error();', /^if \(f\(1\) !== \d\d\) throw/],
    ['if (!f(1)) { throw new Error(); }', /^if \(!\(!f\(1\)\)\) \{/],
    ['expect(f()).toBeTruthy();', /toBeFalsy\(\);$/],
    ['expect(f()).not.toBe(5);', /^expect\(f\(\)\)\.toBe\(5\);$/],
    ['expect(f()).toBeGreaterThan(5);', /\.not\.toBeGreaterThan\(5\);$/],
    ["expect(f()).toContain('b');", /\.not\.toContain\('b'\);$/],
    ["expect(f).toThrow('only numbers');", /\.toThrow\('[a-z]{4} [a-z]{7}'\);$/],
    ["expect(f).toThrow('no');", /\.not\.toThrow\('no'\);$/],
    ['expect(f).toThrow(Bad);', /\.toThrow\(\(class extends Bad \{\}\)\);$/],
    ['expect(f()).toBeInstanceOf(Bad);', /\.toBeInstanceOf\(\(class extends Bad \{\}\)\);$/],
    ['const five = 5;\nexpect(f()).toBe(five);', /^const five = \d\d;\nexpect\(f\(\)\)\.toBe\(five\);$/],
    ['const all = { a: 5, b: f };\nexpect(f(all.b)).toBe(all.a);', /^const all = \{ a: \d\d, b: f \};/],
    ['for (const [a, b] of [[1, 2]]) expect(f(a)).toBe(b);', /^(?:.*\n)?.*\[\[1, \d\d\]\]/],
    ['return f().then((it) => { expect(it).toBe(5); });', /expect\(it\)\.toBe\(\d\d\)/],
  ])('is wrong in one thing: %s', async (right, wrong) => {
    expect(await control(right)).toEqual({ text: expect.stringMatching(wrong), certain: true });
  });

  it.each([
    'expect(f()).toContainEqual(5);',
    'expect(f()).toEqual(expect.any(Number));',
    'expect(f()).not.toContain(5);',
    'expect(f().includes(5)).toBe(true);',
    'expect(f().has(5)).toBeTruthy();',
    'expect(spy).toHaveBeenCalledWith(5);',
    'assert.ok(f().includes(5));',
    'assert.ok([5].every((each) => f() === each));',
    'const it = f();\nassert(it.equals(5));',
    'assert.equal(f().has(5), true);',
    'const held = f().includes(5);\nassert.ok(held);',
    'const held = f().includes(5);\nassert.equal(held, true);',
    'const held = f().has(5);\nexpect(held).toBe(true);',
    'const held = f().has(5);\nexpect(!held).toBe(false);',
    'const held = f().has(5);\nif (!held) throw new Error();',
    'assert.ok(f().has(5) === true);',
    'if (!f().has(5)) throw new Error();',
    'if (f().has(5) !== true) throw new Error();',
  ])('counts for none where what says yes to everything does not pass it: %s', async (right) => {
    const { certain, denied } = await fileControl(`test('one', () => {\n${right}\n});\n`, ['one']);
    expect({ certain, denied }).toEqual({ certain: ['one'], denied: ['one'] });
  });

  it.each([
    'expect(f()).toBeGreaterThan(5);',
    'expect(f()).toContain(5);',
    'expect(f()).not.toBe(5);',
    'expect(f()).toBeTruthy();',
    'assert.ok(f() < 5);',
    'assert.ok(f());',
    'const all = new Bag();\nassert.ok(all.has(5));',
    'expect(f().has(5)).toBe(true);\nexpect(f()).toBe(6);',
  ])('counts where it does, or something else in the test is wrong: %s', async (right) => {
    const { certain, denied } = await fileControl(`test('one', () => {\n${right}\n});\n`, ['one']);
    expect({ certain, denied }).toEqual({ certain: ['one'], denied: [] });
  });

  it.each([
    ['a computed value', 'expect(f()).toBe(x);'],
    ['a name that is used elsewhere', 'const five = 5;\nexpect(f(five)).toBe(five);'],
    ['what is assigned later', 'let five = 0;\nfive = 5;\nexpect(f()).toBe(five);'],
    ['a difference of what is computed', 'expect(f()).toBe(g(5) - x);'],
  ])('is wrong in another value when it runs: %s', async (_, right) => {
    const { text, certain } = await fileControl(`test('one', () => {\n${right}\n});\n`, ['one']);
    expect(certain).toEqual(['one']);
    expect(text).toMatch(/toBe\(other[0-9a-f]{16}\(.+\)\);\n\}\);\n function other/);
  });

  it('is wrong in one of several, drawn, and goes on after it', async () => {
    const body = 'expect(f(1)).toBe(17);\nexpect(f(2)).toBe(18);';
    const drawn = new Set<string>();
    for (let tries = 0; tries < 50; tries += 1)
      drawn.add((await control(body)).text.replaceAll(/[0-9a-f]{16}/g, '').replaceAll(/toBe\((?!17\)|18\))\d+\)/g, 'toBe(WRONG)'));
    const held = 'let first; try { \ntry { expect(f(1)).toBe(WRONG); } catch (error) { first ??= [error]; }\nexpect(f(2)).toBe(18);'
      .split('\n')
      .slice(1)
      .join('\n');
    expect([...drawn].toSorted()).toEqual(['expect(f(1)).toBe(17);\nexpect(f(2)).toBe(WRONG);', held].toSorted());
  });

  it('ends with its callback', async () => {
    expect((await control('wait(() => {\nexpect(f()).toBe(5);\ndone();\n});', '(done) =>')).certain).toBe(true);
    expect((await control('wait(() => {\nassert.equal(f(), 5);\ndone();\n});', '(t, done) =>', 'node-test')).certain).toBe(true);
    expect((await control('wait(() => {\nif (x) expect(f()).toBe(5);\ndone();\n});', '(done) =>')).certain).toBe(false);
  });

  it.each([
    ['no assertion', 'f();'],
    ['a promise that nobody waits for', 'expect(f()).resolves.toBe(5);'],
    ['an assertion that may not be reached', 'if (x) return;\nexpect(f()).toBe(5);'],
    ['an assertion in a loop that may not run', 'for (const x of y) {\n  expect(f()).toBe(5);\n}'],
    ['an assertion in a function that somebody else calls', 'f(() => {\n  expect(f()).toBe(5);\n});'],
    ['an assertion whose failure is caught', 'try {\n  expect(f()).toBe(5);\n} catch {}'],
  ])('is not certain to fail with %s', async (_, body) => {
    expect(await control(body)).toEqual({ text: body, certain: false });
  });
});

describe('the controls of a file', () => {
  it('have the names, the lines and the file of the tests', async () => {
    const text =
      "describe('a', () => {\n  test('b', () => {\n    expect(f()).toBe(5);\n    expect(g()).toBe(true);\n  });\n});\ntest('c', () => {});\n";
    const found = await fileControl(text, ['a > b', 'c']);
    expect(found.certain).toEqual(['a > b']);
    expect(found.text.trimEnd().split('\n')).toHaveLength(text.trimEnd().split('\n').length);
  });

  it('are made of tables, whose names stay', async () => {
    const text =
      "test.each([[1, 2, 3], [4, 5, 9]])('%i and %i', (a, b, c) => {\n  expect(f(a, b)).toBe(c);\n});\ntest.each([[1, 2, 3]])('%i, %i, %i', (a, b, c) => {\n  expect(f(a, b)).toBe(c);\n});\n";
    const found = await fileControl(text, ['1 and 2', '4 and 5', '1, 2, 3']);
    expect(found.certain).toEqual(['1 and 2', '4 and 5', '1, 2, 3']);
    expect(found.text).toMatch(
      /^test\.each\(\[\[1, 2, \d\d\], \[4, 5, \d\d\]\]\)[^]*test\.each\(\[\[1, 2, 3\]\]\)[^]*toBe\(other[0-9a-f]+\(c\)\)/,
    );
  });

  it('never make an assertion that tests share wrong twice', async () => {
    const text =
      "const FIVE = 5;\nconst check = (it, five) => expect(it).toBe(five);\nconst positive = (it) => expect(it).toBeGreaterThan(0);\ntest('a', () => { check(f(), FIVE); });\ntest('b', () => { check(g(), FIVE); positive(f()); });\ntest('c', () => { positive(g()); });\ntest('d', () => { positive(h()); });\n";
    const found = await fileControl(text, ['a', 'b', 'c', 'd']);
    expect(found.certain).toEqual(['a', 'b', 'c', 'd']);
    expect(found.text).toMatch(/^const FIVE = \d\d;\n.*toBe\(five\);\n.*expect\(it\)\.not\.toBeGreaterThan\(0\);\n/);
  });

  it('are certain only if all tests of the name are', async () => {
    const text =
      "for (const name of names()) test(`${name} of all`, () => { if (x) expect(f()).toBe(5); });\ntest('one of all', () => { expect(f()).toBe(5); });\ntest('two', () => { expect(f()).toBe(5); });\n";
    expect((await fileControl(text, ['one of all', 'two'])).certain).toEqual(['two']);
  });

  it('are not made of a program that prints TAP', async () => {
    const tests = {
      framework: 'tap',
      files: { 'tests/a.js': "test('one', () => {\n  expect(f()).toBe(5);\n});\n" },
      ids: ['tests/a.js > one'],
    } as const;
    expect(await controlsIn('javascript')(tests, Math.random)).toEqual({ tests, of: new Map(), denied: new Set() });
  });
});
