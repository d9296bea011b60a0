import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, nothingNamed } from '../../domain/nothing-named.js';

describe('what is told of a name that nothing has', () => {
  const lists = 'ratchet campaign list';

  it.each([
    [
      'a slip of the keys',
      'nigth',
      ['day', 'night'],
      'there is no campaign "nigth": did you mean night? `ratchet campaign list` lists all that there are',
    ],
    [
      'nothing near',
      'x',
      ['day', 'night'],
      'there is no campaign "x": there are day, night; `ratchet campaign list` lists all that there are',
    ],
    ['one alone', 'x', ['day'], 'there is no campaign "x": there is day; `ratchet campaign list` lists all that there are'],
    ['none at all', 'x', [], 'there is no campaign "x": there is none yet; `ratchet campaign list` lists them'],
    ['a name with quotes', 'a"\n', [], 'there is no campaign "a\\"\\n": there is none yet; `ratchet campaign list` lists them'],
  ])('names what was meant, or what there is: %s', (_, given, known, told) => {
    expect(nothingNamed('campaign', given, { known, lists })).toBe(told);
  });

  it('names the latest of many, and the command alone where nobody looked', () => {
    const known = Array.from({ length: 30 }, (_, at) => `campaign-${at}`);
    expect(nothingNamed('campaign', 'x', { known, lists })).toContain('there are campaign-22, ');
    expect(nothingNamed('campaign', 'x', { known, lists })).toContain('campaign-29 and 22 more; ');
    expect(nothingNamed('schedule', 'x', { lists: 'ratchet campaign schedule list' })).toBe(
      'there is no schedule "x": `ratchet campaign schedule list` lists all that there are',
    );
    expect(nothingNamed('task in toy', 'x', { known: ['one'] })).toBe('there is no task in toy "x": there is one');
  });

  it.each([
    ['nihgt', 'night'],
    ['NIGHT', 'night'],
    ['selfimprove', 'selfimprovebench'],
    ['e', undefined],
    ['morning', undefined],
  ])('takes %s for %s', (given, meant) => {
    expect(nearest(given, ['night', 'selfimprovebench', 'E1', 'E2'])).toBe(meant);
  });

  it('takes the first of those that are the fewest slips away, as if all were counted out', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 8 }), (given, known) => {
        const begun = known.filter((name) => given.length >= 3 && name.startsWith(given));
        const slips = known.map((name) => slipsOf(given, name));
        const fewest = Math.min(...slips);
        const counted = fewest <= Math.floor(given.length / 3) ? known[slips.indexOf(fewest)] : undefined;
        expect(nearest(given, known)).toBe(begun.length === 1 ? begun[0] : counted);
      }),
      { numRuns: 2_000 },
    );
  });

  it('compares with a hundred thousand addresses in no time that anybody notices', () => {
    const known = Array.from({ length: 100_000 }, (_, at) => `night/b0/c${at}/practise/0/some-task`);
    expect(nearest('night/b0/c99999/practise/0/some-tsak', known)).toBe('night/b0/c99999/practise/0/some-task');
  });
});

/** Letters that are otherwise, as they are defined. */
function slipsOf(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  if (one.at(-1) === other.at(-1)) return slipsOf(a, b);
  const swapped = one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1);
  return 1 + Math.min(slipsOf(a, other), slipsOf(one, b), slipsOf(a, b), swapped ? slipsOf(one.slice(0, -2), other.slice(0, -2)) : 99);
}
