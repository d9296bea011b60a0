import type { Role } from '../../syntax/grammar.js';
import { operand, parts, type SyntaxNode } from '../../syntax/tree.js';
import type { Bindings, Field } from './match.js';
import { written, type Part } from './pattern.js';
import { indentAt, isHole, type Branch, type Place, type Term } from './term.js';

/** A stretch of a program and what comes there. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The new side of a part, written where the old side was found; `free` stands for a hole that only the new side has. */
export function spliceOf(part: Part, span: readonly Place[], bindings: Bindings, free: string, { text }: Field): Splice {
  const start = span[0]?.node.start ?? 0;
  const end = span.at(-1)?.node.end ?? start;
  const indent = indentAt(text, start);
  const fill = (hole: string, parent: Branch | null, at: number): string => {
    const found = bindings.get(hole);
    return found === undefined ? free : standing(found.node, parent, at);
  };
  if (part.after.length === 0)
    return { start: text.lastIndexOf('\n', start - 1) + 1, end: text.indexOf('\n', end) < 0 ? end : text.indexOf('\n', end) + 1, text: '' };
  const lines = part.after.map((term) => written(withSigns(term, bindings), (hole, parent, at) => held(fill(hole, parent, at)))).join('\n');
  // what a hole brings keeps its own lines; only the lines of the pattern are moved in
  const moved = lines
    .split(HOLD)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll('\n', `\n${indent}`) : piece))
    .join('');
  return { start, end, text: moved };
}

/** A pattern with the signs that were found where any would do. */
function withSigns(term: Term, bindings: Bindings): Term {
  if (isHole(term)) return term;
  const gaps = term.sign === undefined ? undefined : bindings.get(term.sign)?.gaps;
  return { ...term, gaps: gaps ?? term.gaps, parts: term.parts.map((each) => withSigns(each, bindings)) };
}

function held(text: string): string {
  return text === '' ? '' : HOLD + text + HOLD;
}

const HOLD = '\u0001';

/** How tight a role holds its parts together. */
const TIGHT: Partial<Record<Role, number>> = {
  lambda: 0,
  conditional: 1,
  boolean: 2,
  not: 3,
  comparison: 4,
  arithmetic: 5,
  unary: 6,
  attribute: 9,
  subscript: 9,
  call: 9,
};

function standing(node: SyntaxNode, parent: Branch | null, at: number): string {
  if (parent === null || stoodSo(node, parent, at)) return node.text;
  const outer = TIGHT[parent.role] ?? -1;
  const inner = TIGHT[node.role] ?? (operand(node) === node.text ? 9 : 0);
  const isObject = outer < 9 || at === 0;
  return outer >= inner && inner < 9 && isObject ? `(${node.text})` : node.text;
}

/** Whether a node hangs in the program as it will hang in what is written: there it needs no brackets either. */
function stoodSo(node: SyntaxNode, parent: Branch, at: number): boolean {
  if (node.parent?.role !== parent.role) return false;
  const signs = node.parent.children.flatMap((each) => (each.named ? [] : [each.text])).join('');
  return parts(node.parent).indexOf(node) === at && signs === parent.gaps.join('').replace(/\s+/g, '');
}

/** Several splices as one; null where they overlap. */
export function joined(splices: readonly Splice[], text: string): Splice | null {
  const order = splices.toSorted((a, b) => a.start - b.start);
  if (order.some((each, index) => index > 0 && each.start < (order[index - 1]?.end ?? 0))) return null;
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined) return null;
  let made = '';
  let at = first.start;
  for (const each of order) {
    made += text.slice(at, each.start) + each.text;
    at = each.end;
  }
  return { start: first.start, end: last.end, text: made };
}
