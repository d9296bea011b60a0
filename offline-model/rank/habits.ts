import type { Symptom } from '../evidence/symptom.js';
import type { Candidate } from '../operators/candidates.js';

/** What any programmer would try first at a symptom; the rest is for the playbook to learn. Log-weights. */
const HABITS: readonly {
  readonly symptom: RegExp;
  readonly operators?: readonly string[];
  readonly places?: readonly string[];
  readonly weight: number;
}[] = [
  { symptom: /^did not return in time$/, places: ['loop condition', 'update', 'loop body'], weight: 0.8 },
  { symptom: /^raised RecursionError$/, places: ['branch condition', 'call argument'], weight: 0.6 },
  { symptom: /^raised IndexError$/, places: ['index', 'slice', 'loop range', 'loop condition'], weight: 0.7 },
  {
    symptom: /^returned (True|False) instead/,
    operators: ['compare-swap', 'negate', 'boolean-swap', 'constant-swap', 'constant-step', 'drop-condition', 'add-condition'],
    weight: 0.4,
  },
  { symptom: /one too (small|large)$/, operators: ['constant-step', 'off-by-one', 'drop-term', 'compare-swap'], weight: 0.6 },
  { symptom: /^returned nothing$/, operators: ['insert-statement', 'return-change', 'move-statement'], weight: 0.6 },
  {
    symptom: /list that is too (short|long)$|empty list$/,
    operators: ['compare-swap', 'constant-step', 'off-by-one', 'slice-change', 'add-condition', 'drop-condition'],
    weight: 0.3,
  },
  {
    symptom: /list in another order$/,
    operators: ['wrap-call', 'reorder', 'argument-change', 'operand-swap', 'argument-swap', 'slice-change'],
    weight: 0.5,
  },
  {
    symptom: /value of another type$/,
    operators: ['wrap-call', 'unwrap-call', 'return-change', 'function-swap', 'arithmetic-swap'],
    weight: 0.5,
  },
  { symptom: /^returned a text that is too short$/, operators: ['join-text'], weight: 0.6 },
  { symptom: /^returned a text in the wrong case$/, operators: ['literal-everywhere', 'constant-swap', 'function-swap'], weight: 0.6 },
  { symptom: /^returned a text/, operators: ['constant-swap', 'function-swap', 'slice-change', 'wrap-call'], weight: 0.3 },
];

export function habit(candidate: Candidate, shares: ReadonlyMap<Symptom, number>): number {
  let sum = 0;
  for (const [symptom, share] of shares) {
    for (const each of HABITS) {
      if (
        each.symptom.test(symptom) &&
        (each.operators?.includes(candidate.operator) === true || each.places?.includes(candidate.place) === true)
      )
        sum += each.weight * share;
    }
  }
  return sum;
}
