import { describe, expect, it } from 'vitest';
import { count } from '../../domain/figures.js';
import { noPromotion } from '../../domain/gate.js';

describe('a number of things', () => {
  it('is one thing, or so many', () => {
    expect([0, 1, 2].map((n) => count(n, 'call'))).toEqual(['0 calls', '1 call', '2 calls']);
    expect([1, 6].map((n) => count(n, 'family', 'families'))).toEqual(['1 family', '6 families']);
    expect(noPromotion({ families: 1, maxPairs: 100, planned: 5, budgets: null })).toContain('The gate pool has 1 family.');
  });
});
