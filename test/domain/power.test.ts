import { describe, expect, it } from 'vitest';
import { evenPool, simulateRace } from '../../bench/race-simulation.js';
import { STEPPED } from '../../bench/race-schemes.js';
import { drawnPower } from '../../domain/drawn-power.js';
import { noAttempts } from '../../domain/race-evidence.js';
import { judgeRace } from '../../domain/gate.js';
import { powerPlan, racePower, smallestGain } from '../../domain/power.js';
import { sequence } from '../../domain/random.js';

/** The rates that the promises are given for: 20 and 10 points better. */
const BETTER_20 = { win: 0.3, loss: 0.1 };
const BETTER_10 = { win: 0.25, loss: 0.15 };
const race = (k: number) => ({ k, promotions: 0, planned: 20, maxPairs: 400 });

describe('the power of a race of 400 pairs, exactly', () => {
  it('passes what is promised at the 1st, 5th and 20th challenger', () => {
    expect(racePower(BETTER_20, race(1)).promoted).toBeGreaterThan(0.98);
    const better10 = [1, 5, 20].map((k) => racePower(BETTER_10, race(k)).promoted);
    for (const [index, least] of [0.6, 0.4, 0.25].entries()) expect(better10[index]).toBeGreaterThan(least);
  });

  it('is above that of the scheme it came from, for every gain and challenger', () => {
    for (const rates of [BETTER_10, BETTER_20]) {
      for (const k of [1, 5, 20])
        expect(racePower(rates, race(k)).promoted).toBeGreaterThan(racePower(rates, race(k), STEPPED).promoted + 0.05);
    }
  });

  it('promotes one that is no better with at most the share of this challenger', () => {
    expect(racePower({ win: 0.2, loss: 0.2 }, race(1)).promoted).toBeLessThan(0.1 * 0.3);
    expect(racePower({ win: 0.2, loss: 0.2 }, race(20)).promoted).toBeLessThan(0.1 * 0.02);
  });

  it('agrees with races that are drawn', () => {
    const [win, loss] = [0.235, 0.135];
    const runs = Array.from({ length: 1_000 }, (_, run) => {
      const next = sequence(run + 1);
      return simulateRace(evenPool(200, 0.1, next), race(1), judgeRace, next);
    });
    const share = runs.filter((each) => each.decision === 'promoted').length / runs.length;
    const pairs = runs.reduce((sum, each) => sum + each.pairs, 0) / runs.length;
    const exact = racePower({ win, loss }, race(1));
    expect(Math.abs(share - exact.promoted)).toBeLessThan(0.06);
    expect(Math.abs(pairs - exact.pairs)).toBeLessThan(25);
  });
});

describe('the power of a race whose evidence counts attempts too', () => {
  const budgets = 8;

  it('agrees with races that are drawn one by one and judged by the gate', () => {
    const rates = { win: 0.235, loss: 0.135, speed: 0.8 };
    const runs = Array.from({ length: 500 }, (_, run) => {
      const next = sequence(run + 1);
      const pool = evenPool(200, 0.1, next).map((task) => ({ ...task, speed: rates.speed }));
      return simulateRace(pool, { ...race(1), attempts: noAttempts(budgets) }, judgeRace, next);
    });
    const drawn = drawnPower(rates, race(1), budgets);
    expect(Math.abs(runs.filter(({ decision }) => decision === 'promoted').length / runs.length - drawn.promoted)).toBeLessThan(0.07);
    expect(Math.abs(runs.reduce((sum, { pairs }) => sum + pairs, 0) / runs.length - drawn.pairs)).toBeLessThan(25);
  });

  it('is above that of wins alone where the challenger is also faster, and not much below it where it is not', () => {
    const byWins = racePower(BETTER_10, { ...race(1), maxPairs: 100 }).promoted;
    expect(drawnPower({ ...BETTER_10, speed: 0.8 }, { ...race(1), maxPairs: 100 }, budgets).promoted).toBeGreaterThan(byWins + 0.07);
    expect(drawnPower({ ...BETTER_10, speed: 1 }, { ...race(1), maxPairs: 100 }, budgets).promoted).toBeGreaterThan(byWins - 0.05);
  });

  it('promotes one that is no better with at most the share of this challenger', () => {
    expect(drawnPower({ win: 0.2, loss: 0.2, speed: 1 }, race(1), budgets).promoted).toBeLessThan(0.1 * 0.3 + 0.016);
  });

  it('is told with what a faster challenger needs', () => {
    const told = powerPlan({ families: 50, tasks: 60, maxPairs: 400, planned: 5, budgets, callsPerEpisode: 9, usdPerCall: null }).join(
      '\n',
    );
    expect(told).toMatch(
      /is better by \d+ points, challenger 5 if by \d+ points \(where the champion alone solves 15 % of the pairs, and the challenger is no faster\)\.\nIf it also needs 20 % fewer attempts for what it solves, a gain of \d+ points? is enough\./,
    );
  });
});

/** seconds on a quiet machine; a loaded one may take its time */
const TIMEOUT_MS = 180_000;

describe('the plan that a person reads before a campaign', { timeout: TIMEOUT_MS }, () => {
  const gate = { families: 50, tasks: 60, maxPairs: 100, planned: 5, budgets: null, callsPerEpisode: 3, usdPerCall: null };

  it('says the smallest gain that can be seen, the pairs and the calls', () => {
    const [line = '', cost = ''] = powerPlan(gate);
    const found = smallestGain({ k: 1, promotions: 0, planned: 5, maxPairs: 100, budgets: null });
    expect(line).toContain(
      `60 gate tasks in 50 families, at most 100 pairs a race: the first challenger is promoted in four cases of five if it is better by ${Math.round((found?.gain ?? 0) * 100)} points`,
    );
    expect(cost).toMatch(/^Such a promotion takes about \d+ pairs, at most \d+ model calls\.$/);
    expect(powerPlan({ ...gate, usdPerCall: 0.01 })[1]).toMatch(/\d+\.\d\d US dollars/);
  });

  it('asks for a smaller gain where more pairs are allowed, and for the gain that is just enough', () => {
    const few = smallestGain({ k: 1, promotions: 0, planned: 5, maxPairs: 60, budgets: null });
    const many = smallestGain({ k: 1, promotions: 0, planned: 5, maxPairs: 240, budgets: null });
    expect(few?.gain ?? 0).toBeGreaterThan((many?.gain ?? 1) + 0.05);
    const gain = many?.gain ?? 0;
    expect(racePower({ win: 0.15 + gain, loss: 0.15 }, { k: 1, promotions: 0, planned: 5, maxPairs: 240 }).promoted).toBeGreaterThanOrEqual(
      0.8,
    );
    expect(racePower({ win: 0.15 + gain - 0.01, loss: 0.15 }, { k: 1, promotions: 0, planned: 5, maxPairs: 240 }).promoted).toBeLessThan(
      0.8,
    );
  });

  it('says that nothing can be promoted where that is so', () => {
    expect(powerPlan({ ...gate, families: 5 })).toEqual([expect.stringContaining('no challenger can be promoted')]);
    expect(powerPlan({ ...gate, maxPairs: 5 })).toEqual([expect.stringMatching(/^A race of at most 5 pairs cannot promote/)]);
    expect(powerPlan({ ...gate, maxPairs: 20 }).at(-2)).toContain('allow more pairs');
  });

  it('says by how much more pairs would help, and nothing where they would not', () => {
    const [few = 0, many = 0] = [100, 400].map((maxPairs) =>
      Math.round((smallestGain({ k: 1, promotions: 0, planned: 5, maxPairs, budgets: null })?.gain ?? 0) * 100),
    );
    expect(powerPlan(gate).at(-1)).toMatch(
      `--max-pairs 400 lowers the smallest gain that is likely to be seen from ${few} points to ${many} points, for about `,
    );
    expect(powerPlan({ ...gate, maxPairs: 10_000 }).join('\n')).not.toContain('--max-pairs');
  });
});
