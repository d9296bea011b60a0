import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callSeed, hash53, pickIndex, shuffled, uniform } from '../../domain/random.js';

const many = Array.from({ length: 20_000 }, (_, index) => uniform(7, `cycle 1/practise:task ${index}`));

describe('randomness from a seed and a purpose', () => {
  it('never changes: stored campaigns rely on these numbers', () => {
    expect([hash53(''), hash53('ratchet'), hash53('ratchet', 1), callSeed(1, 'a/b')]).toMatchInlineSnapshot(`
      [
        3338908027751811,
        8649092714220512,
        826110670377233,
        1587600819,
      ]
    `);
  });

  it('is spread evenly, also over purposes that hardly differ', () => {
    const bins = Array.from({ length: 20 }, (_, bin) => many.filter((each) => Math.floor(each * 20) === bin).length);
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
    expect(chiSquare).toBeLessThan(43.8); // 19 degrees of freedom, p = 0.001
  });

  it('has no memory: the next purpose says nothing of this one', () => {
    const products = many.slice(1).map((each, index) => (each - 0.5) * ((many[index] ?? 0) - 0.5));
    const correlation = (12 * products.reduce((sum, each) => sum + each, 0)) / products.length;
    expect(Math.abs(correlation)).toBeLessThan(0.025); // 3.5 standard errors
  });

  it('stays in its range', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.integer({ min: 1, max: 1_000 }), (seed, purpose, below) => {
        expect(uniform(seed, purpose)).toBeGreaterThanOrEqual(0);
        expect(uniform(seed, purpose)).toBeLessThan(1);
        expect(pickIndex(seed, purpose, below)).toBeLessThan(below);
        expect(callSeed(seed, purpose)).toBeLessThanOrEqual(2_147_483_646);
        expect(Number.isInteger(callSeed(seed, purpose))).toBe(true);
      }),
    );
  });

  it('shuffles without loss, the same way each time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer()), (seed, items) => {
        const order = shuffled(seed, 'order', items);
        expect(order).toEqual(shuffled(seed, 'order', items));
        expect(order.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      }),
    );
    expect(shuffled(1, 'order', many)).not.toEqual(shuffled(2, 'order', many));
  });
});
