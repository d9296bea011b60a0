import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequence } from '../../domain/random.js';
import { samplingBaseline, solvedWithin, type SampledRun, type SampledTask } from '../../domain/sampling.js';

const failed = (modelCalls: number): SampledRun => ({ modelCalls, passed: false, solved: false });
const solved = (modelCalls: number): SampledRun => ({ modelCalls, passed: true, solved: true });
const fooled = (modelCalls: number): SampledRun => ({ modelCalls, passed: true, solved: false });

const run = fc
  .record({ modelCalls: fc.integer({ min: 1, max: 9 }), kind: fc.constantFrom(failed, solved, fooled) })
  .map(({ modelCalls, kind }) => kind(modelCalls));
const runs = fc.array(run, { minLength: 1, maxLength: 4 });

/** Every way in which so many runs may come out, with its chance. Each run: its calls, what it is, how likely. */
function everyWay(law: readonly (readonly [number, SampledRun])[], count: number): readonly (readonly [number, readonly SampledRun[]])[] {
  if (count === 0) return [[1, []]];
  return law.flatMap(([chance, one]) => everyWay(law, count - 1).map(([rest, others]) => [chance * rest, [one, ...others]] as const));
}

/** The chance that sampling without end solves within so many calls. */
function truth(law: readonly (readonly [number, SampledRun])[], left: number): number {
  return law.reduce((sum, [chance, { modelCalls, passed, solved: isSolved }]) => {
    if (modelCalls > left) return sum;
    return sum + chance * (passed ? Number(isSolved) : truth(law, left - modelCalls));
  }, 0);
}

describe('what so many calls solve', () => {
  it('is what the runs show, each taken as the first in turn', () => {
    expect(solvedWithin([failed(8), solved(2)], 2)).toEqual({ least: 0.5, most: 0.5 });
    expect(solvedWithin([failed(8), solved(2)], 9)).toEqual({ least: 0.5, most: 0.5 });
    expect(solvedWithin([failed(8), solved(2)], 10)).toEqual({ least: 1, most: 1 });
  });

  it('counts a pass that the hidden cases refuse as the end of it', () => {
    expect(solvedWithin([fooled(1), solved(1)], 100)).toEqual({ least: 0.5, most: 0.5 });
  });

  it('is known as far as the runs went, and only bounded beyond', () => {
    expect(solvedWithin([failed(8), failed(8)], 16)).toEqual({ least: 0, most: 0 });
    expect(solvedWithin([failed(8), failed(8)], 17)).toEqual({ least: 0, most: 1 });
  });

  it('has no bias: over all ways in which the runs may come out it is the truth, or has it between its bounds', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 14 }),
        (weights, count, calls) => {
          const all = weights.reduce((sum, each) => sum + each, 0);
          const law = [failed(4), solved(2), fooled(3)].map((each, index) => [(weights[index] ?? 0) / all, each] as const);
          const mean = (of: 'least' | 'most'): number =>
            everyWay(law, count).reduce((sum, [chance, way]) => sum + chance * solvedWithin(way, calls)[of], 0);
          const isSeen = calls <= 4 * count;
          expect(mean('least')).toBeLessThanOrEqual(truth(law, calls) + 1e-9);
          expect(mean('most')).toBeGreaterThanOrEqual(truth(law, calls) - 1e-9);
          expect(isSeen ? Math.abs(mean('least') - truth(law, calls)) : 0).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never falls with more calls, and its bounds are never the wrong way round', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 40 }), (own, calls) => {
        const [here, more] = [solvedWithin(own, calls), solvedWithin(own, calls + 1)];
        expect(more.least).toBeGreaterThanOrEqual(here.least);
        expect(here.least).toBeLessThanOrEqual(here.most);
      }),
    );
  });
});

const task = (own: readonly SampledRun[], last: number | null): SampledTask => ({ runs: own, last });
const many = (count: number, own: readonly SampledRun[], last: number | null): SampledTask[] =>
  Array.from({ length: count }, () => task(own, last));

describe('the baseline of a campaign', () => {
  it('says that learning gave more only where even the most that sampling could have given is less', () => {
    const learned = many(20, [failed(8), failed(8), failed(8)], 1);
    expect(samplingBaseline(learned, 20 * 24)).toMatchObject({
      callsATask: 24,
      seen: 24,
      solved: { least: 0, most: 0 },
      last: 1,
      matchedAt: null,
      verdict: 'learning',
    });
    expect(samplingBaseline(learned, 20 * 100)).toMatchObject({ solved: { least: 0, most: 1 }, verdict: 'unknown', p: null });
  });

  it('says that sampling would have given more, and from where on', () => {
    expect(samplingBaseline(many(20, [failed(8), solved(4)], 0), 20 * 12)).toMatchObject({
      solved: { least: 1, most: 1 },
      matchedAt: 0,
      verdict: 'sampling',
    });
    expect(samplingBaseline([...many(10, [failed(8), solved(4)], 1), ...many(10, [failed(8), failed(8)], 0)], 20 * 12)).toMatchObject({
      solved: { least: 0.5, most: 0.5 },
      last: 0.5,
      matchedAt: 12,
      verdict: 'alike',
      p: 1,
    });
  });

  it('says alike where sampling gave as much at least, though not all of it was seen', () => {
    const some = [...many(10, [solved(1)], 1), ...many(10, [failed(8)], 0)];
    expect(samplingBaseline(some, 20 * 50)).toMatchObject({ solved: { least: 0.5, most: 1 }, verdict: 'alike' });
  });

  it('says nothing where there is nothing to say', () => {
    expect(samplingBaseline([], 100)).toBeNull();
    expect(samplingBaseline([task([], 1)], 100)).toBeNull();
    expect(samplingBaseline(many(20, [solved(1)], 1), 19)).toBeNull();
    expect(samplingBaseline(many(20, [solved(1)], null), 100)).toMatchObject({
      last: null,
      matchedAt: null,
      verdict: 'no-last-exam',
      p: null,
    });
  });

  it('calls learning better by luck in few cases, where the last strategy is the first', () => {
    const next = sequence(7);
    const rates = Array.from({ length: 28 }, () => next());
    const toss = (rate: number): SampledRun => (next() < rate ? solved(1 + Math.floor(next() * 8)) : failed(8));
    const verdicts = Array.from({ length: 400 }, () => {
      const tasks = rates.map((rate) =>
        task([toss(rate), toss(rate), toss(rate)], [toss(rate), toss(rate), toss(rate)].filter((each) => each.solved).length / 3),
      );
      return samplingBaseline(tasks, 28 * 8)?.verdict;
    });
    expect(verdicts.filter((each) => each === 'learning').length).toBeLessThanOrEqual(0.05 * 400);
  });

  it('holds its interval around both bounds', () => {
    fc.assert(
      fc.property(fc.array(runs, { minLength: 2, maxLength: 12 }), fc.integer({ min: 12, max: 300 }), (own, calls) => {
        const found = samplingBaseline(
          own.map((each) => task(each, null)),
          calls,
        );
        fc.pre(found !== null);
        expect(found.low).toBeLessThanOrEqual(found.solved.least + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(found.solved.most - 1e-12);
      }),
    );
  });
});
