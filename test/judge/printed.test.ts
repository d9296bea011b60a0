import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checker } from '../../domain/task.js';
import { isPrinted } from '../../judge/compare/printed.js';

const exact: Checker = { kind: 'exact' };
const tokens: Checker = { kind: 'tokens' };
const floats: Checker = { kind: 'floats', tolerance: 1e-6 };

const word = fc.stringMatching(/^[!-~]{1,8}$/);
const space = fc.stringMatching(/^[ \t\r\n]{1,4}$/);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('what a program printed', () => {
  it.each<[Checker, string, string, boolean]>([
    [exact, '6\n', '6', true],
    [exact, '6', '6\n', true],
    [exact, '1 2 \n3\t\n', '1 2\n3', true],
    [exact, 'a\r\nb\r\n', 'a\nb\n', true],
    [exact, '6\n', '6\n\n', false],
    [exact, ' 6', '6', false],
    [exact, '1  2', '1 2', false],
    [exact, '', '\n', true],
    [tokens, '1 2\n3', '1\n2 3\n\n', true],
    [tokens, '1 2', '12', false],
    [tokens, 'yes', 'YES', false],
    [tokens, '1', '1.0', false],
    [floats, '0.333333', '0.3333335', true],
    [floats, '0.33', '0.34', false],
    [floats, '1000000000', '1000000500', true],
    [floats, '1', '1.0', true],
    [floats, 'inf', '+Infinity', true],
    [floats, 'inf', '-inf', false],
    [floats, 'nan', 'NaN', true],
    [floats, 'ok 1.0', 'no 1.0', false],
    [floats, '1 2', '1', false],
    [floats, `1${'0'.repeat(400)}`, 'inf', false],
    [floats, `1${'0'.repeat(400)}`, `1${'0'.repeat(399)}1`, false],
    [floats, `1${'0'.repeat(400)}`, `1${'0'.repeat(400)}`, true],
    // a number of as many digits as may be printed, that is none
    [floats, '1.5', `${'1'.repeat(1_000_000)}x`, false],
    [floats, '0x10', '16', false],
  ])('by %j: %j and %j', (checker, expected, printed, same) => {
    expect(isPrinted(checker, expected, printed)).toBe(same);
  });

  it('is the same by tokens whatever white space stands between them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space, space), { maxLength: 20 }), (parts) => {
        const one = parts.map(([each, between]) => each + between).join('');
        const other = parts.map(([each, , between]) => between + each).join('');
        expect(isPrinted(tokens, one, other)).toBe(true);
      }),
    );
  });

  it('is what it is by every checker, and what is exact is the same by tokens, and what is so by tokens by floats', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        for (const checker of [exact, tokens, floats]) expect(isPrinted(checker, one, one)).toBe(true);
        expect(!isPrinted(exact, one, other) || isPrinted(tokens, one, other)).toBe(true);
        expect(!isPrinted(tokens, one, other) || isPrinted(floats, one, other)).toBe(true);
      }),
    );
  });

  it('does not depend by floats on which was expected', () => {
    fc.assert(
      fc.property(number, fc.double({ min: -3, max: 3, noNaN: true }), (a, apart) => {
        const b = a + apart * floats.tolerance * Math.max(1, Math.abs(a));
        expect(isPrinted(floats, String(a), String(b))).toBe(isPrinted(floats, String(b), String(a)));
        const isNear = Math.abs(apart) < 0.99 && Number.isFinite(b);
        expect(!isNear || isPrinted(floats, String(a), String(b))).toBe(true);
      }),
    );
  });

  it('takes no time that grows with the square of its length', () => {
    expect(isPrinted(exact, `${' '.repeat(1_000_000)}x`, 'x')).toBe(false);
  });
});
