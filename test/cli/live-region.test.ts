import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { practiceCurve } from '../../campaigns/practice-curve.js';
import { regionLines } from '../../cli/live-region.js';
import { trainingList } from '../../ports/lists.js';
import { openFakeStore } from '../support/fake-store.js';
import { AT } from './progress-fixture.js';

const CURVE = [1, 3, 6].map((solved, cycle) => ({ cycle, solved, of: 12 }));

describe('the region of a terminal', () => {
  it('shows where it stands, the curve, the evidence against its threshold, the champion, spend and time left', () => {
    expect(regionLines({ ...AT, curve: CURVE }, 'race', 100)).toEqual([
      'night: cycle 2 of 5 · race',
      "practice ▂▃▅ 8 % → 50 % of a cycle's tasks solved",
      'evidence ████████████████████ 31.9 of 20.3',
      'champion abcabcabcabc · 1 race, none promoted yet',
      '$0.0123 · 40 calls of 500 · 12345 tokens · about 3 min left',
    ]);
    expect(regionLines({ ...AT, race: null }, 'learn', 100)).toHaveLength(3);
  });

  it('never has a line that wraps, or one that somebody else wrote', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 200 }), (because, width) => {
        const state = { ...AT.state, id: `a\n\u001b[2J${because}` };
        for (const line of regionLines({ ...AT, state, curve: CURVE }, because, width)) {
          expect(line.length).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});

describe('the curve', () => {
  it('has a point for each cycle, as it went last, and none for a challenger', async () => {
    const store = openFakeStore();
    const train = async (address: string, cycle: number, solved: number): Promise<void> => {
      const results = Array.from({ length: 4 }, (_, index) => ({
        taskId: `t${index}`,
        place: `c${cycle}/${index}`,
        solved: index < solved,
        attempts: 1,
        of: 4,
        errorClass: null,
      }));
      await store.keep('trainings', address, { campaign: 'n', branch: 0, cycle, strategy: 's', results });
      await store.append(trainingList('n'), address);
    };
    await train('n/b0/c0/training', 0, 1);
    await train('n/b0/c0/screen', 0, 4);
    await train('n/b0/c1/training', 1, 2);
    await train('n/b1/c1/training', 1, 3);
    expect(await practiceCurve(store, 'n')).toEqual([
      { cycle: 0, solved: 1, of: 4 },
      { cycle: 1, solved: 3, of: 4 },
    ]);
  });
});
