import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequence } from '../../bench/race-simulation.js';
import { confirmedRate, plainRule, simulateTrust, type TrustRun, type TrustTruth } from '../../bench/trust-simulation.js';
import { CAUSES, suspects, type TrustEvidence } from '../../domain/trust-causes.js';
import { addTrustPair, alarm, ALARM_WINDOW, judgeTrust, logEnvironmentEvidence, logFallEvidence, logHoldEvidence, NO_TRUST_PAIRS, TRUST_PAIRS, type TrustPairs } from '../../domain/trust-region.js';

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
  it('is a supermartingale where the fall is just the margin, or the checkpoint as it was confirmed', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(60), fc.nat(60), fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (falls, rises, both, neither, checkpoint, shared) => {
        const at = pairs({ falls, rises, both, neither });
        const current = checkpoint - 0.1;
        const bothSolve = shared * current + (1 - shared) * checkpoint * current;
        const steps = [[addTrustPair(at, true, true), bothSolve], [addTrustPair(at, true, false), checkpoint - bothSolve], [addTrustPair(at, false, true), current - bothSolve], [addTrustPair(at, false, false), 1 - checkpoint - current + bothSolve]] as const;
        const grown = (log: (each: TrustPairs) => number): number => steps.reduce((sum, [to, chance]) => sum + chance * Math.exp(log(to) - log(at)), 0);
        expect(grown(logFallEvidence)).toBeLessThan(1 + 1e-9);
        expect(grown(logHoldEvidence)).toBeLessThan(1 + 1e-9);
        expect(grown((each) => logEnvironmentEvidence(each, checkpoint))).toBeLessThan(1 + 1e-9);
      }),
    );
  });

  it('begins with none, and grows with falls', () => {
    for (const log of [logFallEvidence, logHoldEvidence]) expect(log(NO_TRUST_PAIRS)).toBeCloseTo(0);
    expect(logFallEvidence(pairs({ falls: 12, both: 9 }))).toBeGreaterThan(Math.log(20));
    expect(logHoldEvidence(pairs({ both: 60 }))).toBeGreaterThan(logHoldEvidence(pairs({ both: 59 })));
  });
});

const judge = (seen: TrustPairs, surelySolved = 0.6): string => judgeTrust({ pairs: seen, confirmedRate: surelySolved }).decision;

describe('the judgement of pairs', () => {
  it('tells a fall from bad luck and from another environment', () => {
    expect(judge(NO_TRUST_PAIRS)).toBe('continue');
    expect(judge(pairs({ falls: 12, both: 10 }))).toBe('rolled-back');
    expect(judge(pairs({ both: 50, neither: 25 }))).toBe('recovered');
    expect(judge(pairs({ both: 5, neither: 60 }))).toBe('environment');
    expect(judge(pairs({ falls: 60, rises: 40, both: 200, neither: TRUST_PAIRS - 300 }), 0.4)).toBe('recovered');
  });

  it('ends within its pairs, whatever happens', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (checkpoint, current, seed) => {
      expect(simulateTrust({ tasks: { from: checkpoint, to: checkpoint }, environment: 0, fall: checkpoint - current, shared: 0.5 }, checkpoint, sequence(seed)).pairs).toBeLessThanOrEqual(TRUST_PAIRS);
    }), { numRuns: 50 });
  });
});

/** Tasks of all difficulties above 20 points, sides that toss on their own, nothing changed. */
const CALM_WORLD: TrustTruth = { tasks: { from: 0.2, to: 1 }, environment: 0, fall: 0, shared: 0 };

describe('simulated campaigns', () => {
  const RUNS = 300;
  /** The rate is confirmed on so many sentinel episodes, and its lower end is what is surely solved. */
  const runs = (truth: TrustTruth): readonly TrustRun[] => Array.from({ length: RUNS }, (_, run) => simulateTrust(truth, confirmedRate(truth) - 0.2, sequence(run + 1)));
  const share = (truth: TrustTruth, decision: TrustRun['decision']): number => runs(truth).filter((each) => each.decision === decision).length / RUNS;

  it('stop wrongly in at most 3 % where nothing changed, and the plain rule far more often', () => {
    expect(share(CALM_WORLD, 'recovered')).toBeGreaterThanOrEqual(0.97);
    const plain = Array.from({ length: RUNS }, (_, run) => plainRule(CALM_WORLD, 20, sequence(run + 1)));
    expect(plain.filter(Boolean).length / RUNS).toBeGreaterThan(0.1);
  });

  it('find a fall of 20 points in at least 80 %', () => {
    expect(share({ ...CALM_WORLD, fall: 0.2 }, 'rolled-back')).toBeGreaterThanOrEqual(0.8);
  });

  it('call it the environment where both sides fell alike', () => {
    expect(share({ ...CALM_WORLD, environment: 0.4 }, 'environment')).toBeGreaterThan(0.9);
  });
});

describe('what a fall points to', () => {
  const CALM: TrustEvidence = { strategyChanged: false, memoryChanged: false, fingerprint: { before: 'm', now: 'm' }, answerTokens: { before: 100, now: 110 }, modelErrors: { before: 0, now: 0.02 }, sandboxFaults: { before: 0, now: 0 }, verdictMs: { before: 20, now: 30 } };

  it.each<['rolled-back' | 'environment', Partial<TrustEvidence>, readonly string[]]>([
    ['rolled-back', { memoryChanged: true }, ['memory']],
    ['rolled-back', { strategyChanged: true }, ['strategy']],
    ['rolled-back', { strategyChanged: true, memoryChanged: true }, ['strategy']],
    ['rolled-back', {}, ['unknown']],
    ['environment', { fingerprint: { before: 'm', now: 'n' } }, ['model']],
    ['environment', { answerTokens: { before: 100, now: 40 } }, ['model']],
    ['environment', { modelErrors: { before: 0, now: 0.4 } }, ['model']],
    ['environment', { verdictMs: { before: 20, now: 90 }, sandboxFaults: { before: 0, now: 0.3 }, fingerprint: { before: 'm', now: '' } }, ['sandbox', 'model']],
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
