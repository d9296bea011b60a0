import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showValue } from '../../../domain/show.js';
import { readLiteral } from '../../../domain/steps/literals.js';
import { canWrite, MAX_WRITTEN, readWritten } from '../../../domain/steps/written-tests.js';
import type { CallCase, Task } from '../../../domain/task.js';
import type { Value } from '../../../domain/value.js';

const shown = (args: readonly Value[], returns: Value, fn = 'gcd:gcd'): CallCase => ({
  id: 'case-1',
  call: { fn, args },
  expect: { returns },
  compare: { kind: 'equal' },
});
const task = (...cases: readonly CallCase[]): Pick<Task, 'visible'> => ({ visible: { trust: 'split', cases } });
const GCD = task(shown([12, 8], 4));

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Value>(null, true, false, { $: 'float', v: '2.5' }, { $: 'float', v: 'nan' }, { $: 'int', v: '90071992547409930' }),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 3 }).map((v): Value => ({ $: 'tuple', v })),
    fc.array(fc.integer(), { minLength: 1, maxLength: 3 }).map((v): Value => ({ $: 'set', v })),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 }).map((v): Value => ({ $: 'dict', v })),
  ),
})).value;

describe('a value that a model writes', () => {
  it('is read as it is shown to models', () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(readLiteral(showValue(each))).toEqual({ value: each, rest: '' });
      }),
    );
  });

  it('is a value or none, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('[', ']', '(', ')', '{', '}', ',', ':', '"', '\\', '1', '.', '-', 'e', 'None', ' ') }),
        (text) => {
          expect(text.endsWith(readLiteral(text)?.rest ?? '')).toBe(true);
        },
      ),
    );
    expect(readLiteral('['.repeat(5_000))).toBeNull();
  });
});

describe('cases that a model writes', () => {
  it.each<[string]>([
    ['gcd(9, 6) == 3'],
    ['- gcd(9, 6) should return 3'],
    ['assert gcd(9, 6) == 3'],
    ['`gcd(9, 6)` returns 3.'.replaceAll('`', '')],
    ['3. gcd( 9 , 6 ) -> 3'],
  ])('are read out of %j', (line) => {
    expect(readWritten(`Here they are:\n${line}\nThat is all, gcd is easy.`, GCD)).toEqual([{ ...shown([9, 6], 3), id: 'written-1' }]);
  });

  it('never stand in the place of a visible case, whether they say the same or another thing', () => {
    expect(readWritten('gcd(12, 8) == 4\ngcd(12, 8) == 2\ngcd(1, 1) == 1\ngcd(1, 1) == 7', GCD).map(({ call }) => call.args)).toEqual([
      [1, 1],
    ]);
  });

  it('are calls of what the visible cases call, with as many arguments', () => {
    expect(readWritten('lcm(1, 2) == 2\ngcd(1) == 1\ngcd(1, x) == 1\ngcd(1, 2) > 0', GCD)).toEqual([]);
  });

  it('have values of the kinds that stand there', () => {
    const floating = task(shown([[{ $: 'float', v: '0.5' }], { $: 'tuple', v: [1] }], { $: 'float', v: '0.5' }, 'm:f'));
    expect(readWritten('f([1, 2], [3, 4]) == 2', floating)).toMatchObject([
      {
        call: {
          args: [
            [
              { $: 'float', v: '1' },
              { $: 'float', v: '2' },
            ],
            { $: 'tuple', v: [3, 4] },
          ],
        },
        expect: { returns: { $: 'float', v: '2' } },
      },
    ]);
  });

  it('are bounded, and cannot be written where cases are no plain calls', () => {
    const many = Array.from({ length: 40 }, (_, index) => `gcd(${index}, 1) == 1`).join('\n');
    expect(readWritten(many, GCD)).toHaveLength(MAX_WRITTEN);
    expect(canWrite(GCD)).toBe(true);
    expect(canWrite({ visible: { trust: 'in-process', tests: { framework: 'pytest', files: {}, ids: ['a'] } } })).toBe(false);
    expect(canWrite(task({ ...shown([1], 1), expect: { raises: 'ValueError' } }))).toBe(false);
  });
});
