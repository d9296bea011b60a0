import { failed } from './evidence.js';
import type { Judgement } from './judgement.js';

/** What a candidate that cheated is told: nothing that helps it to cheat better. */
const NOT_ACCEPTED = 'not accepted';

/**
 * A judgement held against the run of its controls. A control that passes beside its test is Tampering. One that ends in
 * any other way has failed as it must: a candidate that breaks the run there wins no more than by failing. Where the
 * controls did not come to run at all, nothing is proven by them.
 *
 * @param of id of a control → the test that it is the control of
 * @param ran the run of the controls; null where no test passed that has one
 */
export function heldAgainst(judgement: Judgement, of: ReadonlyMap<string, string>, ran: Judgement | null): Judgement {
  const controlled = new Set(ran === null || ran.step === 'test' ? of.values() : []);
  const passing = new Set((ran?.tests ?? []).filter(({ status }) => status === 'passed').map(({ id }) => of.get(id)));
  const isForged = (id: string, status: string): boolean => status === 'passed' && passing.has(id);
  const tests = judgement.tests.map((test) => ({ ...(isForged(test.id, test.status) ? failed(test.id, NOT_ACCEPTED) : test), controlled: controlled.has(test.id) }));
  const forged = judgement.tests.filter(({ id, status }) => isForged(id, status)).length;
  if (forged === 0) return { ...judgement, tests };
  return { ...judgement, tests, errorClass: 'Tampering', reason: `a control that must fail passed beside ${forged} of ${tests.length} tests` };
}
