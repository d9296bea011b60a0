import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinned } from '../../campaigns/board.js';
import { needsOf } from '../../campaigns/needs.js';
import { pooled, practisedCycle, windowOf } from '../../campaigns/practice-table.js';
import type { TrainingRecord } from '../../ports/learning-records.js';

const record = (cycle: number, solved: readonly boolean[]): TrainingRecord => ({
  campaign: 'night',
  branch: 0,
  cycle,
  strategy: 's',
  results: solved.map((each, index) => ({
    taskId: `t${index}`,
    place: 'p',
    solved: each,
    attempts: 1,
    of: 8,
    errorClass: each ? null : 'Logic',
  })),
});

describe('the curve of a campaign', () => {
  it('says of each cycle what was solved and how the rest failed', () => {
    expect(practisedCycle(record(3, [true, false, false]))).toMatchObject({ cycle: 3, solved: 1, of: 3, failed: { Logic: 2 } });
  });

  it('pools the last cycles, never more than there are', () => {
    const cycles = pooled([record(0, [true, true]), record(1, [false, false]), record(2, [false, false])].map(practisedCycle), 2);
    expect(cycles.map(({ recent }) => recent.share)).toEqual([1, 0.5, 0]);
  });

  it('every pooled share lies in its interval', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), { maxLength: 60 }), (all) => {
        for (const { recent } of pooled(
          all.map((solved, cycle) => practisedCycle(record(cycle, solved))),
          windowOf(all.length),
        )) {
          expect(recent.share).toBeGreaterThanOrEqual(recent.low);
          expect(recent.share).toBeLessThanOrEqual(recent.high);
        }
      }),
    );
  });

  it('a small plot has the first and the last point of a long one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (n) => {
        const points = thinned(Array.from({ length: n }, (_, index) => index));
        expect(points.length).toBe(Math.min(n, 60));
        expect([points[0], points.at(-1)]).toEqual([0, n - 1]);
      }),
    );
  });
});

describe('what needs a person', () => {
  const spent = { modelCalls: 100, tokens: 1, costUsd: 9, sandboxRuns: 1 };
  const unlimited = { spent, limits: { modelCalls: null, costUsd: null } };
  const running = { id: 'night', status: 'running', because: '' } as const;

  it('is nothing while all goes well, and nothing of what has ended', () => {
    expect(needsOf(running, { waits: [] }, unlimited, null)).toEqual([]);
    expect(needsOf({ ...running, status: 'done' }, { waits: [] }, { spent, limits: { modelCalls: 100, costUsd: null } }, null)).toEqual([]);
  });

  it('a pause is to be acted on, a budget that is nearly spent to be looked at', () => {
    const needs = needsOf(
      { ...running, status: 'paused', because: 'the key was revoked' },
      { waits: [] },
      { spent, limits: { modelCalls: null, costUsd: 10 } },
      null,
    );
    expect(needs.map(({ kind, urgency }) => [kind, urgency])).toEqual([
      ['paused', 'act'],
      ['budget', 'look'],
    ]);
    expect(needs[0]?.what).toContain('the key was revoked');
  });

  it('workers that are gone are to be acted on, a service that is away comes back by itself', () => {
    const wait = { steps: ['generate'], count: 1, said: 'away', tries: 3, since: null, next: null } as const;
    const urgency = (kind: 'no-worker' | 'unavailable') => needsOf(running, { waits: [{ ...wait, kind }] }, unlimited, null)[0]?.urgency;
    expect([urgency('no-worker'), urgency('unavailable')]).toEqual(['act', 'look']);
  });

  it('many answers without a program are worth a look', () => {
    expect(needsOf(running, { waits: [] }, { ...unlimited, spent: { ...spent, unusable: 30 } }, null)[0]?.kind).toBe('unusable');
  });
});
