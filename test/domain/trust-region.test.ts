import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRule, simulatePairs, simulateTrust, type TrustRun, type TrustTruth } from '../../bench/trust-simulation.js';
import { CAUSES, suspects, type TrustEvidence } from '../../domain/trust-causes.js';
import {
  addTrustPair,
  alarm,
  ALARM_WINDOW,
  judgeTrust,
  logFallEvidence,
  logHoldEvidence,
  NO_TRUST_PAIRS,
  sentinelsFell,
  TRUST_PAIRS,
  type TrustPairs,
} from '../../domain/trust-region.js';
import { sequence } from '../../domain/random.js';

const pairs = (change: Partial<TrustPairs>): TrustPairs => ({ ...NO_TRUST_PAIRS, ...change });

/** A window of sentinel episodes, of which so many are solved. */
const rate = (solved: number): boolean[] => Array.from({ length: ALARM_WINDOW }, (_, index) => index < solved);

describe('the alarm', () => {
  it('is raised by the latest window alone, more than the margin below the confirmed rate', () => {
    expect(alarm(rate(10), 0.7).raised).toBe(true);
    expect(alarm(rate(12), 0.7).raised).toBe(false);
    expect(alarm([...rate(0), ...rate(12)], 0.7).raised).toBe(false);
    expect(alarm(rate(12), 0.7, 0.05).raised).toBe(true);
    expect(alarm(rate(0).slice(1), 0.7)).toEqual({ raised: false, because: '19 of 20 sentinel episodes seen' });
  });
});

describe('the evidence of pairs', () => {
  /** One step of each product, with the chances of a pair where the statement just holds: no bet may grow. */
  it('is a supermartingale where the fall is just the margin', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(30),
        fc.nat(60),
        fc.nat(60),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (falls, rises, both, neither, checkpoint, shared) => {
          const at = pairs({ falls, rises, both, neither });
          const current = checkpoint - 0.1;
          const bothSolve = shared * current + (1 - shared) * checkpoint * current;
          const steps = [
            [addTrustPair(at, true, true), bothSolve],
            [addTrustPair(at, true, false), checkpoint - bothSolve],
            [addTrustPair(at, false, true), current - bothSolve],
            [addTrustPair(at, false, false), 1 - checkpoint - current + bothSolve],
          ] as const;
          const grown = (log: (each: TrustPairs) => number): number =>
            steps.reduce((sum, [to, chance]) => sum + chance * Math.exp(log(to) - log(at)), 0);
          expect(grown(logFallEvidence)).toBeLessThan(1 + 1e-9);
          expect(grown(logHoldEvidence)).toBeLessThan(1 + 1e-9);
        },
      ),
    );
  });

  it('begins with none, and grows with falls', () => {
    for (const log of [logFallEvidence, logHoldEvidence]) expect(log(NO_TRUST_PAIRS)).toBeCloseTo(0);
    expect(logFallEvidence(pairs({ falls: 12, both: 9 }))).toBeGreaterThan(Math.log(20));
    expect(logHoldEvidence(pairs({ both: 60 }))).toBeGreaterThan(logHoldEvidence(pairs({ both: 59 })));
  });
});

const judge = (seen: TrustPairs, fell = false): string => judgeTrust({ pairs: seen, sentinelsFell: fell }).decision;

describe('the judgement of pairs', () => {
  it('tells a fall from bad luck and from another environment', () => {
    expect(judge(NO_TRUST_PAIRS)).toBe('continue');
    expect(judge(pairs({ falls: 12, both: 10 }))).toBe('rolled-back');
    expect(judge(pairs({ falls: 12, both: 10 }), true)).toBe('rolled-back');
    expect(judge(pairs({ both: 50, neither: 25 }))).toBe('recovered');
    expect(judge(pairs({ both: 50, neither: 25 }), true)).toBe('environment');
    expect(judge(pairs({ both: 5 }), true)).toBe('continue');
    expect(judge(pairs({ falls: 60, rises: 40, both: 200, neither: TRUST_PAIRS - 300 }))).toBe('recovered');
  });

  it('holds the sentinels for fallen only where luck hardly makes so few', () => {
    expect(sentinelsFell({ solved: 14, of: 20 }, { solved: 4, of: 20 })).toBe(true);
    expect(sentinelsFell({ solved: 14, of: 20 }, { solved: 7, of: 20 })).toBe(false);
    expect(sentinelsFell({ solved: 0, of: 20 }, { solved: 0, of: 20 })).toBe(false);
  });

  it('ends within its pairs, whatever happens', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (checkpoint, current, seed) => {
          expect(
            simulatePairs(
              { tasks: { from: checkpoint, to: checkpoint }, environment: 0, fall: checkpoint - current, shared: 0.5 },
              false,
              sequence(seed),
            ).pairs,
          ).toBeLessThanOrEqual(TRUST_PAIRS);
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** Tasks of all difficulties above 20 points, sides that toss on their own, nothing changed. */
const CALM_WORLD: TrustTruth = { tasks: { from: 0.2, to: 1 }, environment: 0, fall: 0, shared: 0 };

const RUNS = 300;
/** The share of windows that end in "environment". */
const verdicts = (truth: TrustTruth): number =>
  Array.from({ length: RUNS }, (_, run) => simulateTrust(truth, sequence(run + 1))).filter((each) => each?.decision === 'environment')
    .length / RUNS;

const runs = (truth: TrustTruth): readonly TrustRun[] =>
  Array.from({ length: RUNS }, (_, run) => simulatePairs(truth, false, sequence(run + 1)));
const share = (truth: TrustTruth, decision: TrustRun['decision']): number =>
  runs(truth).filter((each) => each.decision === decision).length / RUNS;

describe('simulated campaigns', () => {
  it('stop wrongly in at most 3 % where nothing changed, and the plain rule far more often', () => {
    expect(share(CALM_WORLD, 'recovered')).toBeGreaterThanOrEqual(0.97);
    const plain = Array.from({ length: RUNS }, (_, run) => plainRule(CALM_WORLD, 20, sequence(run + 1)));
    expect(plain.filter(Boolean).length / RUNS).toBeGreaterThan(0.1);
  });

  it('find a fall of 20 points in at least 80 %', () => {
    expect(share({ ...CALM_WORLD, fall: 0.2 }, 'rolled-back')).toBeGreaterThanOrEqual(0.8);
  });

  it('call it the environment where both sides fell far, and hardly ever where nothing changed', () => {
    expect(verdicts({ ...CALM_WORLD, tasks: { from: 0.6, to: 1 }, environment: 0.6 })).toBeGreaterThan(0.8);
    expect(verdicts(CALM_WORLD)).toBeLessThanOrEqual(0.02);
  });
});

describe('what a fall points to', () => {
  const CALM: TrustEvidence = {
    strategyChanged: false,
    memoryChanged: false,
    fingerprint: { before: 'm', now: 'm' },
    answerTokens: { before: 100, now: 110 },
    modelErrors: { before: 0, now: 0.02 },
    sandboxFaults: { before: 0, now: 0 },
    verdictMs: { before: 20, now: 30 },
  };

  it.each<['rolled-back' | 'environment', Partial<TrustEvidence>, readonly string[]]>([
    ['rolled-back', { memoryChanged: true }, ['memory']],
    ['rolled-back', { strategyChanged: true }, ['strategy']],
    ['rolled-back', { strategyChanged: true, memoryChanged: true }, ['strategy']],
    ['rolled-back', {}, ['unknown']],
    ['environment', { fingerprint: { before: 'm', now: 'n' } }, ['model']],
    ['environment', { answerTokens: { before: 100, now: 40 } }, ['model']],
    ['environment', { modelErrors: { before: 0, now: 0.4 } }, ['model']],
    [
      'environment',
      { verdictMs: { before: 20, now: 90 }, sandboxFaults: { before: 0, now: 0.3 }, fingerprint: { before: 'm', now: '' } },
      ['sandbox', 'model'],
    ],
    ['environment', { strategyChanged: true }, ['unknown']],
  ])('after "%s" with %o is %o', (verdict, change, causes) => {
    const named = suspects(verdict, { ...CALM, ...change });
    expect(named.map(({ cause }) => cause)).toEqual(causes);
    for (const { cause, because } of named) {
      expect(CAUSES).toContain(cause);
      expect(because.length).toBeGreaterThan(10);
    }
  });
});
