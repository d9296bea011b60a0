import { failed } from '../evidence.js';
import type { Judgement } from '../judgement.js';
import type { Controls } from '../languages/language.js';

/** What came of the run of the controls. */
export interface ControlRun {
  /** false where they did not come to run at all: then nothing is proven by them */
  readonly reached: boolean;
  /** tests that passed, and their controls too */
  readonly passed: readonly string[];
}

/** What a candidate that cheated is told: nothing that helps it to cheat better. */
const NOT_ACCEPTED = 'not accepted';

/**
 * A judgement held against the run of its controls. A control that passes beside its test is Tampering. One that ends in
 * any other way has failed as it must: a candidate that breaks the run there wins no more than by failing.
 *
 * @param ran null where no test passed that has a control
 */
export function heldAgainst(judgement: Judgement, { of, denied }: Pick<Controls, 'of' | 'denied'>, ran: ControlRun | null): Judgement {
  const controlled = new Set(ran === null || ran.reached ? of.values() : []);
  const forged = new Set(ran?.passed);
  const tests = judgement.tests.map((test) => ({
    ...(forged.has(test.id) ? failed(test.id, NOT_ACCEPTED) : test),
    controlled: controlled.has(test.id) && !denied.has(test.id),
  }));
  if (forged.size === 0) return { ...judgement, tests };
  return {
    ...judgement,
    tests,
    errorClass: 'Tampering',
    reason: `a control that must fail passed beside ${forged.size} of ${tests.length} tests`,
  };
}
