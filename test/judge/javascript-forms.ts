/** What the tests below look at. */
export const SOLUTION = `let count = 0;
class Point {
  #hidden = 1;
  constructor(x, y) { this.x = x; this.y = y; }
  plus(other) { return new Point(this.x + other.x, this.y + other.y); }
}
class Bad extends Error {}
module.exports = {
  add: (a, b) => a + b,
  later: async (value) => value,
  up: () => ++count,
  words: (text) => text.split(' '),
  counted: (text) => ({ text, length: text.length }),
  isEven: (n) => n % 2 === 0,
  refuse: (message) => { throw new Bad(message); },
  refuseLater: async (message) => { throw new Bad(message); },
  call: (work, value) => void setTimeout(() => work(value), 1),
  each: (list, work) => { for (const item of list) work(item); },
  Point,
  Bad,
  ZERO: 0,
};
`;

/** The same, as far as node:test's forms need it. */
export const TYPED_SOLUTION = `let count = 0;
export class Bad extends Error {}
export const add = (a: number, b: number): number => a + b;
export const later = async <T>(value: T): Promise<T> => value;
export const up = (): number => ++count;
export const words = (text: string): string[] => text.split(' ');
export const counted = (text: string): { text: string; length: number } => ({ text, length: text.length });
export const isEven = (n: number): boolean => n % 2 === 0;
export const refuse = (message: string): never => { throw new Bad(message); };
export const refuseLater = async (message: string): Promise<never> => { throw new Bad(message); };
`;

/** The usual forms of jest's tests: each passes, and each has a control that must fail. */
export const JEST_FORMS = `const { add, later, up, words, counted, isEven, refuse, refuseLater, call, each, Point, Bad, ZERO } = require('../gcd');
const SUM = 3;
const SHARED = { list: [1, 2], word: 'shared' };
const ROWS = [[1, 2, 3], [3, 4, 7]];
let kept;
function check(a, b, expected) { expect(add(a, b)).toBe(expected); }
const plain = (a) => expect(add(a, a)).toEqual(4);
const both = async (value) => { await expect(later(value)).resolves.toBe(value); };
function makes(name, a, b, expected) { test(name, () => { expect(add(a, b)).toBe(expected); }); }
test('arrow', () => expect(add(1, 2)).toBe(3));
test('block', () => { expect(add(1, 2)).toBe(3); });
test('function', function () { expect(add(1, 2)).toBe(3); });
it('name outside', () => { expect(add(1, 2)).toBe(SUM); });
it('name inside', () => { const expected = ['a', 'b c'.length]; const actual = words('a b').slice(0, 1).concat(3); expect(actual).toEqual(expected); });
it('member', () => { expect(words('shared')[0]).toBe(SHARED.word); });
it('joined', () => { expect(words('a b').join('\\n')).toBe(['a', 'b'].join('\\n')); });
it('computed', () => { expect(add(1, 2)).toBe(Math.max(1, 3)); });
it('computed by the solution', () => { expect(new Point(1, 2).plus(new Point(1, 1))).toEqual(new Point(2, 3)); });
it('constant of the solution', () => { expect(add(0, 0)).toBe(ZERO); });
it('zero', () => { expect(add(0, 0)).toBe(0); });
it('negative', () => { expect(add(0, -1)).toBe(-1); });
it('close', () => { expect(add(0.1, 0.2)).toBeCloseTo(0.3, 5); });
it('big', () => { expect(add(1n, 2n)).toBe(3n); });
it('text', () => { expect(words('a')[0]).toBe('a'); });
it('empty text', () => { expect(words('')[0]).toBe(''); });
it('template', () => { const a = 1; expect(\`\${add(1, 2)} of x\`).toBe(\`\${a + 2} of x\`); });
it('list', () => { expect(words('a b')).toStrictEqual(['a', 'b']); });
it('empty list', () => { expect(words('a b').slice(2)).toEqual([]); });
it('object', () => { expect(counted('ab')).toEqual({ text: 'ab', length: 2 }); });
it('part of an object', () => { expect(counted('ab')).toMatchObject({ length: 2 }); });
it('set', () => { expect(new Set(words('a b'))).toEqual(new Set(['b', 'a'])); });
it('date', () => { expect(new Date(add(2000, 13), 1, 2)).toEqual(new Date(2013, 1, 2)); });
it('true', () => { expect(isEven(2)).toBe(true); });
it('null', () => { expect(words('a').find((each) => each === 'b') ?? null).toBeNull(); });
it('null by value', () => { expect(null).toBe(words('a').find((each) => each === 'b') ?? null); });
it('undefined', () => { expect(words('a')[1]).toBeUndefined(); });
it('truthy', () => { expect(isEven(2)).toBeTruthy(); });
it('falsy', () => { expect(isEven(1)).toBeFalsy(); });
it('not', () => { expect(add(1, 2)).not.toBe(4); });
it('greater', () => { expect(add(1, 2)).toBeGreaterThan(2); });
it('length', () => { expect(words('a b c')).toHaveLength(3); });
it('contains', () => { expect(words('a b')).toContain('b'); });
it('contains a word', () => { expect(words('elephants walk')).toContain('elephants'); });
it('matches', () => { expect(words('hello there')[0]).toMatch(/^h[a-z]+$/); });
it('matches words', () => { expect('hello wonderful world').toMatch(/wonderful world$/); });
it('instance', () => { expect(new Point(1, 2)).toBeInstanceOf(Point); });
it('property', () => { expect(counted('a')).toHaveProperty('text', 'a'); });
it('asymmetric', () => { expect(counted('a')).toEqual({ text: expect.any(String), length: expect.any(Number) }); });
it('asymmetric object', () => { expect(counted('a')).toEqual(expect.objectContaining({ text: 'a' })); });
it('throws', () => { expect(() => refuse('no')).toThrow(); });
it('throws a class', () => { expect(() => refuse('no')).toThrow(Bad); });
it('throws a message', () => { expect(() => refuse('numbers only, please')).toThrow('numbers only'); });
it('throws a short message', () => { expect(() => refuse('no')).toThrow('no'); });
it('throws an error', () => { expect(() => refuse('no')).toThrow(new Error('no')); });
it('throws what matches', () => { expect(() => refuse('no')).toThrow(/n|o/); });
it('throws nothing', () => { expect(() => add(1, 2)).not.toThrow(); });
it('resolves', async () => { await expect(later(1)).resolves.toBe(1); });
it('resolves and returns', () => expect(later(1)).resolves.toBe(1));
it('rejects', async () => { await expect(refuseLater('no')).rejects.toThrow('no'); });
it('then', () => { return later(1).then((value) => { expect(value).toBe(1); }); });
it('awaits', async () => { const value = await later(1); expect(value).toBe(1); expect(await later(2)).toBe(2); });
it('done', (done) => { call((value) => { expect(value).toBe(1); done(); }, 1); });
it('done or not', (done) => { call((value) => { try { expect(value).toBe(1); done(); } catch (error) { done(error); } }, 1); });
it('loop', () => { for (const [a, b, c] of [[1, 2, 3], [3, 4, 7]]) expect(add(a, b)).toBe(c); });
it('loop of objects', () => { for (const { a, b, sum } of [{ a: 1, b: 2, sum: 3 }, { a: 3, b: 4, sum: 7 }]) { expect(add(a, b)).toBe(sum); } });
it('counting loop', () => { for (let i = 0; i < 3; i += 1) { expect(add(i, i)).toBe(i * 2); } });
it('each of a list', () => { [[1, 2, 3], [3, 4, 7]].forEach(([a, b, c]) => expect(add(a, b)).toBe(c)); });
it('each of an object', () => { Object.entries({ a: 1, bb: 2 }).forEach(([text, length]) => { expect(counted(text).length).toBe(length); }); });
it('all at once', async () => { await Promise.all([1, 2].map(async (n) => { expect(await later(n)).toBe(n); })); });
it('helper', () => { check(1, 2, 3); check(3, 4, 7); });
it('helper again', () => { check(2, 2, SUM + 1); });
it('helper without what it expects', () => { plain(2); });
it('helper that is waited for', async () => { await both(5); });
it('caught', () => { try { refuse('no'); throw new Error('not refused'); } catch (error) { expect(error.message).toBe('no'); } });
it('by hand', () => { const value = add(1, 2); if (value !== 3) throw new Error('returned ' + value); });
it('mock', () => { const seen = jest.fn(); each([1, 2], seen); expect(seen).toHaveBeenCalledTimes(2); expect(seen).toHaveBeenCalledWith(1); expect(seen).toHaveBeenLastCalledWith(2); });
it('inline snapshot', () => { expect(words('a')[0]).toMatchInlineSnapshot('"a"'); });
it('several', () => { kept = up(); expect(kept).toBe(1); expect(up()).toBe(2); up(); expect(isEven(up())).toBe(true); });
it('what another left', () => { expect(up()).toBe(5); expect(up() === 6).toBe(true); });
it('assert', () => { const assert = require('node:assert'); assert.deepEqual(words('a b'), ['a', 'b']); });
makes('made by a function', 1, 2, 3);
makes('made again', 3, 4, 7);
describe('suite', () => {
  const expected = 5;
  let two;
  beforeEach(() => { two = 2; });
  it('uses what is around', () => { expect(add(two, 3)).toBe(expected); });
  describe('inner', () => { test(\`named \${SUM}\`, () => { expect(add(1, 2)).toBe(3); }); });
});
test.each([[1, 2, 3], [3, 4, 7]])('table %i + %i', (a, b, c) => { expect(add(a, b)).toBe(c); });
test.each([[1, 2, 3], [3, 4, 7]])('shown %i + %i = %i', (a, b, c) => { expect(add(a, b)).toBe(c); });
test.each([{ a: 1, b: 2, sum: 3 }, { a: 3, b: 4, sum: 7 }])('named $a', ({ a, b, sum }) => { expect(add(a, b)).toBe(sum); });
test.each([{ a: 1, b: 2, sum: 3 }])('wholly named $a $b $sum', ({ a, b, sum }) => { expect(add(a, b)).toBe(sum); });
test.each\`
  a    | b    | sum
  \${1} | \${2} | \${3}
  \${3} | \${4} | \${7}
\`('template $a', ({ a, b, sum }) => { expect(add(a, b)).toBe(sum); });
describe.each([[2, true], [3, false]])('suite of %i', (n, even) => { it('is told', () => { expect(isEven(n)).toBe(even); }); });
for (const [a, b, c] of ROWS) test(\`row \${a}\`, () => { expect(add(a, b)).toBe(c); });
[['x', 1], ['yy', 2]].forEach(([text, length]) => { it('length of ' + text, () => expect(counted(text).length).toBe(length)); });
`;

const NAMES = 'add, later, up, words, counted, isEven, refuse, refuseLater, Bad';

/** The usual forms of node:test, with types where TypeScript runs them. */
export function nodeForms(typed: boolean): string {
  const as = (type: string): string => (typed ? `: ${type}` : '');
  return `import assert, { deepEqual as same, throws } from 'node:assert';
import test, { describe, it as check } from 'node:test';
${typed ? `import { ${NAMES} } from '../gcd';` : `import all from '../gcd.js';\nconst { ${NAMES} } = all;`}
${typed ? 'type Pair = readonly [number, number];\ninterface Row { readonly a: number; readonly sum: number }\n' : ''}
const ROWS${as('readonly Row[]')} = [{ a: 1, sum: 2 }, { a: 2, sum: 4 }];
function is(actual${as('unknown')}, expected${as('unknown')})${as('void')} { assert.strictEqual(actual, expected); }
test('arrow', () => assert.strictEqual(add(1, 2), 3));
test('block', () => { assert.equal(add(1, 2), 3); });
test('typed', () => { const pair${as('Pair')} = [1, 2]; const expected${as('number')} = 3; assert.equal(add(...pair), expected${typed ? ' as number' : ''}); });
test('options', { timeout: 60000 }, () => { assert.deepStrictEqual(words('a b'), ['a', 'b']); });
test('turned', () => { assert.equal(3, add(1, 2)); });
test('another name', () => { same(words('a b'), ['a', 'b']); });
test('not', () => { assert.notStrictEqual(add(1, 2), 4); });
test('ok', () => { assert.ok(isEven(2)); });
test('ok of an equality', () => { assert(add(1, 2) === 3); });
test('ok of a difference', () => { assert.ok(Math.abs(add(0.1, 0.2) - 0.3) < 1e-9); });
test('match', () => { assert.match('hello there', /^h.+e$/); });
test('throws', () => { assert.throws(() => refuse('no')); });
test('throws a class', () => { assert.throws(() => refuse('no'), Bad); });
test('throws a message', () => { assert.throws(() => refuse('no'), { message: 'no' }); });
test('throws what matches', () => { throws(() => refuse('numbers only'), /numbers only/); });
test('throws nothing', () => { assert.doesNotThrow(() => add(1, 2)); });
test('rejects', async () => { await assert.rejects(refuseLater('no'), { message: 'no' }); });
test('rejects and returns', () => assert.rejects(refuseLater('no'), Bad));
test('waits', async () => { const value = await later(1); assert.equal(value, 1); assert.equal(await later(2), 2); });
test('done', (t${as('unknown')}, done${as('(error?: unknown) => void')}) => { setTimeout(() => { assert.equal(add(1, 2), 3); done(); }, 1); });
test('loop', () => { for (const { a, sum } of ROWS) { assert.equal(add(a, a), sum); } });
test('helper', () => { is(add(1, 2), 3); is(counted('a').length, 1); });
test('several', () => { assert.equal(up(), 1); up(); assert.ok(up() === 3); up(); });
test('what another left', () => { assert.ok(!isEven(up())); });
test('parent', async (t) => {
  await t.test('child', () => { assert.equal(add(1, 2), 3); });
  await t.test('other child', () => { assert.equal(add(2, 2), 4); });
});
describe('suite', () => {
  check('inner', () => { assert.deepEqual(counted('ab'), { text: 'ab', length: 2 }); });
  for (const text of ['x', 'yy']) check(\`\${text} is counted\`, () => { assert.equal(counted(text).length, text.length); });
});
`;
}
