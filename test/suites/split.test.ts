import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCall } from '../../domain/task.js';
import { halves, splitCases } from '../../suites/split.js';

describe('the split of cases', () => {
  it('gives each case one side, half and half, in the order as written', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 40 }), (seed, id, all) => {
        const { visible, hidden } = halves(seed, id, all);
        expect(visible.length - hidden.length).toBe(all.length % 2);
        expect(all.filter((each) => visible.includes(each))).toEqual(visible);
        expect(all.filter((each) => !visible.includes(each))).toEqual(hidden);
      }),
    );
  });

  it('never hides a call that it shows', () => {
    const twice = [1, 2, 1, 2, 1].map((argument, index) => ({
      id: `c${index}`,
      call: { fn: 'f:f', args: [argument] },
      expect: { returns: argument },
      compare: { kind: 'equal' as const },
    }));
    const { visible, hidden } = splitCases(1, 'a', twice);
    const calls = [visible, hidden].map((side) =>
      side.trust === 'split' ? side.cases.filter(isCall).map(({ call }) => call.args[0]) : [],
    );
    expect(calls.flat().toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2]);
  });

  it('puts a single case on both sides', () => {
    expect(halves(1, 'a', ['only'])).toEqual({ visible: ['only'], hidden: ['only'] });
  });

  it('stays as it was drawn: hidden cases of a set must not change with a release', () => {
    expect(halves(1, 'a', ['0', '1', '2', '3', '4', '5', '6', '7']).visible.join('')).toBe('0137');
  });

  it('differs between seeds and tasks', () => {
    const all = Array.from({ length: 20 }, (_, index) => index);
    const first = halves(1, 'a', all).visible;
    expect(halves(2, 'a', all).visible).not.toEqual(first);
    expect(halves(1, 'b', all).visible).not.toEqual(first);
  });
});
