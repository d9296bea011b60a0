import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, type Part } from '../../cli/fit.js';
import { table } from '../../cli/output.js';
import { duration } from '../../cli/report-table.js';
import { regionLines } from '../../cli/live-region.js';
import { progressLine, statusText } from '../../cli/watch.js';
import { visibleLine } from '../../domain/visible.js';
import { AT } from './progress-fixture.js';
import { anyText } from '../support/any-text.js';

describe('the line of progress', () => {
  it('says cycle, evidence, champion, spend against its limit, and time left', () => {
    expect(progressLine(AT)).toBe(
      'cycle 2 of 5 · race: 10 of at most 100 pairs, 7 won, 0 lost, e-value 31.9 of 20.3 · about 3 min left · $0.0123 · 40 calls of 500 · 12345 tokens · champion abcabcabcabc',
    );
  });

  it('says that a time left is the least where what runs takes longer than it did before', () => {
    const late = { ...AT, leftIsLeast: true } as const;
    expect(progressLine(late)).toContain(' · at least 3 min left · ');
    expect(progressLine(late, 104)).toContain(' · at least 3 min left · ');
    expect(regionLines(late, 'race', 100).join(' ')).toContain(' · at least 3 min left');
  });

  it('says what a race lacks where it has evidence enough', () => {
    const lacks = 'better on 5 families only, 6 needed';
    const race = { k: 1, pairs: 80, of: 400, wins: 11, losses: 2, logE: Math.log(33.6), logThreshold: Math.log(22.6), lacks };
    expect(progressLine({ ...AT, race })).toContain('e-value 33.6 of 22.6, but better on 5 families only, 6 needed · ');
    expect(regionLines({ ...AT, race }, 'race', 100).join(' ')).toContain('33.6 of 22.6, but better on 5 families only, 6 needed');
  });

  it('says how many answers could not be used', () => {
    expect(progressLine({ ...AT, spent: { ...AT.spent, unusable: 7 } })).toContain(' · 7 unusable answers · ');
    expect(progressLine({ ...AT, spent: { ...AT.spent, unusable: 1 } })).toContain(' · 1 unusable answer · ');
  });

  it('counts the cycles of one that has ended as its report does, and episodes of a practice', () => {
    expect(progressLine({ ...AT, phase: 'ended', state: { ...AT.state, status: 'stopped' } })).toMatch(/^after 1 of 5 cycles · ended/);
    expect(progressLine({ ...AT, phase: 'practise' })).toContain('practise: 12 of 12 episodes done, 3 solved');
  });

  it('says how far an exam is, and why a campaign is paused', () => {
    expect(progressLine({ ...AT, phase: 'sealed', exam: { done: 3, of: 28 }, leftMs: null })).toContain(
      'exam on the sealed tasks: 3 of 28 runs done ·',
    );
    expect(progressLine({ ...AT, phase: 'paused', state: { ...AT.state, because: 'lunch' } })).toContain('paused: lunch');
  });
});

describe('a campaign that waits, or has paid in vain', () => {
  const waits = [
    {
      steps: ['generate'],
      count: 1,
      kind: 'unavailable',
      said: 'nothing listens\u001b[2K there',
      tries: 7,
      since: new Date(2027, 0, 1, 3, 4, 5).toISOString(),
      next: null,
    },
  ] as const;
  const lost = { modelCalls: 8, tokens: 900, costUsd: 0.25, last: 'the stream ended\nearly' };

  it('says so in the line of progress', () => {
    expect(progressLine({ ...AT, lost, waits })).toMatch(
      /of these 8 calls at most \$0\.2500 paid, not taken .* · waiting since 03:04:05: generate, tried 7 times; it is being tried now: nothing listens\\x1b\[2K there$/,
    );
  });

  it('says it on lines of their own, with what is reserved', () => {
    expect(
      statusText({ ...AT, lost, waits, reserved: { modelCalls: 44, costUsd: 0 } })
        .split('\n')
        .slice(1),
    ).toEqual([
      'reserved, for calls in flight and for the last exam: 44 calls, $0.0000',
      'paid, not taken: 8 calls, at most 900 tokens and $0.2500; the latest: the stream ended\\nearly',
      'waiting since 03:04:05: generate, tried 7 times; it is being tried now: nothing listens\\x1b[2K there',
    ]);
  });
});

describe('the line of progress on a terminal', () => {
  it('keeps cost and time left where there is little room: parts are shortened or left out as a whole', () => {
    expect(progressLine(AT, 95)).toBe('cycle 2 of 5 · race 10/100 · 3 min left · $0.0123 · 40 calls of 500 · champion abcabc');
    expect(progressLine(AT, 60)).toBe('cycle 2 of 5 · race 10/100 · 3 min left · $0.0123');
    expect(progressLine(AT, 40)).toBe('cycle 2 of 5 · race 10/100 · $0.0123');
    expect(progressLine({ ...AT, limits: { modelCalls: null, costUsd: 3.0500000000000007 } })).toContain('$0.0123 of $3.05 ·');
  });

  it('fits any width, and never holds a part of a part but where nothing else is left', () => {
    const part = fc.record<Part>(
      { text: anyText({ minLength: 1 }), short: fc.string(), worth: fc.nat(9) },
      { requiredKeys: ['text', 'worth'] },
    );
    const wrong = fc.check(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 80 }), (parts, width) => {
        const line = fit(parts, width);
        const known = new Set(parts.flatMap(({ text, short }) => [visibleLine(text), visibleLine(short ?? text)]));
        return line.length <= width && !/\p{Cc}/u.test(line) && (line.endsWith('…') || [...known].some((each) => line.startsWith(each)));
      }),
    );
    expect(wrong.counterexample).toBeNull();
  });

  it('is all of it where there is room', () => {
    expect(progressLine(AT, 1_000)).toBe(progressLine(AT));
  });
});

describe('what a terminal shows', () => {
  it('aligns numbers to the right and words to the left', () => {
    expect(
      table(
        ['name', 'n'],
        [
          ['a', 1],
          ['long name', 20],
        ],
      ),
    ).toBe('name        n\n---------  --\na           1\nlong name  20');
  });

  it('gives durations in the unit that a person would', () => {
    expect([800, 89_000, 91_000, 3_600_000, 9_000_000].map(duration)).toEqual(['1 s', '89 s', '2 min', '60 min', '2.5 h']);
  });
});
