import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diffSimilarity,
  frugality,
  type Scores,
  shapeSimilarity,
  styleScore,
  tokenSimilarity,
  weightedScore,
} from '../../domain/scores.js';

const START = { 'a.py': 'def f(x):\n    if x < 0:\n        return 1\n    return x\n' };
const RIGHT = { 'a.py': 'def f(x):\n    if x <= 0:\n        return 1\n    return x\n' };

describe('the lines that a candidate changes', () => {
  it('are held against those that the reference changes', () => {
    expect(diffSimilarity(START, RIGHT, RIGHT)).toBe(1);
    expect(diffSimilarity(START, START, START)).toBe(1);
    expect(diffSimilarity(START, START, RIGHT)).toBe(0);
    const other = { 'a.py': START['a.py'].replace('return 1', 'return 0') };
    expect(diffSimilarity(START, other, RIGHT)).toBe(0);
    const both = { 'a.py': RIGHT['a.py'].replace('return 1', 'return 0') };
    expect(diffSimilarity(START, both, RIGHT)).toBeCloseTo(2 / 3);
    const spaced = { 'a.py': RIGHT['a.py'].replace('x <= 0', 'x  <=  0') };
    expect(diffSimilarity(START, spaced, RIGHT)).toBe(1);
  });
});

describe('tokens', () => {
  it('are words, numbers, strings and signs in their order', () => {
    expect(tokenSimilarity('return a + b', 'return a+b')).toBe(1);
    expect(tokenSimilarity('return a + b', 'return a - b')).toBeCloseTo(6 / 8);
    expect(tokenSimilarity('', '')).toBe(1);
    expect(tokenSimilarity('a', '')).toBe(0);
  });

  it('are alike both ways, and only the same are the same', () => {
    const text = fc.stringMatching(/^[a-c +]{0,20}$/);
    fc.assert(
      fc.property(text, text, (left, right) => {
        const similarity = tokenSimilarity(left, right);
        expect(similarity).toBe(tokenSimilarity(right, left));
        expect(similarity === 1).toBe((left.match(/[a-c]+|\+/g) ?? []).join(' ') === (right.match(/[a-c]+|\+/g) ?? []).join(' '));
      }),
    );
  });
});

describe('one score', () => {
  const none: Scores = {
    compiled: null,
    tests: null,
    diffSimilarity: null,
    codeSimilarity: null,
    style: null,
    runTime: null,
    peakMemory: null,
  };
  const even = { compiled: 1, tests: 1, diffSimilarity: 1, codeSimilarity: 1, style: 1, runTime: 1, peakMemory: 1 };

  it('is the weighted mean of what is known', () => {
    expect(weightedScore(none, even)).toBeNull();
    expect(weightedScore({ ...none, tests: 0.5 }, even)).toBe(0.5);
    expect(weightedScore({ ...none, tests: 0.5, compiled: 1 }, { ...even, tests: 3 })).toBe(0.625);
    expect(weightedScore({ ...none, style: 1 }, { ...even, style: 0 })).toBeNull();
  });

  it('lies between the least and the greatest of its parts', () => {
    const part = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    const record = {
      compiled: part,
      tests: part,
      diffSimilarity: part,
      codeSimilarity: part,
      style: part,
      runTime: part,
      peakMemory: part,
    };
    const property = fc.property(fc.record(record), (scores) => {
      const known = Object.values(scores).filter((each) => each !== null);
      const score = weightedScore(scores, even);
      return score === null ? known.length === 0 : score >= Math.min(...known) - 1e-12 && score <= Math.max(...known) + 1e-12;
    });
    expect(fc.check(property).failed).toBe(false);
  });
});

it('a finding more of a linter costs, and one less wins nothing', () => {
  expect([styleScore(2, 2), styleScore(2, 0), styleScore(0, 1), styleScore(1, 4)]).toEqual([1, 1, 0.5, 0.25]);
});

it('time and memory are held against the reference, below the noise of a machine not at all', () => {
  expect([frugality(10, 20, 1), frugality(20, 10, 1), frugality(1, 4, 5)]).toEqual([0.5, 1, 1]);
});

it('trees are alike by their small subtrees', () => {
  expect(shapeSimilarity(['(a b)', '(b)'], ['(a b)', '(b)'])).toBe(1);
  expect(shapeSimilarity(['(a b)', '(b)'], ['(a c)', '(b)'])).toBe(0.5);
});
