import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPools } from '../../domain/split.js';

const tasksOf = (families: readonly string[], perFamily = 1) =>
  families.flatMap((family) => Array.from({ length: perFamily }, (_, index) => ({ id: `${family}-${index}`, family })));
const named = (count: number) => Array.from({ length: count }, (_, index) => `family ${index}`);
const families = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 60 });

describe('the split into pools', () => {
  it.each([
    [1, { train: 1, gate: 0, sealed: 0 }],
    [2, { train: 1, gate: 1, sealed: 0 }],
    [3, { train: 1, gate: 1, sealed: 1 }],
    [10, { train: 4, gate: 4, sealed: 2 }],
    [100, { train: 40, gate: 40, sealed: 20 }],
  ])('of %i families is %o', (count, expected) => {
    const pools = [...splitPools(tasksOf(named(count)), 7).values()];
    expect({
      train: pools.filter((each) => each === 'train').length,
      gate: pools.filter((each) => each === 'gate').length,
      sealed: pools.filter((each) => each === 'sealed').length,
    }).toEqual(expected);
  });

  it('never splits a family, leaves no pool empty and knows no order', () => {
    fc.assert(
      fc.property(families, fc.integer({ min: 1, max: 4 }), fc.nat(), (each, perFamily, seed) => {
        const tasks = tasksOf(each, perFamily);
        const pools = splitPools(tasks, seed);
        for (const family of each)
          expect(new Set(tasks.filter((task) => task.family === family).map((task) => pools.get(task.id))).size).toBe(1);
        expect(new Set(pools.values()).size).toBe(Math.min(each.length, 3));
        const back = splitPools(tasks.toReversed(), seed);
        for (const task of tasks) expect(back.get(task.id)).toBe(pools.get(task.id));
      }),
    );
  });

  it('moves at most two families when one is added, and none when a family gets another task', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 4, maxLength: 60 }), fc.nat(), (each, seed) => {
        const fewer = splitPools(tasksOf(each.slice(1)), seed);
        const more = splitPools(tasksOf(each), seed);
        expect([...fewer].filter(([id, pool]) => more.get(id) !== pool).length).toBeLessThanOrEqual(2);
        const grown = splitPools([...tasksOf(each), { id: 'one more', family: each[0] ?? '' }], seed);
        for (const [id, pool] of more) expect(grown.get(id)).toBe(pool);
      }),
    );
  });

  it('differs with the seed', () => {
    const tasks = tasksOf(named(40));
    expect(splitPools(tasks, 1)).not.toEqual(splitPools(tasks, 2));
  });
});
