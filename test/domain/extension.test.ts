import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualExamRuns } from '../../domain/exam.js';
import { examPlaces } from '../../domain/exam-places.js';
import { amountText } from '../../domain/figures.js';
import { extend, type Amount, type Bounds, type EndedAt, type Wanted } from '../../domain/extension.js';
import { timeLeftMs } from '../../domain/time-left.js';

const NOW = Date.parse('2027-01-01T00:00:00Z');
const BOUNDS: Bounds = { cycles: 5, maxHours: null, deadline: null, modelCalls: null, costUsd: null };
const at = (change: Partial<EndedAt> = {}): EndedAt => ({
  bounds: BOUNDS,
  ended: 'cycles',
  cycle: 5,
  activeMs: 3_600_000,
  examMs: 60_000,
  spent: { modelCalls: 100, costUsd: 1 },
  ...change,
});
const refusal = (...given: Parameters<typeof extend>): string => {
  const found = extend(...given);
  return 'refused' in found ? found.refused.join('; ') : '';
};

describe('the bounds of an extension', () => {
  it('are what it had, and more or other as it is said', () => {
    expect(extend(at(), { cycles: { more: 3 } }, NOW)).toEqual({ ...BOUNDS, cycles: 8 });
    expect(
      extend(
        at(),
        { cycles: { to: 20 }, modelCalls: { to: 500 }, costUsd: { more: 2 }, maxHours: { more: 4 }, deadline: '2027-01-02T00:00:00Z' },
        NOW,
      ),
    ).toEqual({ cycles: 20, modelCalls: 500, costUsd: 3, maxHours: 5, deadline: '2027-01-02T00:00:00Z' });
  });

  it('have no digits that nobody meant', () => {
    expect(extend(at({ bounds: { ...BOUNDS, costUsd: 2.95 } }), { cycles: { more: 1 }, costUsd: { more: 0.1 } }, NOW)).toMatchObject({
      costUsd: 3.05,
    });
    expect([2.95 + 0.1, 3.0500000000000007, 7 / 3, 0.1 + 0.2, 0.000012345678, 40, 1_000_000].map(amountText)).toEqual([
      '3.05',
      '3.05',
      '2.3333',
      '0.3',
      '0.00001235',
      '40',
      '1000000',
    ]);
  });

  it.each<[string, EndedAt, Wanted, RegExp]>([
    ['nothing', at(), {}, /^nothing is given/],
    ['no further cycle', at(), { modelCalls: { to: 900 } }, /^cycles: 5 of 5 are done/],
    ['fewer cycles than are done', at(), { cycles: { to: 3 } }, /^cycles: 5 of 5 are done, and 3 would leave none/],
    ['a budget below what is spent', at(), { cycles: { more: 1 }, modelCalls: { to: 100 } }, /^model calls: 100 are spent/],
    ['dollars below what is spent', at(), { cycles: { more: 1 }, costUsd: { to: 0.5 } }, /^dollars: \$1.0000 are spent/],
    [
      'no more of the budget that ended it',
      at({ ended: 'budget', cycle: 3, bounds: { ...BOUNDS, modelCalls: 120 } }),
      { cycles: { more: 5 } },
      /^budget: it ended because/,
    ],
    [
      'no time',
      at({ ended: 'deadline', cycle: 3, bounds: { ...BOUNDS, maxHours: 1 } }),
      { cycles: { more: 5 } },
      /^hours: 1\.00 of active work/,
    ],
    [
      'a deadline that is over',
      at({ ended: 'deadline', cycle: 3, bounds: { ...BOUNDS, deadline: '2026-12-31T00:00:00Z' } }),
      { cycles: { more: 5 } },
      /^deadline: 2026-12-31T00:00:00Z is over/,
    ],
  ])('are refused with %s', (_, ended, wanted, why) => {
    expect(refusal(ended, wanted, NOW)).toMatch(why);
  });

  it('leave it something to do, whatever is asked, or are refused', () => {
    const amount = fc.option(
      fc.oneof(fc.record({ more: fc.integer({ min: 1, max: 50 }) }), fc.record({ to: fc.integer({ min: 1, max: 300 }) })),
      { nil: undefined },
    ) as fc.Arbitrary<Amount | undefined>;
    fc.assert(
      fc.property(
        fc.record({ cycles: amount, modelCalls: amount, maxHours: amount }),
        fc.constantFrom('cycles' as const, 'budget' as const, 'deadline' as const),
        fc.integer({ min: 0, max: 5 }),
        fc.option(fc.integer({ min: 100, max: 150 }), { nil: null }),
        (wanted, ended, cycle, modelCalls) => {
          const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
          const found = extend(at({ ended, cycle, bounds: { ...BOUNDS, modelCalls } }), given, NOW);
          const goesOn =
            'refused' in found
              ? found.refused.length > 0
              : found.cycles > cycle &&
                (found.modelCalls ?? 101) > 100 &&
                (timeLeftMs(found, { activeMs: 3_600_000, examMs: 60_000 }, NOW) ?? 1) > 0;
          expect(goesOn).toBe(true);
        },
      ),
    );
  });
});

describe('how often an exam runs each task', () => {
  const plan = { sealed: 20, cycles: 10, batch: 12, callsPerEpisode: 3, modelCalls: null, costUsd: null, usdPerCall: null };

  it('is three times at most, less where it would be more than is practised, or eat up the budget; once at least', () => {
    expect(usualExamRuns(plan)).toBe(3);
    expect(usualExamRuns({ ...plan, cycles: 4 })).toBe(2);
    expect(usualExamRuns({ ...plan, cycles: 1 })).toBe(1);
    expect(usualExamRuns({ ...plan, modelCalls: 300 })).toBe(1);
    expect(usualExamRuns({ ...plan, modelCalls: 100_000 })).toBe(3);
    expect(usualExamRuns({ ...plan, costUsd: 8, usdPerCall: 0.01 })).toBe(2);
    expect(usualExamRuns({ ...plan, sealed: 0 })).toBe(1);
  });

  it('leaves two thirds of a budget to learning, where one run each does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 10, max: 50_000 }),
        (sealed, cycles, modelCalls) => {
          const runs = usualExamRuns({ ...plan, sealed, cycles, modelCalls });
          expect(runs).toBeGreaterThanOrEqual(1);
          expect(runs === 1 || 2 * runs * sealed * plan.callsPerEpisode <= modelCalls / 3).toBe(true);
        },
      ),
    );
  });

  it('gives the first run the places that an exam of one run has', () => {
    expect(examPlaces([{ id: 'a' }]).map(({ place }) => place)).toEqual([['task', 'a']]);
    expect(examPlaces([{ id: 'a' }, { id: 'b' }], 2).map(({ place }) => place.join('/'))).toEqual([
      'task/a',
      'task/b',
      'run/1/task/a',
      'run/1/task/b',
    ]);
  });
});
