import { describe, expect, it } from 'vitest';
import { ALARM_WINDOW } from '../../domain/trust-region.js';
import { watchAlarm, watchFell, watchFrom, watchOn, type HealthSample } from '../../domain/trust-watch.js';

const GAUGE: HealthSample = { fingerprint: 'm', answerTokens: 100, modelErrors: 0, sandboxFaults: 0, verdictMs: 10 };
const first = { checkpoint: 'c/b0/checkpoint-1', strategy: 'aaa', view: [] };
const second = { checkpoint: 'c/b0/checkpoint-2', strategy: 'bbb', view: [{ branch: 0, upToCycle: 3 }] };
const results = (solved: number): boolean[] => Array.from({ length: ALARM_WINDOW }, (_, index) => index < solved);

describe('the watch for a fall', () => {
  it('knows what to expect after a whole window only, and raises no alarm before', () => {
    const half = watchOn(watchFrom(first, null), results(15).slice(0, 10), GAUGE, 0.1);
    expect(half.baseline).toBeNull();
    expect(watchAlarm(half, 0.1).raised).toBe(false);
    const whole = watchOn(half, results(15).slice(10), GAUGE, 0.1);
    expect(whole.baseline).toMatchObject({ ...first, solved: 15, of: ALARM_WINDOW, gauge: GAUGE });
    expect(watchAlarm(whole, 0.1).raised).toBe(false);
  });

  it('raises an alarm on a fall of more than the margin, and keeps the measure that was confirmed', () => {
    const confirmed = watchOn(watchFrom(first, null), results(15), GAUGE, 0.1);
    expect(watchAlarm(watchOn(confirmed, results(13), GAUGE, 0.1), 0.1).raised).toBe(false);
    const fallen = watchOn(confirmed, results(12), GAUGE, 0.1);
    expect(watchAlarm(fallen, 0.1).raised).toBe(true);
    expect(fallen.baseline).toEqual(confirmed.baseline);
  });

  it('measures a new champion against what was confirmed before it, until a window went by without alarm', () => {
    const confirmed = watchOn(watchFrom(first, null), results(15), GAUGE, 0.1);
    const bad = watchOn(watchFrom(second, confirmed.baseline), results(5), GAUGE, 0.1);
    expect(bad.baseline?.strategy).toBe('aaa');
    expect(watchAlarm(bad, 0.1).raised).toBe(true);
    const good = watchOn(watchFrom(second, confirmed.baseline), results(18), GAUGE, 0.1);
    expect(good.baseline).toMatchObject({ ...second, solved: 18 });
  });

  it('holds it for a fall of everything only where luck hardly makes so few', () => {
    const { baseline } = watchOn(watchFrom(first, null), results(15), GAUGE, 0.1);
    expect(baseline !== null && watchFell({ baseline, latest: results(8) })).toBe(false);
    expect(baseline !== null && watchFell({ baseline, latest: results(5) })).toBe(true);
  });
});
