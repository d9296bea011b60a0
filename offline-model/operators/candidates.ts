import type { Draft } from './operator.js';
import { placeOf, type Place } from './place.js';
import type { Program } from './program.js';
import { OPERATORS } from './table.js';

/** A program that is one edit away. */
export interface Candidate {
  readonly operator: string;
  readonly place: Place;
  /** 1-based, in the program that it starts from */
  readonly line: number;
  readonly draft: Draft;
  /** the whole new program */
  readonly text: string;
  /** log of its share by operator and place alone */
  readonly logPrior: number;
}

/** The likeliest candidates are kept; the rest is noise at any budget that a task gets. */
const MAX_CANDIDATES = 12_000;

/**
 * An operator with many candidates spreads its share over them; with the exponent 1 it would pay the full price for
 * each, with 0 none. Between the two: many ways to apply an operator also make it likelier to be the right one.
 */
const SPREAD = 0.5;

/** Every program that is one edit away, each text once, the likeliest first. */
export function generate(program: Program): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const operator of OPERATORS) {
    const drafts: { draft: Draft; place: Place; line: number }[] = [];
    for (const node of program.nodes) for (const draft of operator.propose(node, program)) drafts.push({ draft, place: placeOf(node), line: node.line });
    const total = drafts.reduce((sum, { draft }) => sum + draft.weight, 0);
    for (const { draft, place, line } of drafts) {
      const text = program.text.slice(0, draft.start) + draft.text + program.text.slice(draft.end);
      if (text === program.text) continue;
      const logPrior = Math.log(operator.prior) + Math.log(draft.weight) - SPREAD * Math.log(total);
      const known = best.get(text);
      if (known === undefined || known.logPrior < logPrior) best.set(text, { operator: operator.name, place, line, draft, text, logPrior });
    }
  }
  return [...best.values()].toSorted((a, b) => b.logPrior - a.logPrior).slice(0, MAX_CANDIDATES);
}
