import { describe, expect, it } from 'vitest';
import { waitingLine, waitsOf, type Retried } from '../../domain/waiting.js';

const RETRIED: Retried = { step: 'generate', kind: 'unavailable', said: 'nothing listens there', tries: 3, sinceMs: 1_000, nextMs: 9_000 };

/** By the clock of this machine. */
function at(hours: number, minutes: number): number {
  return new Date(2027, 0, 1, hours, minutes, 5).getTime();
}

describe('what a campaign waits for', () => {
  it('is nothing while nothing failed', () => {
    expect(waitsOf([])).toEqual([]);
  });

  it('is one thing for steps that fail alike: since the first of them, until the next of them', () => {
    const waits = waitsOf([RETRIED, { ...RETRIED, step: 'episode', tries: 5, sinceMs: 500, nextMs: 8_000 }, { ...RETRIED, sinceMs: null }]);
    expect(waits).toEqual([
      {
        steps: ['generate', 'episode'],
        count: 3,
        kind: 'unavailable',
        said: 'nothing listens there',
        tries: 5,
        since: new Date(500).toISOString(),
        next: new Date(8_000).toISOString(),
      },
    ]);
  });

  it('tells different troubles apart, the longest wait first', () => {
    const waits = waitsOf([
      RETRIED,
      { ...RETRIED, said: 'slow down', kind: 'rate-limited', sinceMs: 10 },
      { ...RETRIED, said: 'who knows', sinceMs: null },
    ]);
    expect(waits.map(({ said }) => said)).toEqual(['slow down', 'nothing listens there', 'who knows']);
  });

  it('is being tried now when one of its steps is', () => {
    expect(waitsOf([RETRIED, { ...RETRIED, nextMs: null }])[0]?.next).toBeNull();
  });

  it('sends a terminal nothing that it would obey', () => {
    const [wait] = waitsOf([{ ...RETRIED, said: 'no\u001b[2K\npassed' }]);
    expect(wait === undefined ? '' : waitingLine(wait)).toContain('no\\x1b[2K\\npassed');
  });

  it('is one line for people: since when, what, how often, the next try, and what was said', () => {
    const [wait] = waitsOf([{ ...RETRIED, sinceMs: at(1, 2), nextMs: at(13, 14) }]);
    expect(wait === undefined ? '' : waitingLine(wait)).toBe(
      'waiting since 01:02:05: generate, tried 3 times; next try at 13:14:05: nothing listens there',
    );
    const [now] = waitsOf([{ ...RETRIED, tries: 1, sinceMs: null, nextMs: null }]);
    expect(now === undefined ? '' : waitingLine(now)).toBe('waiting: generate, tried once; it is being tried now: nothing listens there');
  });
});
