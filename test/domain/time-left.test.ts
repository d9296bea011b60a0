import { describe, expect, it } from 'vitest';
import { leftToEnd, type Standing } from '../../domain/time-left.js';

const AT: Standing = { phase: 'cycle', cycle: 2, cycles: 5, cycleMs: 100, examMs: 60, exam: null, hasLastExam: true, passedMs: 0 };

describe('an estimate of what is left', () => {
  it('counts the last exam with the cycles', () => {
    expect(leftToEnd(AT)?.ms).toBe(360);
    expect(leftToEnd({ ...AT, cycle: 5 })?.ms).toBe(60);
  });

  it('is what the last exam has still to run while that runs, whatever cycles were not done', () => {
    const last: Standing = { ...AT, phase: 'sealed', exam: { done: 0, of: 30 } };
    expect(leftToEnd(last)?.ms).toBe(60);
    expect(leftToEnd({ ...last, exam: { done: 15, of: 30 } })?.ms).toBe(30);
    expect(leftToEnd({ ...last, exam: { done: 30, of: 30 } })?.ms).toBe(0);
    expect(leftToEnd({ ...last, exam: null })?.ms).toBe(60);
    expect(leftToEnd({ ...last, cycle: 0, cycleMs: null })?.ms).toBe(60);
  });

  it('holds no last exam where nothing is learned', () => {
    expect(leftToEnd({ ...AT, hasLastExam: false })?.ms).toBe(300);
  });

  it('is unknown before a cycle has ended, the first exam included', () => {
    expect(leftToEnd({ ...AT, cycle: 0, cycleMs: null })).toBeNull();
    expect(leftToEnd({ ...AT, phase: 'sealed', cycle: 0, cycleMs: null, examMs: null, exam: { done: 3, of: 30 } })).toBeNull();
  });

  it('goes down while a cycle runs', () => {
    expect([0, 40, 100].map((passedMs) => leftToEnd({ ...AT, passedMs }))).toEqual([
      { ms: 360, isLeast: false },
      { ms: 320, isLeast: false },
      { ms: 260, isLeast: false },
    ]);
  });

  it('is the least that is left, and no longer the same, while a cycle takes longer than those before', () => {
    const [late, later] = [160, 400].map((passedMs) => leftToEnd({ ...AT, passedMs }));
    expect(late).toEqual({ ms: 2 * 120 + 60, isLeast: true });
    expect(later).toEqual({ ms: 2 * 200 + 60, isLeast: true });
  });

  it('is not told where nothing is known to follow a last cycle that takes longer', () => {
    const last: Standing = { ...AT, cycle: 4, hasLastExam: false };
    expect(leftToEnd({ ...last, passedMs: 90 })).toEqual({ ms: 10, isLeast: false });
    expect(leftToEnd({ ...last, passedMs: 101 })).toBeNull();
  });

  it('counts what a rollback takes for no cycle', () => {
    expect(leftToEnd({ ...AT, phase: 'rolling-back', passedMs: 1_000 })).toEqual({ ms: 360, isLeast: false });
  });

  it('goes by the pace of a last exam that takes longer than the first', () => {
    const last: Standing = { ...AT, phase: 'sealed', exam: { done: 10, of: 30 } };
    expect(leftToEnd({ ...last, passedMs: 50 })?.ms).toBeCloseTo(40);
    expect(leftToEnd({ ...last, passedMs: 90 })?.ms).toBeCloseTo(180);
    expect(leftToEnd({ ...last, exam: null, passedMs: 20 })?.ms).toBe(40);
    expect(leftToEnd({ ...last, exam: null, passedMs: 61 })).toBeNull();
  });
});
