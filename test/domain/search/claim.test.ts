import { describe, expect, it } from 'vitest';
import { sequence } from '../../../domain/random.js';
import { claimedGain } from '../../../domain/search/claim.js';

describe('what a race claims', () => {
  it('is nothing without pairs, and narrows with them', () => {
    expect(claimedGain({ pairs: 0, wins: 0, losses: 0 })).toEqual({ gain: 0, low: -1, high: 1 });
    const [few, many] = [claimedGain({ pairs: 40, wins: 12, losses: 4 }), claimedGain({ pairs: 400, wins: 120, losses: 40 })];
    expect([few.gain, many.gain]).toEqual([0.2, 0.2]);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
    expect(many.low).toBeGreaterThan(0);
  });

  it('holds the true gain however long one looked: 19 times of 20', () => {
    const RUNS = 100;
    const missed = Array.from({ length: RUNS }, (_, run) => {
      const next = sequence(run);
      let [wins, losses] = [0, 0];
      for (let pairs = 1; pairs <= 200; pairs += 1) {
        const luck = next();
        wins += Number(luck < 0.25);
        losses += Number(luck >= 0.25 && luck < 0.4);
        if (pairs % 20 !== 0) continue;
        const { low, high } = claimedGain({ pairs, wins, losses });
        if (low > 0.1 || high < 0.1) return true;
      }
      return false;
    }).filter(Boolean).length;
    expect(missed / RUNS).toBeLessThanOrEqual(0.05);
  });
});
