import { expect, it } from 'vitest';
import { roleRows } from '../../campaigns/role-costs.js';
import { costText } from '../../domain/figures.js';

it('what was paid is told in dollars, or that the model has no price, whichever model it is', () => {
  expect(costText({ tokens: 900, costUsd: 0.0123 })).toBe('$0.0123');
  expect(costText({ tokens: 900, costUsd: 0 })).toBe('no price set');
  // a sum that rounds to nothing was paid all the same
  expect(costText({ tokens: 1, costUsd: 0.000001 })).toBe('$0.0000');
  expect(costText({ tokens: 0, costUsd: 0 })).toBe('$0.0000');
});

it('what a role cost is told in the same words', () => {
  const role = { role: 'solver', model: 'm', modelCalls: 3, tokens: 900, costUsd: 0 } as const;
  expect(roleRows([role]).rows[0]?.at(-1)).toBe('no price set');
});
