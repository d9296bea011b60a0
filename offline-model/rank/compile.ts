import type { Candidate } from '../operators/candidates.js';
import type { Outcome } from './localise.js';

/** Log-weight of a candidate, 0 or less, by what is alike and did not compile. */
export type CompileWeight = (candidate: Candidate) => number;

/** An operator starts with this many edits that compiled, so that one refusal proves nothing. */
const PRIOR_COMPILED = 3;
/** for each refused edit of the same operator at the same place of the text, and on the same line */
const SAME_SPAN = 0.6;
const SAME_LINE = 0.25;
const MOST = 2;

/** What the compiler refused says of what it will refuse: the kind of change more than the place, both together most. */
export function compileWeights(outcomes: readonly Outcome[]): CompileWeight {
  const refused = outcomes.filter(({ tried }) => tried.errorClass === 'Syntax').map(({ candidate }) => candidate);
  if (refused.length === 0) return () => 0;
  const rates = new Map<string, number>();
  for (const { operator } of refused) {
    const of = (candidates: readonly Candidate[]): number => candidates.filter((each) => each.operator === operator).length;
    rates.set(operator, Math.log(1 - of(refused) / (of(outcomes.map(({ candidate }) => candidate)) + PRIOR_COMPILED)));
  }
  const near = new Map<string, number>();
  for (const each of refused)
    for (const [key, weight] of [
      [spanOf(each), SAME_SPAN],
      [lineOf(each), SAME_LINE],
    ] as const)
      near.set(key, (near.get(key) ?? 0) + weight);
  return (candidate) =>
    (rates.get(candidate.operator) ?? 0) - Math.min(MOST, (near.get(spanOf(candidate)) ?? 0) + (near.get(lineOf(candidate)) ?? 0));
}

function spanOf({ operator, draft }: Candidate): string {
  return `${operator} ${draft.start}-${draft.end}`;
}

function lineOf({ operator, line }: Candidate): string {
  return `${operator} ${line}`;
}
