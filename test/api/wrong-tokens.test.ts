import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WrongTokens } from '../../api/http/wrong-tokens.js';

const sleeps: { readonly ms: number; readonly wake: () => void }[] = [];
const wait = (ms: number): Promise<void> => new Promise((wake) => sleeps.push({ ms, wake }));

describe('wrong tokens', () => {
  beforeEach(() => {
    sleeps.length = 0;
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are answered one after the other, each later than the one before', async () => {
    const guard = new WrongTokens(wait);
    const answered: number[] = [];
    const all = [0, 1, 2].map((index) => guard.mayAnswer().then(() => answered.push(index)));
    for (const index of [0, 1, 2]) {
      await vi.waitUntil(() => sleeps.length === index + 1);
      expect(answered).toHaveLength(index);
      sleeps[index]?.wake();
      await all[index];
    }
    expect(sleeps.map(({ ms }) => ms)).toEqual([100, 200, 400]);
  });

  it('beyond a number are sent away at once', async () => {
    const guard = new WrongTokens(wait);
    const waiting = Array.from({ length: 8 }, () => guard.mayAnswer());
    expect(await guard.mayAnswer()).toBe(false);
    for (const index of waiting.keys()) {
      await vi.waitUntil(() => sleeps.length === index + 1);
      sleeps[index]?.wake();
    }
    expect(await Promise.all(waiting)).not.toContain(false);
    expect(Math.max(...sleeps.map(({ ms }) => ms))).toBe(2_000);
  });

  it('are slips again after a quiet time', async () => {
    const guard = new WrongTokens(wait);
    for (const [index, ms] of [100, 200, 100].entries()) {
      if (index === 2) vi.advanceTimersByTime(61_000);
      const answer = guard.mayAnswer();
      await vi.waitUntil(() => sleeps.length === index + 1);
      expect(sleeps[index]?.ms).toBe(ms);
      sleeps[index]?.wake();
      expect(await answer).toBe(true);
    }
  });
});
