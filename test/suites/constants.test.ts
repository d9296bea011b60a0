import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showValue } from '../../domain/show.js';
import type { Value } from '../../domain/value.js';
import { EMPTY_SCOPE, evaluate } from '../../suites/python/evaluate.js';
import { parsePython, parts } from '../../suites/python/syntax.js';
import { toValues } from '../../suites/python/values.js';
import { anyText } from '../support/any-text.js';

async function valueOf(text: string): Promise<Value | undefined> {
  const expression = parts((await parsePython(text)).child(0) ?? (await parsePython('')))[0];
  const value = expression === undefined ? undefined : evaluate(expression, EMPTY_SCOPE);
  return value === undefined ? undefined : toValues([value])[0];
}

const float = (v: string): Value => ({ $: 'float', v });
const tuple = (...v: Value[]): Value => ({ $: 'tuple', v });

describe('constant expressions of Python', () => {
  it.each<[string, Value]>([
    ['None', null],
    ['-3 ** 2', -9],
    ['7 // -2', -4],
    ['-7 % 3', 2],
    ['1 / 4', float('0.25')],
    ['6 / 2', float('3')],
    ['2 ** 64', { $: 'int', v: '18446744073709551616' }],
    ['0x_ff + 1_0', 265],
    ['1e3', float('1000')],
    ["float('inf')", float('inf')],
    ["-float('inf')", float('-inf')],
    ['True + True', 2],
    ['not []', true],
    ['1 < 2 and "a" in "abc"', true],
    ['[0] * 3 + [1]', [0, 0, 0, 1]],
    ["'ab' 'cd' + r'\\n'", 'abcd\\n'],
    ["'\\x41\\u00e9\\n\\\\'", 'Aé\n\\'],
    ["'\\\\N'", '\\N'],
    ["r'\\N'", '\\N'],
    ['(1,)', tuple(1)],
    ['((1))', 1],
    ['set([2, 1, 2, True])', { $: 'set', v: [2, 1] }],
    ['{1: "a", 1.0: "b"}', { $: 'dict', v: [[1, 'b']] }],
    ['sorted([3, 1, 2])', [1, 2, 3]],
    ['list(range(5, 0, -2))', [5, 3, 1]],
    ['tuple(range(2))', tuple(0, 1)],
    ['sum([i ** 2 for i in range(5) if i % 2 != 0])', 10],
    ['[(a, b) for a, b in [(1, 2)]]', [tuple(1, 2)]],
    ['max([1, 5, 3])', 5],
  ])('%s', async (text, expected) => {
    expect(await valueOf(text)).toEqual(expected);
  });

  it.each([
    'x',
    'f(1)',
    "f'{1}'",
    "b'a'",
    "'\\N{BULLET}'",
    "'\\\\\\N{BULLET}'",
    "'\\U00110000'",
    '1j',
    '1 // 0',
    '10 ** 10 ** 9',
    "'a' * 10 ** 12",
    'sorted([1, "a"])',
    'list(range(10 ** 9))',
    '[x for x in y]',
    'lambda: 1',
  ])('%s is none', async (text) => {
    expect(await valueOf(text)).toBeUndefined();
  });

  it('reads back every value as it is shown', async () => {
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        anyText(),
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number): Value => float(Object.is(number, -0) ? '-0' : String(number))),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(tie('value'), { maxLength: 4 }).map((v): Value => tuple(...v)),
        fc
          .uniqueArray(fc.string(), { maxLength: 3 })
          .map((keys): Value => ({ $: 'dict', v: keys.map((key) => [key, key.length] as const) })),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, async (each) => {
        expect(await valueOf(showValue(each))).toEqual(each);
      }),
    );
  });
});
