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

  it('compares with a hundred thousand addresses in no time that anybody notices', () => {
    const known = Array.from({ length: 100_000 }, (_, at) => `night/b0/c${at}/practise/0/some-task`);
    expect(nearest('night/b0/c99999/practise/0/some-tsak', known)).toBe('night/b0/c99999/practise/0/some-task');
  });
});
