import { describe, expect, it } from 'vitest';
import { costText } from '../../cli/cost.js';
import { OFFLINE_MODEL } from '../../infra/stack/model-setting.js';

describe('what was paid', () => {
  it('is told in dollars, or that the model has no price', () => {
    expect(costText({ tokens: 900, costUsd: 0.0123 }, 'm')).toBe('$0.0123');
    expect(costText({ tokens: 900, costUsd: 0 }, 'm')).toBe('no price set');
    // a sum that rounds to nothing was paid all the same
    expect(costText({ tokens: 1, costUsd: 0.000001 }, 'm')).toBe('$0.0000');
  });

  it('is nothing where nothing was asked, and for the offline model', () => {
    expect(costText({ tokens: 0, costUsd: 0 }, 'm')).toBe('$0.0000');
    expect(costText({ tokens: 900, costUsd: 0 }, OFFLINE_MODEL)).toBe('$0.0000');
  });
});
