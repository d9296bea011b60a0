import { describe, expect, it } from 'vitest';
import { newFindings } from '../../domain/findings.js';

const finding = (message: string, line: number, path = 'a.py') => ({ path, line, message });

describe('what is new of the findings of a linter', () => {
  it('is told by path and words, wherever the line has moved', () => {
    const given = [finding('unused', 3), finding('long', 4)];
    expect(newFindings(given, [finding('unused', 7), finding('odd', 1), finding('long', 4, 'b.py')])).toEqual([
      finding('odd', 1),
      finding('long', 4, 'b.py'),
    ]);
  });

  it('is what stands there more often than before', () => {
    expect(newFindings([finding('unused', 1)], [finding('unused', 1), finding('unused', 5)])).toEqual([finding('unused', 5)]);
  });
});
