import { describe, expect, it } from 'vitest';
import { memoryLines, memoryRows } from '../../campaigns/memory-told.js';
import { wilson } from '../../domain/metrics.js';
import type { ToldMemory } from '../../ports/report-records.js';

const TOLD: ToldMemory = {
  scope: null,
  rows: { lesson: 2 },
  again: 0,
  out: {},
  waiting: 0,
  reuse: { rate: wilson(4, 10), solvedWith: wilson(1, 4), solvedWithout: wilson(3, 6) },
  items: [
    { id: 'a', kind: 'lesson', sentence: 's', told: 9, came: 1, expected: 8, controls: 9, lift: -0.3, out: 'hurts' },
    { id: 'b', kind: 'lesson', sentence: 's', told: 2, came: 1, expected: 1, controls: 4, lift: 0, out: null },
  ],
};

const reuse = (told: number, solved: number, of: number): string =>
  memoryLines({ ...TOLD, reuse: { rate: wilson(told, of), solvedWith: wilson(solved, told), solvedWithout: wilson(0, of - told) } }).at(
    -1,
  ) ?? '';

describe('what is told of a memory', () => {
  it('compares those that were told something with the others', () => {
    expect(memoryLines(TOLD).at(-1)).toBe(
      'MemoryReuseRate: of 10 train episodes that asked, 40 % were told something, and 25 % of these 4 were solved. Of the 6 that were told nothing it is 50 %.',
    );
  });

  it('has no share of none', () => {
    expect(reuse(4, 1, 4)).toContain('25 % of these 4 were solved. None was told nothing, so there is nothing to compare');
    expect(reuse(4, 1, 4)).not.toContain(' 0 %');
    expect(reuse(0, 0, 3)).toBe('MemoryReuseRate: of 3 train episodes that asked, none was told anything; 0 % were solved.');
  });

  it('says of a row whether it is told still, and why not', () => {
    const { head, rows } = memoryRows(TOLD);
    expect(rows.map((row) => row[head.indexOf('still told')])).toEqual(['no, tasks went worse with it', 'yes']);
  });
});
