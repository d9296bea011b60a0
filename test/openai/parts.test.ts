import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { retryAfterMs } from '../../infra/openai/retry-after.js';
import { framesOf } from '../../infra/openai/sse.js';
import { Throttle } from '../../infra/openai/throttle.js';
import { promptTokensAtLeast, tokensAtLeast, tokensAtMost } from '../../infra/openai/tokens.js';
import { never } from './endpoint.js';

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T00:00:00Z');

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Sat, 21 Nov 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Fri, 20 Nov 2026 23:00:00 GMT' }, 0],
    [{ 'retry-after': '86400' }, 3_600_000],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after-ms': '120', 'retry-after': '1' }, 120],
    [{ 'x-ratelimit-reset-requests': '6m0s', 'x-ratelimit-reset-tokens': '1.5s' }, 360_000],
    [{ 'x-ratelimit-reset-tokens': '20ms' }, 20],
    [{ 'x-ratelimit-reset-requests': '12' }, 12_000],
    [{}, undefined],
  ])('%j', (headers, expected) => {
    expect(retryAfterMs(new Headers(headers), now)).toBe(expected);
  });
});

describe('an event stream', () => {
  it('reads the same however its bytes are cut into packets', async () => {
    const frames = ['{"text":"naïve 漢字 🦀"}', '{"text":"b"}', '{"text":"c"}'];
    const bytes = new TextEncoder().encode(
      `\ufeff: comment\r\n\r\nevent: x\ndata:\n\ndata: ${frames[0]}\r\n\r\ndata:${frames[1]}\rdata: ${frames[2]}\n\ndata: [DONE]`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }), async (cuts) => {
        const ends = [...cuts, bytes.length].toSorted((a, b) => a - b);
        const packets = ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
        const read: string[] = [];
        for await (const frame of framesOf(ReadableStream.from(packets)))
          read.push(frame.kind === 'value' ? JSON.stringify(frame.value) : frame.kind);
        expect(read).toEqual([...frames, 'done']);
      }),
    );
  });
});

describe('bounds on tokens', () => {
  it('the lower is never above the upper, and both grow with the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(tokensAtLeast(a)).toBeLessThanOrEqual(tokensAtMost(a));
        expect(tokensAtMost(a + b)).toBeGreaterThanOrEqual(tokensAtMost(a));
        expect(tokensAtLeast(a + b)).toBeGreaterThanOrEqual(tokensAtLeast(a));
      }),
    );
  });

  it('a token never has less than a byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tokensAtMost(text)).toBeLessThanOrEqual(Buffer.byteLength(text));
      }),
    );
  });

  /** One token for each part between bars, as tokenizers in use cut them; some take digits one by one. */
  it.each(['def| add|(a|,| b|):\n|   | return| a| +| b|\n', '[|1|,| |2|,| |3|]', '1|2|3|4|5', 'self|.|_count| +=| |1'])(
    'hold for %j',
    (text) => {
      const parts = text.split('|');
      expect(tokensAtMost(parts.join(''))).toBeGreaterThanOrEqual(parts.length);
      expect(tokensAtLeast(parts.join(''))).toBeLessThanOrEqual(parts.length);
    },
  );

  it('a long run of one character is no long prompt', () => {
    expect(promptTokensAtLeast([{ role: 'user', content: `${'='.repeat(10_000)}${' '.repeat(10_000)}` }])).toBe(0);
  });
});

describe('the rate of calls', () => {
  it('stays within the limit in every window', async () => {
    const windowMs = 200;
    let now = 0;
    // time passes when nobody has anything left to do before
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        const until = now + ms;
        await new Promise(setImmediate);
        now = Math.max(now, until);
      },
    };
    const throttle = new Throttle({ concurrency: 10, startsPerWindow: 4, windowMs }, clock);
    const starts: number[] = [];
    await Promise.all(Array.from({ length: 10 }, () => throttle.run(never, async () => void starts.push(now))));
    for (const [index, start] of starts.entries())
      expect((starts[index + 4] ?? Number.POSITIVE_INFINITY) - start).toBeGreaterThanOrEqual(windowMs);
    expect(starts).toHaveLength(10);
  });

  it('gives a turn back when the work fails, and in the order of coming', async () => {
    const throttle = new Throttle({ concurrency: 1, startsPerWindow: null, windowMs: 1 });
    const order: number[] = [];
    const failing = throttle.run(never, () => Promise.reject(new Error('failed')));
    const others = [1, 2, 3].map((each) => throttle.run(never, async () => void order.push(each)));
    await expect(failing).rejects.toThrow('failed');
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
  });
});
