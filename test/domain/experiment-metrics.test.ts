import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaOf, answerOf } from '../../domain/metrics/answer.js';
import { ratioFigure, student95 } from '../../domain/metrics/intervals.js';
import { fewestClusters, pairedEffect } from '../../domain/metrics/paired.js';
import { passAtK } from '../../domain/metrics/pass-at-k.js';
import { reflected } from '../../domain/metrics/reflection-accuracy.js';
import { improvementSlope, safetyDrop } from '../../domain/metrics/slope.js';
import { type Cell, differencesOf, figureOf, METRIC_NAMES, METRICS, type Trial } from '../../domain/metrics/table.js';
import { mcnemar, signFlip } from '../../domain/metrics.js';
import type { Reflection } from '../../domain/reflection.js';

describe('pass@k', () => {
  it.each([
    [5, 2, 1, 0.4],
    [5, 2, 2, 0.7],
    [5, 2, 5, 1],
    [5, 0, 3, 0],
    [10, 3, 5, 0.916666667],
    [200, 20, 10, 0.660226],
  ])('of %i runs with %i solved, k = %i: %d', (n, c, k, value) => {
    expect(passAtK(n, c, k)).toBeCloseTo(value, 5);
  });

  it('is not said of fewer runs than k', () => {
    expect(passAtK(2, 2, 3)).toBeNull();
  });

  it('is the chance that a drawn k holds a solved run, as counting all of them says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(8), fc.integer({ min: 1, max: 8 }), (n, some, k) => {
        fc.pre(k <= n && some <= n);
        const draws = Array.from({ length: 2 ** n }, (_, set) => set).filter((set) => bits(set) === k);
        const hits = draws.filter((set) => (set & (2 ** some - 1)) !== 0).length;
        expect(passAtK(n, some, k)).toBeCloseTo(hits / draws.length, 10);
      }),
    );
  });
});

function bits(set: number): number {
  return set.toString(2).replaceAll('0', '').length;
}

describe('a figure that is a ratio of sums', () => {
  it('has the t interval of a mean where each part is a cluster of its own', () => {
    const figure = ratioFigure([1, 2, 3, 4, 5].map((value) => ({ cluster: String(value), value, weight: 1 })));
    // mean 3, s = 1.5811, t(4) = 2.7764
    expect(figure).toMatchObject({ value: 3, clusters: 5 });
    expect(figure?.low).toBeCloseTo(3 - (2.7764 * 1.58113883) / Math.sqrt(5), 4);
  });

  it('is wider where parts are alike', () => {
    const values = [0, 0, 1, 1, 0, 1];
    const width = (cluster: (index: number) => string): number => {
      const figure = ratioFigure(values.map((value, index) => ({ cluster: cluster(index), value, weight: 1 })));
      return (figure?.high ?? 0) - (figure?.low ?? 0);
    };
    expect(width((index) => String(Math.floor(index / 2)))).toBeGreaterThan(width(String));
  });

  it('is none of nothing, and has no interval with one cluster', () => {
    expect(ratioFigure([])).toBeNull();
    expect(ratioFigure([{ cluster: 'a', value: 3, weight: 0 }])).toBeNull();
    expect(ratioFigure([{ cluster: 'a', value: 3, weight: 2 }])).toEqual({ value: 1.5, low: null, high: null, clusters: 1 });
  });

  it.each([
    [1, 12.7062],
    [10, 2.2281],
    [30, 2.0423],
    [60, 2.0003],
    [1_000, 1.9623],
  ])('takes the quantile of Student with %i degrees of freedom: %d', (freedom, quantile) => {
    expect(student95(freedom)).toBeCloseTo(quantile, 3);
  });
});

const curve = (...solved: number[]) => solved.map((each, cycle) => ({ cycle, solved: each, of: 10 }));

describe('ImprovementSlope', () => {
  it('is that of the line through the cycles', () => {
    expect(improvementSlope(curve(1, 2, 3, 4))).toBeCloseTo(0.1);
    expect(improvementSlope(curve(5, 5, 5, 5))).toBeCloseTo(0);
    expect(improvementSlope(curve(9, 6, 3))).toBeCloseTo(-0.3);
  });

  it('counts a cycle by its tasks', () => {
    const weighted = [...curve(0, 0, 0), { cycle: 3, solved: 1, of: 1 }];
    const plain = [...curve(0, 0, 0), { cycle: 3, solved: 10, of: 10 }];
    expect(improvementSlope(weighted) ?? 1).toBeLessThan(improvementSlope(plain) ?? 0);
  });

  it('is not said of two cycles, nor of cycles without tasks', () => {
    expect(improvementSlope(curve(1, 2))).toBeNull();
    expect(improvementSlope([...curve(1, 2), { cycle: 2, solved: 0, of: 0 }])).toBeNull();
  });
});

describe('SafetyDrop', () => {
  it('is the deepest fall below what was reached before', () => {
    expect(safetyDrop(curve(8, 8, 8, 8, 2, 2, 2, 6, 6, 6))).toBeCloseTo(0.6);
    expect(safetyDrop(curve(1, 2, 3, 4, 5, 6))).toBe(0);
    expect(safetyDrop(curve(1, 2, 3))).toBeNull();
  });

  it('does not take the luck of one cycle for a fall', () => {
    expect(safetyDrop(curve(6, 6, 6, 0, 6, 6))).toBeLessThan(0.21);
  });
});

const pairs = (...values: number[]) => values.map((value, index) => ({ cluster: String(index), value }));

describe('the effect of an arm in pairs', () => {
  it('has the p-value of the sign-flip test, exactly where there are few clusters', () => {
    expect(pairedEffect(pairs(1, 1, 1, 1, 1, 1), 0.05)?.p).toBe(mcnemar(6, 0));
    const values = [1, -1, 1, 1, 0, 1, 1, 1, -1, 1];
    expect(pairedEffect(pairs(...values), 0.05)?.p).toBeCloseTo(signFlip(values), 12);
  });

  it('has nearly it where there are many', () => {
    const values = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? -1 : 1));
    expect(pairedEffect(pairs(...values), 0.05)?.p).toBeCloseTo(signFlip(values), 2);
  });

  it('has an interval that leaves 0 out just where the test refutes it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 10 }), (values) => {
        fc.pre(values.some((each) => each !== 0));
        const effect = pairedEffect(pairs(...values), 0.05);
        const leavesOut = effect !== null && ((effect.low ?? -1) > 1e-6 || (effect.high ?? 1) < -1e-6);
        expect(leavesOut).toBe((effect?.p ?? 1) <= 0.05);
        expect(effect?.low ?? -Infinity).toBeLessThanOrEqual((effect?.effect ?? 0) + 1e-9);
        expect(effect?.high ?? Infinity).toBeGreaterThanOrEqual((effect?.effect ?? 0) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('counts what is alike once: ten pairs of one family are one toss', () => {
    const alike = Array.from({ length: 10 }, () => ({ cluster: 'one', value: 1 }));
    expect(pairedEffect(alike, 0.05)).toMatchObject({ pairs: 10, clusters: 1, effect: 1, p: 1, low: null, high: null });
  });

  it('says as much as none that differs can say', () => {
    const none = pairedEffect(pairs(...Array.from({ length: 20 }, () => 0)), 0.05);
    expect(none).toMatchObject({ effect: 0, p: 1 });
    expect(none?.high).toBeCloseTo(0.1684, 3);
    expect(pairedEffect([], 0.05)).toBeNull();
  });

  it('holds the true effect as often as it says, on made-up tasks', () => {
    // symmetric noise about an effect of 0.2 in 15 clusters, by a fixed sequence
    const held = Array.from({ length: 20 }, (_, run) => {
      const values = Array.from({ length: 15 }, (__, at) => 0.2 + Math.sin(run * 97 + at * 13.7) * 0.5);
      const effect = pairedEffect(pairs(...values), 0.05);
      return (effect?.low ?? -1) <= 0.2 && 0.2 <= (effect?.high ?? 1);
    });
    expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(17);
  });

  it('needs six clusters at 5 %, and one more each time the level is halved', () => {
    expect([fewestClusters(0.05), fewestClusters(0.025), fewestClusters(0.0125)]).toEqual([6, 7, 8]);
    for (const alpha of [0.05, 0.025, 0.0125]) {
      const ones = (n: number) => pairedEffect(pairs(...Array.from({ length: n }, () => 1)), alpha)?.p ?? 1;
      expect(ones(fewestClusters(alpha))).toBeLessThanOrEqual(alpha);
      expect(ones(fewestClusters(alpha) - 1)).toBeGreaterThan(alpha);
    }
  });
});

const effect = (low: number | null, high: number | null) => ({ pairs: 9, clusters: 9, effect: 0.1, p: 0.1, low, high });

describe('the answer to a hypothesis', () => {
  it.each([
    [effect(0.01, 0.2), 'higher', 'supported'],
    [effect(-0.01, 0.2), 'higher', 'undecided'],
    [effect(-0.1, 0.04), 'higher', 'not supported'],
    [effect(-0.3, -0.1), 'higher', 'not supported'],
    [effect(-0.3, -0.1), 'lower', 'supported'],
    [effect(0.1, 0.3), 'lower', 'not supported'],
    [effect(-0.04, 0.1), 'lower', 'not supported'],
    [effect(null, null), 'higher', 'undecided'],
    [effect(null, 0.01), 'higher', 'not supported'],
    [null, 'higher', 'undecided'],
  ] as const)('%j, %s is better: %s', (found, better, answer) => {
    expect(answerOf(found, { better, matters: 0.05 })).toBe(answer);
  });

  it('shares its error rate with the others of the experiment', () => {
    expect(alphaOf(4)).toBeCloseTo(0.0125);
  });
});

const said = (change: Partial<Reflection>): Reflection => ({
  errorClass: 'Logic',
  suspectedCause: '',
  place: { path: 'a.py', line: 1 },
  nextIdea: '',
  confidence: 0.5,
  sentence: 'Something is wrong.',
  ...change,
});

describe('ReflectionAccuracy', () => {
  const task = {
    files: { 'a.py': 'def f(n):\n    total = 0\n    while n < 3:\n        n += 1\n    return total\n' },
    reference: { 'a.py': 'def f(n):\n    total = 0\n    while n <= 3:\n        n += 1\n    return total\n' },
    editable: ['a.py'],
    bugClass: 'wrong-operator',
  };

  it.each([
    ['the line', said({ place: { path: 'a.py', line: 3 } }), 1, 1],
    ['the line next to it', said({ place: { path: 'a.py', line: 4 } }), 1, 1],
    ['another line', said({ place: { path: 'a.py', line: 5 } }), 0, 0],
    ['the line of another file', said({ place: { path: 'b.py', line: 3 } }), 0, 0],
    ['the sign, quoted', said({ nextIdea: 'Use `<=` there.' }), 0, 1],
    ['a sign that is on both sides', said({ nextIdea: 'Look at `while`.' }), 0, 0],
    ['the class of the bug', said({ suspectedCause: 'a wrong operator in the loop' }), 0, 1],
    ['no line', said({ place: { path: 'a.py', line: 0 } }), 0, 0],
  ])('of one that names %s', (_, reflection, place, right) => {
    expect(reflected(task, [reflection])).toEqual({ made: 1, place, right });
  });

  it('is not said where there is no fix', () => {
    expect(reflected({ ...task, reference: {} }, [said({})])).toBeNull();
    expect(reflected({ ...task, reference: task.files }, [said({})])).toBeNull();
  });
});

const trial = (change: Partial<Trial>): Trial => ({
  task: 't1',
  family: 'f1',
  run: 0,
  solved: false,
  attempts: 8,
  tokens: 100,
  costUsd: 0.01,
  tests: 4,
  recalled: 0,
  codeSimilarity: null,
  reflections: null,
  ...change,
});

const cell = (arm: string, trials: readonly Trial[], change: Partial<Cell> = {}): Cell => ({
  campaign: arm,
  suite: 's',
  seed: 1,
  arm,
  trials,
  curve: curve(1, 2, 3, 4, 5, 6),
  activeMs: 120_000,
  ...change,
});

describe('the metrics of experiments', () => {
  const some = [
    trial({ solved: true, attempts: 2, codeSimilarity: 1, reflections: { made: 3, right: 1 } }),
    trial({ run: 1, recalled: 2, reflections: { made: 1, right: 1 } }),
    trial({ run: 2, codeSimilarity: 0.5 }),
    trial({ task: 't2', family: 'f2', solved: true, attempts: 4 }),
  ];

  it.each([
    ['successRate', 0.5],
    ['passAt3', 1],
    ['attempts', 5.5],
    ['improvementSlope', 0.1],
    ['safetyDrop', 0],
    ['codeSimilarity', 0.75],
    ['reflectionAccuracy', 0.5],
    ['memoryReuseRate', 0.25],
    ['tokensPerSolved', 200],
    ['costPerSolved', 0.02],
    ['testsPerFix', 8],
    ['time', 2],
  ] as const)('%s of known runs is %d', (metric, value) => {
    expect(figureOf(metric, [cell('a', some)])?.value).toBeCloseTo(value, 10);
  });

  it('have all their golden value above', () => {
    expect(METRIC_NAMES).toHaveLength(12);
    for (const name of METRIC_NAMES) expect(METRICS[name].about.length).toBeGreaterThan(20);
  });

  it('hold an arm against another where both ran the task with the seed, and nowhere else', () => {
    const [a, b] = [
      cell('a', some),
      cell('b', [trial({ run: 0 }), trial({ task: 't2', family: 'f2', solved: true }), trial({ task: 't9' })]),
    ];
    expect(differencesOf('successRate', [a], [b])).toEqual([
      { cluster: '["s","f1"]', value: 1 },
      { cluster: '["s","f2"]', value: 0 },
    ]);
    expect(differencesOf('successRate', [a], [{ ...b, seed: 2 }])).toEqual([]);
    expect(differencesOf('time', [a], [{ ...b, activeMs: 60_000 }])).toEqual([{ cluster: '["s",1]', value: 1 }]);
  });
});
