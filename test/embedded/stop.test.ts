import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownUntil, stopAt } from '../../embedded/stop.js';

const letters = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength: 1, maxLength });

describe('stop strings', () => {
  it('end a text before the first of them', () => {
    expect(stopAt('one\n\ntwo END', ['END', '\n\n'])).toBe(3);
    expect(stopAt('one', ['END'])).toBeNull();
  });

  it('are never shown in part: what was shown stays right whatever comes next', () => {
    fc.assert(
      fc.property(letters(12), letters(8), fc.array(letters(4), { maxLength: 3 }), (text, next, stops) => {
        if (stopAt(text, stops) !== null) return;
        const shown = shownUntil(text, stops);
        expect(shown).toBeGreaterThanOrEqual(0);
        expect(shown).toBeLessThanOrEqual(stopAt(text + next, stops) ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('hold nothing back where nothing could become one', () => {
    expect(shownUntil('def add', ['```'])).toBe(7);
    expect(shownUntil('def add``', ['```'])).toBe(7);
  });
});
