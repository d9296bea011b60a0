import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustered, compareAttempts, mcnemar, mean, median, pairedByTask, signFlip, successRate, wilson } from '../../domain/metrics.js';
import { sequence } from '../../domain/random.js';

describe('the Wilson interval', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [13, 20, 0.4329, 0.8188],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i is %d to %d', (hits, n, low, high) => {
    const rate = wilson(hits, n);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  it('is everything when nothing was counted', () => {
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1, n: 0 });
  });

  it('holds the value, stays within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const hits = Math.round(n * share);
        const rate = wilson(hits, n);
        const mirrored = wilson(n - hits, n);
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.high).toBeLessThanOrEqual(1);
        expect(rate.low).toBeLessThanOrEqual(rate.value);
        expect(rate.high).toBeGreaterThanOrEqual(rate.value);
        expect(rate.low).toBeCloseTo(1 - mirrored.high, 12);
      }),
    );
  });

  it('counts solved episodes and leaves out void ones', () => {
    const rate = successRate([
      { solved: true, status: 'passed' },
      { solved: false, status: 'failed' },
      { solved: false, status: 'void' },
    ]);
    expect(rate).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe('middles', () => {
  it('are those of the numbers, and 0 of nothing', () => {
    expect([mean([]), mean([1, 2, 6])]).toEqual([0, 3]);
    expect([median([]), median([3]), median([10, 1]), median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([0, 3, 5.5, 2, 2.5]);
  });
});

describe("McNemar's exact test", () => {
  it.each([
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [1, 8, 0.0390625],
    [10, 2, 0.03857421875],
    [7, 7, 1],
  ])('of %i wins and %i losses gives p = %d', (wins, losses, p) => {
    expect(mcnemar(wins, losses)).toBeCloseTo(p, 12);
  });
});

describe('the comparison of attempts', () => {
  it('counts an unsolved task with the cap', () => {
    const compared = compareAttempts(
      [
        { before: null, after: 3 },
        { before: 10, after: 10 },
        { before: 4, after: 6 },
        { before: null, after: null },
        { before: 30, after: 9 },
      ],
      12,
    );
    expect(compared).toMatchObject({ before: 10, after: 8, faster: 2, slower: 1 });
    // |sum| of ±9 ±2 ±3 is 10 or more in 4 of the 8 tosses (±14, ±10).
    expect(compared.p).toBeCloseTo(0.5, 12);
  });

  it('agrees with counting every toss', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 10 }), (differences) => {
        const observed = Math.abs(differences.reduce((sum, each) => sum + each, 0));
        let extreme = 0;
        for (let toss = 0; toss < 2 ** differences.length; toss += 1) {
          const sum = differences.reduce((total, each, bit) => total + ((toss >> bit) & 1 ? each : -each), 0);
          if (Math.abs(sum) >= observed) extreme += 1;
        }
        expect(signFlip(differences)).toBeCloseTo(extreme / 2 ** differences.length, 10);
      }),
    );
  });

  it('changes sign with the sides, not p', () => {
    const attempts = fc.option(fc.integer({ min: 1, max: 12 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.record({ before: attempts, after: attempts }), { maxLength: 40 }), (pairs) => {
        const there = compareAttempts(pairs, 12);
        const back = compareAttempts(
          pairs.map(({ before, after }) => ({ before: after, after: before })),
          12,
        );
        expect(back).toMatchObject({ before: there.after, after: there.before, faster: there.slower, slower: there.faster });
        expect(back.p).toBeCloseTo(there.p, 12);
      }),
    );
  });
});

const tasks = (...solved: readonly number[]) => solved.map((each) => ({ solved: each, of: 3 }));

describe('a share over tasks that were run several times', () => {
  it("is Wilson's with one run each", () => {
    expect(
      clustered([
        { solved: 1, of: 1 },
        { solved: 0, of: 1 },
        { solved: 1, of: 1 },
      ]),
    ).toEqual(wilson(2, 3));
    expect(clustered([])).toEqual(wilson(0, 0));
  });

  it('is as uncertain as the tasks are few where the runs of a task are alike, and more certain where they are not', () => {
    const alike = clustered(tasks(3, 3, 3, 3, 3, 0, 0, 0, 0, 0));
    const [once, thrice] = [wilson(5, 10), wilson(15, 30)];
    expect(alike.high - alike.low).toBeCloseTo(once.high - once.low, 1);
    const mixed = clustered(tasks(1, 2, 1, 2, 1, 2, 1, 2, 1, 2));
    expect(mixed.high - mixed.low).toBeCloseTo(thrice.high - thrice.low, 6);
  });

  it('is never surer than as many tasks as there were runs, nor less than the tasks; and holds what was seen', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }), (solved) => {
        const total = solved.reduce((sum, each) => sum + each, 0);
        const [found, few, many] = [clustered(tasks(...solved)), wilson(total / 3, solved.length), wilson(total, solved.length * 3)];
        expect(found).toMatchObject({ n: solved.length * 3 });
        expect(found.value).toBeCloseTo(total / (solved.length * 3), 12);
        expect(found.low).toBeLessThanOrEqual(found.value + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12);
        expect(found.high - found.low).toBeLessThanOrEqual(few.high - few.low + 1e-9);
        expect(found.high - found.low).toBeGreaterThanOrEqual(many.high - many.low - 1e-9);
      }),
    );
  });

  it('covers the truth about as often as it says, where tasks differ and their runs are alike', () => {
    const next = sequence(3);
    let covered = 0;
    const rounds = 600;
    for (let round = 0; round < rounds; round += 1) {
      const drawn = Array.from({ length: 30 }, () => {
        const chance = next() < 0.5 ? 0.9 : 0.2;
        return { solved: [next(), next(), next()].filter((each) => each < chance).length, of: 3 };
      });
      const { low, high } = clustered(drawn);
      covered += Number(low <= 0.55 && 0.55 <= high);
    }
    expect(covered / rounds).toBeGreaterThan(0.91);
  });
});

describe('the comparison of exams that ran several times', () => {
  it('takes the runs of a task as one: three runs of one task that got better are no three tasks', () => {
    expect(pairedByTask([{ before: 0, after: 3 }])).toBe(1);
    expect(pairedByTask(Array.from({ length: 6 }, () => ({ before: 0, after: 1 })))).toBeCloseTo(mcnemar(6, 0), 12);
    const runs = ['a', 'a', 'a', 'b', 'b', 'b'].map((task) => ({ task, before: 5, after: 1 }));
    expect(compareAttempts(runs, 8)).toMatchObject({ before: 5, after: 1, faster: 2, slower: 0, p: 0.5 });
    expect(
      compareAttempts(
        runs.map(({ before, after }) => ({ before, after })),
        8,
      ),
    ).toMatchObject({ faster: 6, p: 1 / 32 });
  });
});
