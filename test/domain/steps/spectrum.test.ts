import { describe, expect, it } from 'vitest';
import { suspectLines, suspects } from '../../../domain/steps/spectrum.js';
import type { TestResult } from '../../../domain/verdict.js';

const test = (status: TestResult['status'], ...lines: readonly number[]): TestResult => ({
  id: 'x',
  status,
  message: '',
  lines: { 'f.py': lines },
});

describe('the lines that failures run most', () => {
  it('are ranked by Ochiai', () => {
    const found = suspects([test('passed', 1, 2), test('passed', 1, 3), test('failed', 1, 3, 4), test('failed', 1, 4)]);
    expect(found.map(({ line, suspicion }) => [line, Math.round(suspicion * 100)])).toEqual([
      [4, 100],
      [1, 71],
      [3, 50],
    ]);
    expect(suspectLines(found.slice(0, 1), () => 'a\nb\nc\n  return d\n')).toEqual(['- f.py line 4 (1.00): return d']);
  });

  it('are none where nothing was measured, nothing failed, or all ran the same', () => {
    expect(suspects([{ id: 'x', status: 'failed', message: '' }])).toEqual([]);
    expect(suspects([test('passed', 1), test('passed', 2)])).toEqual([]);
    expect(suspects([test('passed', 1, 2), test('failed', 1, 2)])).toEqual([]);
  });
});
