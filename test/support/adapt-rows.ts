import type { AdaptRow } from '../../domain/adapt/rows.js';
import type { AdaptSpec } from '../../ports/adapter.js';

/** A fix by one change: `<` for `<=`, over functions that differ in their names. */
export function fixRow(number: number, over: Partial<AdaptRow> = {}): AdaptRow {
  const program = (sign: string): string =>
    `def count${number}(items, most):\n    total = 0\n    for item in items:\n        if item ${sign} most:\n            total += 1\n    return total\n`;
  return {
    task: `count-${number}`,
    family: `count-${number}`,
    language: 'python',
    about: 'How many items are not more than most.',
    question: [],
    file: 'count.py',
    before: program('<'),
    failures: ['count: count([1, 2], 2) returned 1, expected 2'],
    accepted: program('<='),
    rejected: program('>'),
    source: { from: 'campaign', campaign: 'night', episode: `night/b1/c1/practise/${number}` },
    licence: 'MIT',
    madeAt: `2026-01-01T00:00:${String(number % 60).padStart(2, '0')}.000Z`,
    ...over,
  };
}

export function specOf(over: Partial<AdaptSpec> = {}): AdaptSpec {
  return { id: 'first', tier: 'wire', base: 'base', form: 'sft', epochs: null, learningRate: null, seed: 1, agreed: false, ...over };
}
