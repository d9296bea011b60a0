import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programIn, reflectionIn, withoutProgram } from '../../web/pages/campaign/programs.js';
import { duration, evidence, moment, percent, usd } from '../../web/ui/figures.js';

describe('what an answer holds', () => {
  it('its last program, and what it says beside that', () => {
    const answer = 'First I thought:\n```python\nx = 1\n```\nbut no:\n```python\nx = 2\n```\nThat is it.\n';
    expect(programIn(answer)).toBe('x = 2\n');
    expect(withoutProgram(answer)).toBe('First I thought:\n```python\nx = 1\n```\nbut no:\n\nThat is it.');
    expect(programIn('no program')).toBeNull();
  });

  it('nothing is lost of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '`', '\n', ' ', '~') }), (text) => {
        const program = programIn(text);
        expect(program === null || text.includes(program)).toBe(true);
        expect(program !== null || withoutProgram(text) === text.trim()).toBe(true);
      }),
    );
  });

  it('a reflection is read as it was asked for, and shown as it came where it is not', () => {
    expect(reflectionIn('{"sentence": "s", "nextIdea": "n", "confidence": 0.5}')).toEqual({
      sentence: 's',
      nextIdea: 'n',
      confidence: 0.5,
    });
    expect(reflectionIn('I am not sure')).toEqual({ sentence: 'I am not sure', nextIdea: '', confidence: null });
    expect(reflectionIn('[1]').sentence).toBe('[1]');
  });
});

describe('figures as people read them', () => {
  it('are short, and say no more than is known', () => {
    expect([percent(0.5249), usd(0), usd(0.0123), usd(3.456), usd(123.4)]).toEqual(['52 %', '$0.00', '$0.0123', '$3.46', '$123']);
    expect([duration(1_400), duration(59 * 60_000), duration(95 * 60_000)]).toEqual(['1 s', '59 min', '1 h 35 min']);
    expect([evidence(0), evidence(Math.log(20)), evidence(Math.log(4_100))]).toEqual(['1.0', '20', '4.1e+3']);
  });

  it('a moment is told by how long ago it was', () => {
    const now = new Date(2027, 2, 2, 9, 0);
    expect(moment(new Date(2027, 2, 2, 6, 31), now)).toBe('today 06:31');
    expect(moment(new Date(2027, 2, 1, 23, 10), now)).toBe('yesterday 23:10');
    expect(moment(new Date(2026, 10, 24, 3, 12), now)).toBe('24 Nov 2026 03:12');
  });
});
