import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProportional, otherUnits, otherWhole } from '../../judge/languages/bounded-values.js';

function drawing(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const seeds = fc.integer({ min: 1, max: 2_147_483_646 });

describe('another value within bounds', () => {
  it('is a number of the type that no tolerance and no going round makes equal', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(7n, 8n, 15n, 31n, 63n)
          .chain((bits) => fc.record({ most: fc.constant(2n ** bits - 1n), value: fc.bigInt({ min: 0n, max: 2n ** bits - 1n }) })),
        seeds,
        ({ most, value }, seed) => {
          const other =
            otherWhole({ value, digits: String(value).length, radix: 10, most, apart: 10n }, () => false, drawing(seed)) ?? value;
          const off = other > value ? other - value : value - other;
          expect(other >= 0n && other <= most && off >= 10n).toBe(true);
          expect([2n, 3n, 12n, 24n, 26n, 60n, 360n, 1440n].filter((modulus) => off % modulus === 0n)).toEqual([]);
        },
      ),
    );
  });

  it('is found for each small number, also where few bits are drawn at a time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.infiniteStream(fc.integer({ min: 0, max: 2 ** 32 - 1 })), (value, stream) => {
        const other = otherWhole(
          { value: BigInt(value), digits: String(value).length, radix: 10, most: 2n ** 31n - 1n, apart: 10n },
          () => false,
          () => stream.next().value / 2 ** 32,
        );
        expect(other).not.toBeNull();
      }),
    );
  });

  it('is none that is taken', () => {
    expect(otherWhole({ value: 5n, digits: 1, radix: 10, most: 127n, apart: 10n }, () => true, drawing(3))).toBeNull();
  });

  it('is a text that differs in a word, or in all of them, and in nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9 ,\n]$/), { maxLength: 30 }), fc.boolean(), seeds, (units, wholly, seed) => {
        const other = otherUnits(units, wholly, drawing(seed));
        expect(other).not.toBe(units.join(''));
        const kept = units.filter((unit, at) => unit === other.charAt(at));
        expect(kept.filter((unit) => wholly && /\w/.test(unit))).toEqual([]);
        expect(other.replaceAll(/\w/g, '').startsWith(units.join('').replaceAll(/\w/g, '')) || !/\w/.test(units.join(''))).toBe(true);
      }),
    );
  });

  it('knows numbers that stay in their proportion', () => {
    expect(isProportional(['1', '2'], ['17', '34'])).toBe(true);
    expect(isProportional(['1', '2', '"a"'], ['17', '40', '"b"'])).toBe(false);
  });
});
