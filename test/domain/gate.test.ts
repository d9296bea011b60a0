import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logUniformE } from '../../bench/race-schemes.js';
import { judgeRace, leadToGoOn, logThreshold, MIN_WIN_FAMILIES, powerNote, type RaceState } from '../../domain/gate.js';
import { logE } from '../../domain/race-evidence.js';

/** E(W, L) = Σ W! L! / (j! (n+1-j)!) over the common denominator (n+1)!, in whole numbers. */
function exactE(wins: number, losses: number): number {
  const n = BigInt(wins + losses);
  const numerator = Array.from({ length: wins + 1 }, (_, j) => choose(n + 1n, BigInt(j))).reduce((sum, each) => sum + each, 0n);
  const scale = 10n ** 30n;
  const quotient = (scale * numerator * factorial(BigInt(wins)) * factorial(BigInt(losses))) / factorial(n + 1n);
  return Number(quotient) / 1e30;
}

const FACTORIALS: bigint[] = [1n];

function factorial(n: bigint): bigint {
  while (FACTORIALS.length <= n) FACTORIALS.push(BigInt(FACTORIALS.length) * (FACTORIALS.at(-1) ?? 1n));
  return FACTORIALS[Number(n)] ?? expect.unreachable();
}

function choose(n: bigint, k: bigint): bigint {
  return factorial(n) / (factorial(k) * factorial(n - k));
}

const race = (change: Partial<RaceState>): RaceState => ({
  pairs: 0,
  wins: 0,
  losses: 0,
  winFamilies: 0,
  gateFamilies: 40,
  k: 1,
  promotions: 0,
  planned: 20,
  maxPairs: 400,
  ...change,
});

/** E(W, L) = mean over the bets of (1 + l)^W (1 - l)^L in whole numbers of 1/20ths. */
function exactMixture(wins: number, losses: number): number {
  const bets = [2n, 3n, 4n, 5n, 6n, 8n, 10n, 14n];
  const sum = bets.reduce((total, bet) => total + (20n + bet) ** BigInt(wins) * (20n - bet) ** BigInt(losses), 0n);
  const scale = 10n ** 30n;
  return Number((scale * sum) / (8n * 20n ** BigInt(wins + losses))) / 1e30;
}

/** All wins and losses that are 60 together, or fewer. */
const OUTCOMES = Array.from({ length: 61 }, (_, wins) => Array.from({ length: 61 - wins }, (__, losses) => [wins, losses] as const)).flat();

describe.each([
  ['of the gate', logE, exactMixture],
  ['of the uniform mixture that the gate is compared with', logUniformE, exactE],
])('the e-value %s', (_, log, exact) => {
  it('equals whole-number arithmetic for all W + L up to 60', () => {
    const otherwise = OUTCOMES.filter(([wins, losses]) => !(Math.abs(Math.exp(log(wins, losses)) / exact(wins, losses) - 1) < 1e-9));
    expect(otherwise).toEqual([]);
  });

  it('is a martingale when wins and losses are alike: E(W+1,L) + E(W,L+1) = 2 E(W,L)', () => {
    const otherwise = OUTCOMES.filter(([wins, losses]) => {
      const here = log(wins, losses);
      return !(Math.abs(Math.exp(log(wins + 1, losses) - here) + Math.exp(log(wins, losses + 1) - here) - 2) < 1e-9);
    });
    expect(otherwise).toEqual([]);
  });

  it('stays finite and grows with wins, falls with losses', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), (wins, losses) => {
        const here = log(wins, losses);
        expect(Number.isFinite(here)).toBe(true);
        expect(log(wins + 1, losses)).toBeGreaterThan(here);
        expect(log(wins, losses + 1)).toBeLessThan(here);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the uniform mixture', () => {
  it.each([
    [0, 0, 1],
    [1, 0, 1.5],
    [0, 1, 0.5],
    [6, 0, 127 / 7],
    [7, 0, 31.875],
  ])('E(%i, %i) = %d', (wins, losses, value) => {
    expect(Math.exp(logUniformE(wins, losses))).toBeCloseTo(value, 12);
  });
});

describe('the threshold', () => {
  it.each([1, 2, 5, 20, 1_000, 100_000])(
    'spends at most the false discovery rate over all challengers, where %i are planned',
    (planned) => {
      let spent = 0;
      for (let k = 1; k <= 1_000_000; k += 1) spent += Math.exp(-logThreshold(k, 0, planned));
      expect(spent).toBeLessThan(0.1);
      expect(spent).toBeGreaterThan(0.07);
    },
  );

  it('grows with the challengers, also beyond those that were planned, and halves after one promotion', () => {
    for (let k = 1; k < 100; k += 1) expect(logThreshold(k + 1, 0, 20)).toBeGreaterThan(logThreshold(k, 0, 20));
    expect(Math.exp(logThreshold(1, 0, 20))).toBeCloseTo(33.5, 0);
    expect(Math.exp(logThreshold(7, 0, 20) - logThreshold(7, 1, 20))).toBeCloseTo(2, 12);
  });
});

describe('judging a race', () => {
  it('promotes on enough evidence over six families', () => {
    expect(judgeRace(race({ pairs: 20, wins: 10, winFamilies: 6 })).decision).toBe('promoted');
    expect(judgeRace(race({ pairs: 20, wins: 9, winFamilies: 6 })).decision).toBe('continue');
    expect(judgeRace(race({ pairs: 20, wins: 10, winFamilies: 5 })).decision).toBe('continue');
  });

  it.each([1, 20, 40, 100, 200, 300])('after %i pairs the lead that the line asks for goes on and one less is dropped', (pairs) => {
    const lead = Math.ceil(leadToGoOn(pairs));
    expect(judgeRace(race({ pairs, wins: 100 + lead, losses: 100, winFamilies: 6, k: 1_000 })).decision).toBe('continue');
    expect(judgeRace(race({ pairs, wins: 99 + lead, losses: 100, winFamilies: 6, k: 1_000 })).decision).toBe('dropped');
  });

  it('leaves a race undecided at its end, and as soon as nothing that is left could decide it', () => {
    expect(judgeRace(race({ pairs: 400, wins: 25, losses: 2, winFamilies: 5 })).because).toMatch(
      /^better on 5 families only, 6 needed: 25 wins and 2 losses in 400 pairs, e-value .* of 33\.\d needed by challenger 1$/,
    );
    expect(judgeRace(race({ pairs: 400, wins: 70, losses: 55, winFamilies: 9 })).because).toMatch(/^no pairs are left/);
    expect(judgeRace(race({ pairs: 396, wins: 70, losses: 55, winFamilies: 9, k: 1_000 })).because).toMatch(
      /^out of reach in the 4 pairs left/,
    );
    expect(judgeRace(race({ pairs: 398, wins: 30, losses: 0, winFamilies: 3 })).because).toMatch(/^out of reach in the 2 pairs left/);
  });

  it('goes on for families alone while it may win on further ones, and then never again', () => {
    const enough = { pairs: 150, wins: 25, losses: 2, winFamilies: 5, gateFamilies: 40 };
    expect(judgeRace(race({ ...enough, barrenPairs: 79 })).decision).toBe('continue');
    expect(judgeRace(race({ ...enough, barrenPairs: 80 }))).toEqual({
      decision: 'undecided',
      because: expect.stringMatching(
        /^better on 5 families only, 6 needed, and on no further one in 80 pairs: 25 wins and 2 losses in 150/,
      ),
      isFinal: true,
    });
    expect(judgeRace(race({ ...enough, wins: 9, barrenPairs: 80 })).decision).toBe('continue');
    expect(judgeRace(race({ ...enough, winFamilies: 6, barrenPairs: 80 })).decision).toBe('promoted');
    expect(judgeRace(race({ ...enough, pairs: 400, barrenPairs: 79 })).isFinal).toBeUndefined();
  });

  it('with fewer than six gate families nothing is promoted, before a pair is paid', () => {
    expect(judgeRace(race({ gateFamilies: 5 }))).toMatchObject({ decision: 'undecided' });
    expect(judgeRace(race({ gateFamilies: 5, pairs: 50, wins: 50, winFamilies: 5 }))).toMatchObject({ decision: 'undecided' });
  });

  it('ends every race within its pairs, whatever happens in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(1, 0, -1), { minLength: 100, maxLength: 100 }),
        fc.integer({ min: 1, max: 30 }),
        (outcomes, k) => {
          let [wins, losses] = [0, 0];
          const ended = outcomes.findIndex((outcome, index) => {
            if (outcome === 1) wins += 1;
            if (outcome === -1) losses += 1;
            return (
              judgeRace(race({ pairs: index + 1, wins, losses, winFamilies: Math.min(wins, 20), k, maxPairs: 100 })).decision !== 'continue'
            );
          });
          expect(ended).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

function note(families: number, tasks: number, maxPairs: number): readonly string[] {
  return powerNote({ families, tasks, maxPairs, planned: 5, budgets: null });
}

describe('what a report says of the pool', () => {
  it('says that a tiny pool cannot promote, that a small one is specific, and nothing of a large one', () => {
    expect(note(MIN_WIN_FAMILIES - 1, 9, 100)).toEqual([
      'The gate pool has 5 families. A promotion needs wins on 6, so no challenger can be promoted; add tasks of other families: a suite of 14 has enough.',
    ]);
    expect(note(16, 24, 100)).toEqual([expect.stringContaining('24 gate tasks in 16 families')]);
    expect(note(40, 60, 100)).toEqual([]);
    expect(note(40, 60, 6)).toEqual([expect.stringContaining('at least 9 wins')]);
  });
});
