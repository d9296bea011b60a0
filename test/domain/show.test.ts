import { describe, expect, it } from 'vitest';
import { showCall, showExpectation, showValue } from '../../domain/show.js';
import type { CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';

const caseOf = (change: Partial<CallCase>): CallCase => ({
  id: 'c1',
  call: { fn: 'pkg/gcd:gcd', args: [17, 0] },
  expect: { returns: 17 },
  compare: { kind: 'equal' },
  ...change,
});

describe('a value in a prompt', () => {
  it.each<[Value, string]>([
    [null, 'None'],
    [true, 'True'],
    [-3, '-3'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    [[1, [2]], '[1, [2]]'],
    [{ $: 'int', v: '123456789012345678901' }, '123456789012345678901'],
    [{ $: 'float', v: '2' }, '2.0'],
    [{ $: 'float', v: '1e+300' }, '1e+300'],
    [{ $: 'float', v: 'nan' }, 'nan'],
    [{ $: 'tuple', v: [] }, '()'],
    [{ $: 'tuple', v: [1] }, '(1,)'],
    [{ $: 'tuple', v: [1, 2] }, '(1, 2)'],
    [{ $: 'set', v: [] }, 'set()'],
    [{ $: 'set', v: [1, 2] }, '{1, 2}'],
    [{ $: 'frozenset', v: [1] }, 'frozenset({1})'],
    [{ $: 'dict', v: [[{ $: 'tuple', v: [1, 2] }, null]] }, '{(1, 2): None}'],
    [{ $: 'object', id: 1, class: 'node:Node', fields: [['next', { $: 'ref', id: 1 }]] }, '<Node#1 next=<#1>>'],
    [{ $: 'opaque', class: 'Thing' }, '<Thing>'],
  ])('%j is %s', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });
});

describe('a case in a prompt', () => {
  it('is shown as a call', () => {
    expect(showCall(caseOf({}))).toBe('gcd(17, 0)');
    expect(showCall(caseOf({ call: { fn: 'm:f', args: ['x'], kwargs: { base: 2 } } }))).toBe('f("x", base=2)');
    expect(showCall(caseOf({ call: { fn: 'm:f', args: ['x'.repeat(1_000)] } }))).toHaveLength(300);
  });

  it.each<[string, Partial<CallCase>]>([
    ['should return 17', {}],
    ['should raise ValueError', { expect: { raises: 'ValueError' } }],
    ['should return [1, 2] in any order', { expect: { returns: [1, 2] }, compare: { kind: 'unordered', distinct: false } }],
    ['should return 0.5 within 0.001', { expect: { returns: { $: 'float', v: '0.5' } }, compare: { kind: 'close', tolerance: 0.001 } }],
    ['should yield [1]', { call: { fn: 'm:f', args: [], drain: true }, expect: { returns: [1] } }],
  ])('%s', (shown, change) => {
    expect(showExpectation(caseOf(change))).toBe(shown);
  });

  it.each<[Value, boolean]>([
    [true, true],
    [false, false],
    [null, false],
    [0, false],
    [1, true],
    ['', false],
    ['no', true],
    [[], false],
    [[0], true],
    [{ $: 'float', v: '0' }, false],
    [{ $: 'float', v: '-0.0' }, false],
    [{ $: 'float', v: 'nan' }, true],
    [{ $: 'tuple', v: [] }, false],
    [{ $: 'dict', v: [] }, false],
    [{ $: 'dict', v: [[1, 1]] }, true],
    [{ $: 'bytes', v: '' }, false],
    [{ $: 'object', id: 1, class: 'm:C', fields: [] }, true],
  ])('where only truth counts, %j is %s', (returns, truth) => {
    expect(showExpectation(caseOf({ expect: { returns }, compare: { kind: 'truthy' } }))).toBe(`should return a ${truth} value`);
  });
});
