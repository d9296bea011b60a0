import { describe, expect, it } from 'vitest';
import { changingWorld, simulateController } from '../../bench/controller-simulation.js';
import type { Controller } from '../../domain/meta/controllers.js';
import { mean } from '../../domain/metrics.js';
import { sequence } from '../../domain/random.js';

const RUNS = 16;
const LENGTH = 100;
const BUDGET_CALLS = LENGTH * 120;

/** The expected promotions that were missed, for each call of the same budget. */
function regret(controller: Controller): number {
  const world = changingWorld(LENGTH);
  return mean(
    Array.from({ length: RUNS }, (_, run) => {
      const { regret: missed, choices } = simulateController(controller, world, BUDGET_CALLS, run, sequence(run + 1));
      return missed / choices;
    }),
  );
}

describe('where the best tactics are known', () => {
  it('both controllers that learn miss less than one that draws', () => {
    const drawn = regret('random');
    expect(regret('thompson')).toBeLessThan(0.95 * drawn);
    expect(regret('policy-gradient')).toBeLessThan(drawn);
  });
});
