import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, sidePart, SIDES, withoutSide, within } from '../../domain/address.js';

const parts = fc.array(fc.string(), { minLength: 1, maxLength: 5 });

describe('an address', () => {
  it('reads as a path', () => {
    expect(within(address('nightly', 1, 3), 'race', 2, 'pair', 7, sidePart('champion'))).toBe('nightly/1/3/race/2/pair/7/side:champion');
  });

  it('is another for other parts, whatever is in them', () => {
    expect(address('a/b', 'c')).not.toBe(address('a', 'b/c'));
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(address(...one) === address(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('is the same for both sides of a pair without the side, and only the side is lost', () => {
    const sides = SIDES.map((side) => within(address('nightly'), 'pair', 7, sidePart(side), 'answer', 1));
    expect(new Set(sides).size).toBe(2);
    expect(sides.map(withoutSide)).toEqual(['nightly/pair/7/answer/1', 'nightly/pair/7/answer/1']);
    expect(withoutSide(address('nightly', 'pair', 7))).toBe('nightly/pair/7');
  });
});
