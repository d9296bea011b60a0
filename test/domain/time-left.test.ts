import { describe, expect, it } from 'vitest';
import { leftToEndMs, type Standing } from '../../domain/time-left.js';

const AT: Standing = { phase: 'cycle', cycle: 2, cycles: 5, cycleMs: 100, examMs: 60, exam: null, hasLastExam: true };

describe('an estimate of what is left', () => {
  it('counts the last exam with the cycles', () => {
    expect(leftToEndMs(AT)).toBe(360);
    expect(leftToEndMs({ ...AT, cycle: 5 })).toBe(60);
  });

  it('is what the last exam has still to run while that runs, whatever cycles were not done', () => {
    const last: Standing = { ...AT, phase: 'sealed', exam: { done: 0, of: 30 } };
    expect(leftToEndMs(last)).toBe(60);
    expect(leftToEndMs({ ...last, exam: { done: 15, of: 30 } })).toBe(30);
    expect(leftToEndMs({ ...last, exam: { done: 30, of: 30 } })).toBe(0);
    expect(leftToEndMs({ ...last, exam: null })).toBe(60);
    expect(leftToEndMs({ ...last, cycle: 0, cycleMs: null })).toBe(60);
  });

  it('holds no last exam where nothing is learned', () => {
    expect(leftToEndMs({ ...AT, hasLastExam: false })).toBe(300);
  });

  it('is unknown before a cycle has ended, the first exam included', () => {
    expect(leftToEndMs({ ...AT, cycle: 0, cycleMs: null })).toBeNull();
    expect(leftToEndMs({ ...AT, phase: 'sealed', cycle: 0, cycleMs: null, examMs: null, exam: { done: 3, of: 30 } })).toBeNull();
  });
});
