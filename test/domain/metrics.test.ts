import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAttempts, mcnemar, mean, median, signFlip, successRate, wilson } from '../../domain/metrics.js';

describe('the Wilson interval', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [13, 20, 0.4329, 0.8188],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i is %d to %d', (hits, n, low, high) => {
    const rate = wilson(hits, n);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  it('is everything when nothing was counted', () => {
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1, n: 0 });
  });

  it('holds the value, stays within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const hits = Math.round(n * share);
        const rate = wilson(hits, n);
        const mirrored = wilson(n - hits, n);
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.high).toBeLessThanOrEqual(1);
        expect(rate.low).toBeLessThanOrEqual(rate.value);
        expect(rate.high).toBeGreaterThanOrEqual(rate.value);
        expect(rate.low).toBeCloseTo(1 - mirrored.high, 12);
      }),
    );
  });

  it('counts solved episodes and leaves out void ones', () => {
    const rate = successRate([
      { solved: true, status: 'passed' },
      { solved: false, status: 'failed' },
      { solved: false, status: 'void' },
    ]);
    expect(rate).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe('middles', () => {
  it('are those of the numbers, and 0 of nothing', () => {
    expect([mean([]), mean([1, 2, 6])]).toEqual([0, 3]);
    expect([median([]), median([3]), median([10, 1]), median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([0, 3, 5.5, 2, 2.5]);
  });
});

describe("McNemar's exact test", () => {
  it.each([
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [1, 8, 0.0390625],
    [10, 2, 0.03857421875],
    [7, 7, 1],
  ])('of %i wins and %i losses gives p = %d', (wins, losses, p) => {
    expect(mcnemar(wins, losses)).toBeCloseTo(p, 12);
  });
});

describe('the comparison of attempts', () => {
  it('counts an unsolved task with the cap', () => {
    const compared = compareAttempts(
      [
        { before: null, after: 3 },
        { before: 10, after: 10 },
        { before: 4, after: 6 },
        { before: null, after: null },
        { before: 30, after: 9 },
      ],
      12,
    );
    expect(compared).toMatchObject({ before: 10, after: 8, faster: 2, slower: 1 });
    // |sum| of ±9 ±2 ±3 is 10 or more in 4 of the 8 tosses (±14, ±10).
    expect(compared.p).toBeCloseTo(0.5, 12);
  });

  it('agrees with counting every toss', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 10 }), (differences) => {
        const observed = Math.abs(differences.reduce((sum, each) => sum + each, 0));
        let extreme = 0;
        for (let toss = 0; toss < 2 ** differences.length; toss += 1) {
          const sum = differences.reduce((total, each, bit) => total + ((toss >> bit) & 1 ? each : -each), 0);
          if (Math.abs(sum) >= observed) extreme += 1;
        }
        expect(signFlip(differences)).toBeCloseTo(extreme / 2 ** differences.length, 10);
      }),
    );
  });

  it('changes sign with the sides, not p', () => {
    const attempts = fc.option(fc.integer({ min: 1, max: 12 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.record({ before: attempts, after: attempts }), { maxLength: 40 }), (pairs) => {
        const there = compareAttempts(pairs, 12);
        const back = compareAttempts(pairs.map(({ before, after }) => ({ before: after, after: before })), 12);
        expect(back).toMatchObject({ before: there.after, after: there.before, faster: there.slower, slower: there.faster });
        expect(back.p).toBeCloseTo(there.p, 12);
      }),
    );
  });
});
