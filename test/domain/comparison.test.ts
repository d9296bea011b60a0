import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, type ComparedRun, judgeDrop, MOST_DROP_POINTS } from '../../domain/comparison.js';

const side = (solved: boolean) => ({ solved, attempts: solved ? 1 : null });

function runsOf(pairs: readonly (readonly [before: boolean, after: boolean])[], task = 't'): ComparedRun[] {
  return pairs.map(([before, after]) => ({ task, before: side(before), after: side(after) }));
}

const many = (n: number, before: boolean, after: boolean) => Array.from({ length: n }, (): [boolean, boolean] => [before, after]);

describe('two strategies on the same tasks', () => {
  it('are compared by what each solved, task by task', () => {
    const compared = compareRuns([...runsOf([[false, true], [true, true]], 'one'), ...runsOf([[true, false]], 'two')]); // prettier-ignore
    expect(compared).toMatchObject({
      pairs: 3,
      wins: 1,
      losses: 1,
      tasks: [
        { task: 'one', pairs: 2, before: 1, after: 2 },
        { task: 'two', pairs: 1, before: 1, after: 0 },
      ],
      gain: { gain: 0 },
      p: 1,
    });
  });

  it('make no pair of a run that says nothing on one side, and show its task all the same', () => {
    const compared = compareRuns([{ task: 'one', before: null, after: side(true) }]);
    expect(compared).toMatchObject({ pairs: 0, wins: 0, tasks: [{ task: 'one', pairs: 0, before: 0, after: 0 }] });
  });

  it('have a gain that lies in its own interval, whichever way they are looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 60 }), (pairs) => {
        const there = compareRuns(runsOf(pairs));
        const back = compareRuns(runsOf(pairs.map(([before, after]) => [after, before])));
        expect(there.gain.low).toBeLessThanOrEqual(there.gain.gain);
        expect(there.gain.high).toBeGreaterThanOrEqual(there.gain.gain);
        expect(back.gain.gain).toBeCloseTo(-there.gain.gain);
        expect([back.wins, back.losses, back.p]).toEqual([there.losses, there.wins, there.p]);
      }),
    );
  });
});

describe('a fall of success', () => {
  it('is shown where the baseline alone solves', () => {
    expect(judgeDrop(runsOf(many(20, true, false)), 10)).toMatchObject({
      decision: 'fell',
      because: expect.stringContaining('of 20 pairs the baseline alone solved 20, the other alone 0, and 0 came out alike'),
    });
  });

  it('is shown to be absent by many pairs that are alike', () => {
    expect(judgeDrop(runsOf(many(200, true, true)), 10).decision).toBe('held');
  });

  it('is undecided where little was run, and says what would tell', () => {
    expect(judgeDrop(runsOf(many(3, true, true)), 10)).toMatchObject({
      decision: 'undecided',
      because: expect.stringContaining('more runs'),
    });
    expect(judgeDrop([], 10).decision).toBe('undecided');
  });

  it('is not shown by the same pairs where a larger one is allowed', () => {
    const runs = runsOf([...many(12, true, false), ...many(28, true, true)]);
    expect(judgeDrop(runs, 5).decision).toBe('fell');
    expect(judgeDrop(runs, MOST_DROP_POINTS).decision).toBe('undecided');
  });

  it('is never shown and shown to be absent at once', () => {
    const pairs = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 200 });
    fc.assert(
      fc.property(pairs, fc.integer({ min: 0, max: MOST_DROP_POINTS }), (drawn, points) => {
        const { decision } = judgeDrop(runsOf(drawn), points);
        const mirrored = judgeDrop(runsOf(drawn.map(([before, after]) => [after, before])), points);
        expect([decision, mirrored.decision].filter((each) => each === 'fell').length).toBeLessThan(2);
      }),
    );
  });
});
