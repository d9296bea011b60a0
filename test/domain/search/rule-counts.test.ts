import { describe, expect, it } from 'vitest';
import { mergedPairs, ruleCounts, ruleCountText, rulePairs } from '../../../domain/search/rule-counts.js';
import type { Variant } from '../../../domain/search/state.js';
import { FIRST_STRATEGY, type Strategy } from '../../../domain/strategy.js';

const ruled = (...texts: readonly string[]): Strategy => ({
  ...FIRST_STRATEGY,
  rules: texts.map((text, index) => ({ id: `r${index + 1}`, text, pinned: false })),
});
const variant = (id: string, runs: string, entrance: readonly number[] = []): Variant => ({
  id,
  parents: [],
  edits: [],
  runs,
  entrance,
  race: 'none',
});
const state = (...pool: readonly Variant[]) => ({ pool, away: [], candidates: [], attempts: 2 });

describe('what a rule did', () => {
  const strategies = new Map([
    ['bare', ruled('a')],
    ['with', ruled('a', 'b')],
    ['hot', { ...ruled('a', 'b'), decoding: { ...FIRST_STRATEGY.decoding, temperature: 1 } }],
  ]);

  it('is counted between versions that differ by it alone, on places that both ran and that let neither in', () => {
    const pairs = rulePairs(state(variant('bare', '1010.0'), variant('with', '2x11.1', [5]), variant('hot', '111111')), strategies);
    expect(pairs).toEqual([{ rule: 'b', with: 'with', without: 'bare', places: 3, helpful: 1, harmful: 0, saved: 0 }]);
    expect(pairs.map(ruleCountText).join()).toBe('helped once and harmed never on 3 train places');
  });

  it('is kept when a version was let go, and never counted twice', () => {
    const pair = { rule: 'b', with: 'with', without: 'bare', places: 3, helpful: 1, harmful: 0, saved: 0 };
    const more = { ...pair, places: 5, helpful: 2 };
    expect(mergedPairs([pair], [])).toEqual([pair]);
    expect(mergedPairs([pair], [more])).toEqual([more]);
    expect(mergedPairs([more], [pair])).toEqual([more]);
    expect(ruleCounts([more, { ...pair, without: 'other', harmful: 2 }])).toEqual([
      { rule: 'b', places: 8, helpful: 3, harmful: 2, saved: 0 },
    ]);
  });
});
