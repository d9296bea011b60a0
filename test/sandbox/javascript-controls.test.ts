import { describe, expect, it } from 'vitest';
import { withJavascriptControls } from '../../infra/sandbox/languages/javascript/controls.js';

/** The twins of one file with one test, in which the test is right first. */
async function twins(body: string, head = '() =>'): Promise<readonly string[]> {
  const path = 'tests/a.test.js';
  const text = `test('one', ${head} {\n${body}\n});\n`;
  let drawn = 0;
  const { tests, roles } = await withJavascriptControls({ framework: 'jest', files: { [path]: text }, ids: [`${path} > one`] }, () => 0.3 + (drawn++ % 9) / 100);
  return [...roles].toSorted(([, a], [, b]) => Number(a.control) - Number(b.control)).map(([id]) => (tests.files[id.replace(' > one', '')] ?? '').split('\n').slice(1, -2).join('\n'));
}

function goingOn(literal: number): string {
  return `const s = new S();\nlet ratchet$; try { expect(s.up()).toBe(${literal}); } catch (error$) { ratchet$ = [error$]; } try { \ns.up();\nexpect(s.n).toBe(2); } finally { if (ratchet$) throw ratchet$[0]; }`;
}

describe('twins of a file of tests', () => {
  it.each([
    ['expect(f()).toBe(17);', 'expect(f()).toBe(18);'],
    ['expect(f()).toBe(0);', 'expect(f()).toBe(1);'],
    ['expect(f()).toBe(-1);', 'expect(f()).toBe(-2);'],
    ['expect(f()).toBe(2.5);', 'expect(f()).toBe(3.5);'],
    ['expect(f()).toBe(12n);', 'expect(f()).toBe(13n);'],
    ['expect(f()).toBe(true);', 'expect(f()).toBe(false);'],
    ['expect(f()).toBe(null);', 'expect(f()).toBe(0);'],
    ["expect(f()).toBe('');", "expect(f()).toBe('x');"],
    ["expect(f()).toEqual(['--', 3]);", "expect(f()).toEqual(['--x', 3]);"],
    ['expect(f()).toEqual([]);', 'expect(f()).toEqual([0]);'],
    ['expect(f()).toEqual({ a: [x, { b: 1 }] });', 'expect(f()).toEqual({ a: [x, { b: 2 }] });'],
    ['await expect(f()).resolves.toBe(1);', 'await expect(f()).resolves.toBe(2);'],
    ['assert.strictEqual(f(), 5);', 'assert.strictEqual(f(), 6);'],
    ['deepEqual(5, f());', 'deepEqual(6, f());'],
    ['const five = 5;\nexpect(f()).toBe(five);', 'const five = 6;\nexpect(f()).toBe(five);'],
    ["expect(f()).toBe(['--'].join());", "expect(f()).toBe(['--x'].join());"],
    ["expect(f()).toBe('--' + g());", "expect(f()).toBe('--x' + g());"],
    ['expect(f()).toBe(`--`);', 'expect(f()).toBe(`--x`);'],
  ])('differ in a literal: %s', async (right, wrong) => {
    expect(await twins(right)).toEqual([right, wrong]);
  });

  it('keep all steps of a test, and its first failure', async () => {
    expect(await twins('const s = new S();\nexpect(s.up()).toBe(1);\ns.up();\nexpect(s.n).toBe(2);')).toEqual([1, 2].map(goingOn));
  });

  it.each([
    ['no equality', 'expect(f()).toBeTruthy();'],
    ['its denial', 'expect(f()).not.toBe(5);'],
    ['no literal', 'expect(f()).toBe(x);'],
    ['a name that is used elsewhere', 'const five = 5;\nexpect(f(five)).toBe(five);'],
    ['a text with values in it', 'expect(f()).toBe(`-${x}`);'],
    ['a difference', 'expect(f()).toBe(5 - x);'],
    ['a promise that nobody waits for', 'expect(f()).resolves.toBe(5);'],
    ['an equality that may not be reached', 'if (x) return;\nexpect(f()).toBe(5);'],
    ['an equality in a loop', 'for (const x of y) {\n  expect(f()).toBe(5);\n}'],
    ['what is declared afterwards', 'const g = () => h();\nexpect(g()).toBe(5);\nfunction h() {}'],
    ['snapshots', 'expect(f()).toBe(5);\nexpect(f()).toMatchSnapshot();'],
  ])('are not made of a test with %s', async (_, body) => {
    expect(await twins(body)).toEqual([body]);
  });

  it('are not made of a test that ends by a callback', async () => {
    expect(await twins('expect(f()).toBe(5);\ndone();', '(done) =>')).toHaveLength(1);
    expect(await twins('expect(f()).toBe(5);', '(t) =>')).toHaveLength(2);
  });

  it('have the same folder, ending and lines, and names that say nothing', async () => {
    const path = 'tests/a.spec.mjs';
    const text = "describe('a', () => {\n  test('b', () => {\n    expect(f()).toBe(5);\n    expect(f()).toBe(6);\n  });\n});\ntest('c', () => {});\n";
    const ids = [`${path} > a > b`, `${path} > c`, 'nowhere > d'];
    const { tests, roles } = await withJavascriptControls({ framework: 'node-test', files: { [path]: text }, ids }, Math.random);
    expect(Object.keys(tests.files)).toEqual([expect.stringMatching(/^tests\/t[0-9a-f]{16}\.spec\.mjs$/), expect.stringMatching(/^tests\/t[0-9a-f]{16}\.spec\.mjs$/)]);
    expect([...roles.values()].map((role) => `${role.of} ${role.control}`).toSorted()).toEqual(['nowhere > d false', `${path} > a > b false`, `${path} > a > b true`, `${path} > c false`]);
    for (const twin of Object.values(tests.files)) expect(twin.split('\n')).toHaveLength(text.split('\n').length);
    expect(tests.ids).toEqual([...roles.keys()]);
  });

  it('are made of the tests that can be read, in a file that holds types', async () => {
    const path = 'tests/a.test.ts';
    const text = "type Pair = readonly [number, number];\nconst of = (pair: Pair): number => f(...pair);\ntest('plain', () => {\n  expect(f()).toBe(5);\n});\ntest('typed', () => {\n  const pair: Pair = [1, 2];\n  expect(of(pair)).toBe(5);\n});\n";
    const { roles } = await withJavascriptControls({ framework: 'node-test', files: { [path]: text }, ids: [`${path} > plain`, `${path} > typed`] }, Math.random);
    expect([...roles.values()].map((role) => `${role.of} ${role.control}`).toSorted()).toEqual([`${path} > plain false`, `${path} > plain true`, `${path} > typed false`]);
  });

  it('are not made of a program that prints TAP', async () => {
    const tests = { framework: 'tap', files: { 'tests/a.js': "test('one', () => {\n  expect(f()).toBe(5);\n});\n" }, ids: ['tests/a.js > one'] } as const;
    expect((await withJavascriptControls(tests, Math.random)).tests).toEqual(tests);
  });
});
