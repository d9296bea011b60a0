import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BudgetFold } from '../../infra/mongo/budget-fold.js';

const LIMIT = 20;

/** What happens to one of three calls: a try begins, and may be heard of again, or not: its worker was killed. */
const step = fc.record({
  call: fc.constantFrom('a', 'b', 'c'),
  wanted: fc.integer({ min: 1, max: 8 }),
  end: fc.constantFrom('taken', 'lost', 'unpaid', 'killed', 'late'),
});

describe('a budget, whatever happens to the calls', () => {
  it('never holds more than its limit, and counts all that the endpoint has made', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const budget = new BudgetFold();
        const apply = (entry: unknown): void => budget.apply(JSON.stringify(entry));
        apply({ open: { modelCalls: LIMIT, costUsd: null } });
        let served = 0;
        const late: (() => void)[] = [];
        for (const [index, { call, wanted, end }] of steps.entries()) {
          const id = String(index);
          const paid = { modelCalls: wanted, tokens: wanted, costUsd: 0 };
          apply({ begin: call, try: id, for: paid });
          if (!budget.underWay(call, id, 0)) continue;
          if (end !== 'unpaid') served += wanted;
          if (end === 'taken') apply({ end: call, try: id, as: { taken: paid } });
          if (end === 'lost') apply({ end: call, try: id, as: { lost: paid, because: 'cut' } });
          if (end === 'unpaid') apply({ end: call, try: id, as: { unpaid: true } });
          // The worker was slow, not dead: it is heard of when another one has taken over.
          if (end === 'late') late.push(() => apply({ end: call, try: id, as: { taken: paid } }));
          if (late.length > 2) late.shift()?.();
          const { spent, reserved, inFlight, lost } = budget.reading() ?? {
            spent: { modelCalls: 0 },
            reserved: { modelCalls: 0 },
            inFlight: { modelCalls: 0 },
            lost: { modelCalls: 0 },
          };
          expect(spent.modelCalls + inFlight.modelCalls).toBeGreaterThanOrEqual(served);
          expect(spent.modelCalls + reserved.modelCalls).toBeLessThanOrEqual(LIMIT);
          expect(lost.modelCalls).toBeLessThanOrEqual(spent.modelCalls);
        }
      }),
    );
  });
});
