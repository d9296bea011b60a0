import { describe, expect, it } from 'vitest';
import { readTask, type TaskView } from '../../offline-model/prompt/read-prompt.js';
import { poolsOf } from '../../offline-model/rank/pools.js';
import { AS_GIVEN, promptOf, taskOf, toolbox } from './fixtures.js';
import type { Tried } from '../../domain/tried.js';

const PROGRAM = "def level(x):\n    if x > 8:\n        return 'high'\n    if x < 2:\n        return 'low'\n    return 'low'\n";
const HALF = PROGRAM.replace("'high'", "'High'");
const WHOLE = HALF.replaceAll("'low'", "'Low'");

const given: Tried = {
  ...AS_GIVEN,
  passed: 0,
  total: 6,
  failures: [{ id: 'v1', status: 'failed', message: 'level(9) returned "high", expected "High"' }],
};

function viewAfter(passed: number) {
  const half: Tried = { ...given, candidate: { 'solution.py': HALF }, passed };
  return readTask(promptOf(taskOf(PROGRAM), { tried: [given, half] }));
}

function bestOf(passed: number): number {
  const second = poolsOf(viewAfter(passed), toolbox()).find((pool) => pool.isSecond);
  return Math.max(...(second?.scores ?? []));
}

describe('a second edit', () => {
  it('is tried only on one that helped', () => {
    expect(poolsOf(viewAfter(0), toolbox()).map((pool) => pool.isSecond)).toEqual([false]);
    expect(poolsOf(viewAfter(1), toolbox()).map((pool) => pool.isSecond)).toEqual([false, true]);
  });

  it('is likelier the more the first one mended', () => {
    expect(bestOf(5)).toBeGreaterThan(bestOf(1));
  });

  it('is of the same kind first, and so mends a mistake that was made twice', () => {
    const second = poolsOf(viewAfter(4), toolbox()).find((pool) => pool.isSecond);
    const candidates = second?.candidates ?? [];
    const first = (second?.scores ?? new Float64Array()).indexOf(bestOf(4));
    expect(candidates[first]?.operator).toBe('constant-swap');
    expect(candidates.map((candidate) => candidate.text)).toContain(WHOLE);
  });
});

describe('a failure of a suite that tests many functions', () => {
  const MANY = 'def low(x):\n    return x < 1\n\n\ndef high(x):\n    return x > 8\n';
  const best = (suite: TaskView['suite'], message = 'assert not True', id = 'tests/test_it.py::test_high'): number | undefined => {
    const tried: Tried = { ...given, failures: [{ id, status: 'failed', message }] };
    const [pool] = poolsOf({ ...readTask(promptOf(taskOf(MANY), { tried: [tried] })), suite }, toolbox());
    return pool?.candidates[pool.scores.indexOf(Math.max(...pool.scores))]?.line;
  };

  it('is looked for in the functions that it names', () => {
    expect(best({ ran: [] })).toBe(6);
    expect(best(null)).toBe(2);
  });

  it('is looked for in the functions that failing tests ran, where it names none', () => {
    expect(best({ ran: ['high'] }, 'assert not True', 'tests/test_it.py::test_above')).toBe(6);
  });
});
