import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  address,
  branchId,
  cycleAddress,
  examAddress,
  partsOf,
  readAttempt,
  readPlace,
  sidePart,
  SIDES,
  withoutSide,
  within,
} from '../../domain/address.js';

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

describe('a place in a campaign', () => {
  const part = fc.string();
  it('is read as it was written, whatever is in the parts below it', () => {
    fc.assert(
      fc.property(part, fc.nat(), fc.nat(), fc.array(part, { minLength: 1, maxLength: 4 }), (campaign, branch, cycle, below) => {
        expect(readPlace(within(cycleAddress(campaign, branch, cycle), ...below))).toEqual({ campaign, branch, cycle, below });
      }),
    );
  });

  it('is none outside of cycles, or where a number is written otherwise', () => {
    for (const at of [
      examAddress('night', 1, 'last'),
      branchId('night', 1),
      'night',
      '',
      'night/b01/c0',
      'night/c0/b0',
      'night/b1/c-1',
      'night/b/c',
    ])
      expect(readPlace(at)).toBeNull();
  });

  it('keeps the ids that records have', () => {
    expect(branchId('night', 3)).toBe('night/b3');
    expect(cycleAddress('night', 3, 12)).toBe('night/b3/c12');
  });

  it('gives back the parts that an address was made of', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(partsOf(address(...all))).toEqual(all);
      }),
    );
  });
});

describe('an attempt that a person names', () => {
  it('is an episode, or one of its candidates', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (task, attempt) => {
        const episode = within(cycleAddress('night', 0, 2), 'practise', 0, task);
        expect(readAttempt(episode)).toEqual({ episode, attempt: null });
        expect(readAttempt(within(episode, 'attempt', attempt))).toEqual({ episode, attempt });
      }),
    );
  });
});
