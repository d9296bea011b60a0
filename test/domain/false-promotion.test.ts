import { describe, expect, it } from 'vitest';
import { type Decide, evenPool, falsePromotions, simulateRace, type NullPlan } from '../../bench/race-simulation.js';
import { acceptance } from '../../domain/acceptance.js';
import { judgeRace } from '../../domain/gate.js';
import { noAttempts } from '../../domain/race-evidence.js';
import { sequence } from '../../domain/random.js';

const RUNS = 100;
const CHALLENGERS = 100;
const MAX_PAIRS = 400;
/** seconds on a quiet machine; a loaded one may take its time */
const TIMEOUT_MS = 180_000;
/** the rate that is promised, and three standard errors of so many runs */
const PROMISED = 0.1 + 3 * Math.sqrt((0.1 * 0.9) / RUNS);

/** The share of campaigns in which at least one challenger that is no better was promoted. */
function falseShare(decide: Decide, counted: Pick<NullPlan, 'attempts'> = {}): number {
  const fooled = Array.from({ length: RUNS }, (_, run) => {
    const next = sequence(run + 1);
    return (
      falsePromotions(evenPool(200, 0, next), { challengers: CHALLENGERS, maxPairs: MAX_PAIRS, ...counted }, decide, next).promotions > 0
    );
  });
  return fooled.filter(Boolean).length / RUNS;
}

describe('challengers that are no better, with rollbacks forced among them', { timeout: TIMEOUT_MS }, () => {
  it(`fool the gate in at most ${PROMISED.toFixed(3)} of campaigns of ${CHALLENGERS}`, () => {
    expect(falseShare(judgeRace)).toBeLessThanOrEqual(PROMISED);
  });

  it('fool it no oftener where attempts count too', () => {
    expect(falseShare(judgeRace, { attempts: noAttempts(8) })).toBeLessThanOrEqual(PROMISED);
  });

  it('fool `greedy` nearly always, so this simulation is not blind', () => {
    expect(falseShare(acceptance('greedy').judge)).toBeGreaterThan(0.9);
  });

  it('never move `fixed`', () => {
    expect(falseShare(acceptance('fixed').judge)).toBe(0);
  });

  it('fool a gate whose threshold does not grow with the challengers far more often', () => {
    expect(falseShare((race) => judgeRace({ ...race, k: 1, promotions: 0, planned: 1 }))).toBeGreaterThan(2 * PROMISED);
  });
});

describe('a challenger that is better', () => {
  it('by 20 points is promoted in at least 85 % of first races', () => {
    const promoted = Array.from({ length: 400 }, (_, run) => {
      const next = sequence(run + 1);
      return (
        simulateRace(evenPool(200, 0.2, next), { k: 1, promotions: 0, planned: CHALLENGERS, maxPairs: MAX_PAIRS }, judgeRace, next)
          .decision === 'promoted'
      );
    });
    expect(promoted.filter(Boolean).length / promoted.length).toBeGreaterThanOrEqual(0.85);
  });
});
