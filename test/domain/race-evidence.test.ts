import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { guaranteeOf, secondCount } from '../../domain/acceptance.js';
import { judgeRace } from '../../domain/gate.js';
import {
  addAhead,
  budgetsEnough,
  GRADES,
  gradesReached,
  logAttemptsE,
  logE,
  logMostE,
  logRaceE,
  mayReach,
  noAttempts,
  noTests,
  type AttemptsEvidence,
  type RaceCounts,
} from '../../domain/race-evidence.js';

const K = 4;

/** Attempts until solved by each side, null where it was not. */
interface Seen {
  readonly champion: number | null;
  readonly challenger: number | null;
}

const START: RaceCounts & { readonly attempts: ReturnType<typeof noAttempts> } = { wins: 0, losses: 0, attempts: noAttempts(K) };

function after(counts: typeof START, { champion, challenger }: Seen): typeof START {
  const [solved, other] = [challenger !== null, champion !== null];
  const ahead = budgetsEnough(challenger, K) - budgetsEnough(champion, K);
  return {
    wins: counts.wins + Number(solved && !other),
    losses: counts.losses + Number(other && !solved),
    attempts: addAhead(counts.attempts, ahead),
  };
}

function stored(counts: typeof START): typeof START {
  return z
    .object({
      wins: z.number(),
      losses: z.number(),
      attempts: z.object({ budgets: z.number(), lead: z.number(), logWealth: z.array(z.number()) }),
    })
    .parse(JSON.parse(JSON.stringify(counts)));
}

const side = fc.option(fc.integer({ min: 1, max: K }), { nil: null });
const seen = fc.record({ champion: side, challenger: side });
const history = fc.array(seen, { maxLength: 60 });

/** What a pair may come to, with its chance: any joint law of the two sides, as a common seed makes it. */
type Law = readonly (readonly [chance: number, pair: Seen])[];

/** The law, mixed with pairs that only the champion solves until the challenger is better by neither count. */
function nullLaw(weights: readonly (readonly [number, Seen])[]): Law {
  const total = weights.reduce((sum, [weight]) => sum + weight, 0);
  const mean = (of: (pair: Seen) => number): number => weights.reduce((sum, [weight, pair]) => sum + (weight / total) * of(pair), 0);
  const byWins = mean(({ champion, challenger }) => Number(challenger !== null) - Number(champion !== null));
  const byAttempts = mean(({ champion, challenger }) => (budgetsEnough(challenger, K) - budgetsEnough(champion, K)) / K);
  const better = Math.max(0, byWins, byAttempts);
  const share = better / (1 + better);
  return [...weights.map(([weight, pair]) => [((1 - share) * weight) / total, pair] as const), [share, { champion: 1, challenger: null }]];
}

const law = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), seen), { minLength: 1, maxLength: 5 }).map(nullLaw);

describe('a solved episode', () => {
  it('is solved within as many budgets as are not below its attempts', () => {
    expect([1, 2, 4, 5, null].map((attempts) => budgetsEnough(attempts, K))).toEqual([4, 3, 1, 0, 0]);
  });
});

describe('the evidence by wins and hidden tests', () => {
  const passed = fc.integer({ min: 0, max: 12 }).map((tests) => tests / 12);
  const pair = fc.record({ champion: passed, challenger: passed });
  type Graded = { readonly champion: number; readonly challenger: number };
  const grades = ({ champion, challenger }: Graded): number =>
    gradesReached(challenger === 1, challenger) - gradesReached(champion === 1, champion);

  it('grades an episode between nothing and solved, and nothing but a solved one is whole', () => {
    expect([
      gradesReached(true, 0),
      gradesReached(true, 1),
      gradesReached(false, 1),
      gradesReached(false, 0.5),
      gradesReached(false, 0),
    ]).toEqual([GRADES, GRADES, GRADES - 1, GRADES / 2, 0]);
  });

  it('is expected to grow by no pair where the challenger neither solves more nor passes more tests', () => {
    const laws = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), pair), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), laws, (before, weights) => {
        const total = weights.reduce((sum, [weight]) => sum + weight, 0);
        const mean = (of: (each: Graded) => number): number =>
          weights.reduce((sum, [weight, each]) => sum + (weight / total) * of(each), 0);
        const better = Math.max(
          0,
          mean((each) => Number(each.challenger === 1) - Number(each.champion === 1)),
          mean(grades) / GRADES,
        );
        const share = better / (1 + better);
        const chances = [
          ...weights.map(([weight, each]) => [((1 - share) * weight) / total, each] as const),
          [share, { champion: 1, challenger: 0 }] as const,
        ];
        const afterGraded = (counts: RaceCounts & { readonly attempts: AttemptsEvidence }, each: Graded): typeof counts => ({
          wins: counts.wins + Number(each.challenger === 1 && each.champion < 1),
          losses: counts.losses + Number(each.champion === 1 && each.challenger < 1),
          attempts: addAhead(counts.attempts, grades(each)),
        });
        const here = before.reduce(afterGraded, { wins: 0, losses: 0, attempts: noTests() });
        const next = chances.reduce(
          (sum, [chance, each]) => sum + chance * Math.exp(logRaceE(afterGraded(here, each)) - logRaceE(here)),
          0,
        );
        expect(next).toBeLessThanOrEqual(1 + 1e-9);
        expect(here.attempts.of).toBe('tests');
      }),
    );
  });

  it('is settled before the first race, and named in what is told of it', () => {
    expect(secondCount({ evidence: 'wins-and-tests', attempts: 4 })).toEqual(noTests());
    expect(secondCount({ evidence: 'wins-and-attempts', attempts: 4 })).toEqual(noAttempts(4));
    expect(secondCount({ attempts: 4 })).toBeNull();
    expect(guaranteeOf({ acceptance: 'gate', evidence: 'wins-and-tests' })).toContain('a greater share of their hidden tests');
    const far = Array.from({ length: 200 }, () => 20).reduce(addAhead, noTests());
    const race = { pairs: 200, wins: 1, losses: 2, winFamilies: 9, gateFamilies: 40, k: 1, promotions: 0, planned: 1, maxPairs: 200 };
    expect(judgeRace({ ...race, attempts: far })).toEqual({
      decision: 'undecided',
      because: expect.stringMatching(/^further, but with more losses than wins: .*by tests/),
    });
  });
});

describe('the evidence by wins and attempts', () => {
  it('is expected to grow by no pair, whatever was seen before, where the challenger is better by neither count', () => {
    fc.assert(
      fc.property(history, law, (before, chances) => {
        const here = before.reduce(after, START);
        const next = chances.reduce((sum, [chance, pair]) => sum + chance * Math.exp(logRaceE(after(here, pair)) - logRaceE(here)), 0);
        expect(next).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('has a mean of at most 1 after four pairs, all ways counted, also where one stops at 2', () => {
    const meanE = (counts: typeof START, chances: Law, left: number, stopAt: number): number => {
      const value = Math.exp(logRaceE(counts));
      return left === 0 || value >= stopAt
        ? value
        : chances.reduce((sum, [chance, pair]) => sum + chance * meanE(after(counts, pair), chances, left - 1, stopAt), 0);
    };
    fc.assert(
      fc.property(law, fc.constantFrom(2, Number.POSITIVE_INFINITY), (chances, stopAt) => {
        expect(meanE(START, chances, 4, stopAt)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('grows where attempts are fewer though as many are solved: the claim is another than that of wins alone', () => {
    const faster = Array.from({ length: 40 }, (): Seen => ({ champion: 3, challenger: 2 })).reduce(after, START);
    expect(logE(faster.wins, faster.losses)).toBe(0);
    expect(logRaceE(faster)).toBeGreaterThan(Math.log(20));
  });

  it('is the mean of its two parts, each of which it holds at least a half of', () => {
    fc.assert(
      fc.property(history, (pairs) => {
        const counts = pairs.reduce(after, START);
        const [byWins, byAttempts, both] = [logE(counts.wins, counts.losses), logAttemptsE(counts.attempts), logRaceE(counts)].map(
          Math.exp,
        );
        expect(both).toBeCloseTo(((byWins ?? 0) + (byAttempts ?? 0)) / 2, 9);
      }),
    );
  });

  it('equals whole-number arithmetic', () => {
    const bets = [2n, 4n, 6n, 8n, 10n, 12n, 15n, 18n];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -K, max: K }), { maxLength: 40 }), (aheads) => {
        const unit = 20n * BigInt(K);
        const sum = bets.reduce((total, bet) => total + aheads.reduce((product, ahead) => product * (unit + bet * BigInt(ahead)), 1n), 0n);
        const exact = Number((10n ** 30n * sum) / (8n * unit ** BigInt(aheads.length))) / 1e30;
        fc.pre(exact > 1e-12);
        expect(Math.exp(logAttemptsE(aheads.reduce(addAhead, noAttempts(K)))) / exact).toBeCloseTo(1, 6);
      }),
    );
  });

  it('grows with each budget that the challenger is ahead by', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: -K, max: K - 1 }), (pairs, ahead) => {
        const { attempts } = pairs.reduce(after, START);
        expect(logAttemptsE(addAhead(attempts, ahead + 1))).toBeGreaterThan(logAttemptsE(addAhead(attempts, ahead)));
      }),
    );
  });

  it('goes on to the same bits from what was stored in between', () => {
    fc.assert(
      fc.property(history, history, (earlier, later) => {
        expect(logRaceE(later.reduce(after, stored(earlier.reduce(after, START))))).toBe(
          logRaceE([...earlier, ...later].reduce(after, START)),
        );
      }),
    );
  });

  it('is never above the most that was said to be left, and never enough where that was ruled out', () => {
    fc.assert(
      fc.property(history, fc.array(seen, { maxLength: 20 }), fc.integer({ min: 0, max: 8 }), (earlier, later, needed) => {
        const [here, there] = [earlier.reduce(after, START), [...earlier, ...later].reduce(after, START)];
        expect(logRaceE(there)).toBeLessThanOrEqual(logMostE(here, later.length) + 1e-9);
        expect(mayReach(here, needed) || logRaceE(here) < needed).toBe(true);
      }),
    );
  });
});

describe('the gate with attempts', () => {
  const standing = { gateFamilies: 40, winFamilies: 40, k: 1, promotions: 0, planned: 20, maxPairs: 400 };

  it('promotes none that lost more pairs than it won, however much faster it is', () => {
    const worse = [...Array.from({ length: 100 }, (): Seen => ({ champion: K, challenger: 1 })), { champion: 1, challenger: null }].reduce(
      after,
      START,
    );
    expect(logRaceE(worse)).toBeGreaterThan(10);
    expect(judgeRace({ ...standing, ...worse, pairs: 101 }).decision).toBe('continue');
    expect(judgeRace({ ...standing, ...worse, pairs: 400 }).because).toMatch(
      /^faster, but with more losses than wins: 0 wins and 1 loss in 400 pairs, e-value .* \(by wins .*, by attempts .*\) of /,
    );
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 200 }), (pairs) => {
        const counts = pairs.reduce(after, START);
        fc.pre(counts.wins < counts.losses);
        expect(judgeRace({ ...standing, ...counts, pairs: pairs.length }).decision).not.toBe('promoted');
      }),
    );
  });

  it('promotes one that is faster and loses no more than it wins, with wins on six families', () => {
    const faster = Array.from({ length: 40 }, (): Seen => ({ champion: 3, challenger: 1 })).reduce(after, START);
    expect(judgeRace({ ...standing, ...faster, pairs: 40 }).decision).toBe('promoted');
    expect(judgeRace({ ...standing, ...faster, winFamilies: 5, pairs: 40 }).decision).toBe('continue');
  });

  it('ends every race within its pairs, whatever happens in it', () => {
    fc.assert(
      fc.property(fc.array(seen, { minLength: 100, maxLength: 100 }), (pairs) => {
        let counts = START;
        const ended = pairs.findIndex((pair, index) => {
          counts = after(counts, pair);
          return judgeRace({ ...standing, ...counts, pairs: index + 1, maxPairs: 100 }).decision !== 'continue';
        });
        expect(ended).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
