import { isExpression, type SyntaxNode } from '../../syntax/tree.js';
import { ILL } from '../../syntax/types.js';
import { namesOfEdited } from './edited-texts.js';
import type { Draft } from './operator.js';
import { placeOf, type Place } from './place.js';
import type { Program } from './program.js';
import { OPERATORS } from './table.js';
import { thinned } from './thinned.js';

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

/** What is left of the share of a change that would not compile, as far as can be told: little, since that may be wrong. */
const UNSOUND = 0.03;

/** Every program that is one edit away, each text once, the likeliest first. */
export function generate(program: Program): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  const nameOf = namesOfEdited(program.text);
  for (const operator of OPERATORS) {
    const proposed: { readonly draft: Draft; readonly node: SyntaxNode }[] = [];
    for (const node of program.nodes) for (const draft of operator.propose(node, program)) proposed.push({ draft, node });
    const drafts = thinned(proposed, MAX_CANDIDATES, ({ draft }) => draft.weight).map(({ draft, node }) => ({
      draft,
      weight: draft.weight * (isSound(draft, node, program) ? 1 : UNSOUND),
      place: placeOf(node),
      line: node.line,
    }));
    const total = drafts.reduce((sum, { weight }) => sum + weight, 0);
    for (const { draft, weight, place, line } of drafts) {
      if (program.text.slice(draft.start, draft.end) === draft.text) continue;
      const name = nameOf(draft);
      const logPrior = Math.log(operator.prior) + Math.log(weight) - SPREAD * Math.log(total);
      const known = best.get(name);
      if (known !== undefined && known.logPrior >= logPrior) continue;
      const text = program.text.slice(0, draft.start) + draft.text + program.text.slice(draft.end);
      best.set(name, { operator: operator.name, place, line, draft, text, logPrior });
    }
  }
  return [...best.values()].toSorted((a, b) => b.logPrior - a.logPrior).slice(0, MAX_CANDIDATES);
}

/** Whether the expression that a draft changes would still be one of its type. */
function isSound(draft: Draft, node: SyntaxNode, program: Program): boolean {
  if (program.grammar.types === null) return true;
  const changed = [node.children.find((each) => each.start === draft.start && each.end === draft.end), node, node.parent].find(
    (each) => each !== null && each !== undefined && isExpression(each) && each.start <= draft.start && draft.end <= each.end,
  );
  const round = changed?.parent ?? null;
  return [changed, round !== null && isExpression(round) && round.text.length <= MAX_ROUND ? round : null].every(
    (each) => each === null || each === undefined || fits(draft, each, program),
  );
}

/** What stands round a changed expression is looked at too, as long as it is short: an index wants its own kind of number. */
const MAX_ROUND = 40;

function fits(draft: Draft, changed: SyntaxNode, program: Program): boolean {
  if (changed.text.includes('\n')) return true;
  const text = program.text.slice(changed.start, draft.start) + draft.text + program.text.slice(draft.end, changed.end);
  const wanted = program.typeOf(changed);
  // the program as given compiles, so what is told of this expression is wrong
  return wanted === ILL || program.isSound(text, changed, wanted);
}
