import type { Role } from '../../syntax/grammar.js';
import { isExpression, isStatement, walk, type SyntaxNode } from '../../syntax/tree.js';

/** A part of a program, or of a pattern: in a pattern some places are holes. */
export type Term = Branch | Hole;

export interface Hole {
  readonly hole: string;
  /** stands for any number of statements, also none, with which a block begins */
  readonly many?: true;
}

export interface Branch {
  /** its kind with the words and signs of its own: two branches with one label differ in their parts at most */
  readonly label: string;
  readonly role: Role;
  readonly field: string;
  /** the text before, between and after its parts; of a leaf its whole text */
  readonly gaps: readonly string[];
  readonly parts: readonly Term[];
  /** in a pattern: any sign of its kind will do, and the same one wherever this name stands */
  readonly sign?: string;
}

/** A part of a program that was read: all of it is there, and where. */
export interface Place extends Branch {
  readonly parts: readonly Place[];
  readonly node: SyntaxNode;
  /** may stand in a hole */
  readonly isValue: boolean;
  /** role and field by which it hangs under its parent */
  readonly under: string;
}

export function isHole(term: Term): term is Hole {
  return 'hole' in term;
}

export function placeOfNode(node: SyntaxNode, source: string): Place {
  const isLeaf = LEAVES.has(node.role) && !node.children.some((each) => EMBEDDED.has(each.kind));
  const kept = isLeaf ? [] : node.children.filter((each) => each.role !== 'comment' && each.end > each.start && each.named);
  const parts = kept.map((each) => placeOfNode(each, source));
  const ends = [...kept.map((each) => each.start), node.end];
  const gaps = ends.map((end, index) => source.slice(index === 0 ? node.start : (kept[index - 1]?.end ?? node.start), end));
  return {
    label: `${node.kind}|${isLeaf || node.children.length === 0 ? node.text : gaps.map((gap) => gap.replace(/\s+/g, '')).join('\u0000')}`,
    role: node.role,
    field: node.field,
    gaps,
    parts,
    node,
    isValue: isExpression(node) || isName(node) || node.role === 'target' || node.role === 'block' || node.role === 'comprehension',
    under: node.parent === null ? '' : `${node.parent.role}.${node.field}`,
  };
}

/** Texts and the like have no parts to look at. */
const LEAVES: ReadonlySet<Role> = new Set(['string', 'char', 'integer', 'float', 'constant']);

/** Code inside of a text. */
const EMBEDDED: ReadonlySet<string> = new Set(['interpolation', 'template_substitution']);

/** A name of a value, also where it is bound; the name of an attribute is none. */
export function isName({ role, field }: Pick<SyntaxNode, 'role' | 'field'>): boolean {
  return role === 'name' && field !== 'attribute' && field !== 'type' && field !== 'return_type';
}

export function* placesIn(place: Place): Generator<Place> {
  yield place;
  for (const each of place.parts) yield* placesIn(each);
}

export function sizeOf(term: Term): number {
  return isHole(term) ? 1 : term.parts.reduce((sum, each) => sum + sizeOf(each), 1);
}

export function holesIn(term: Term): string[] {
  return isHole(term) ? [term.hole] : term.parts.flatMap(holesIn);
}

/** One text for terms that are equal, whatever their white space. */
export function keyOf(term: Term): string {
  if (isHole(term)) return `$${term.hole}${term.many === true ? '…' : ''}`;
  const known = keys.get(term);
  if (known !== undefined) return known;
  const key = `(${term.sign === undefined ? term.label : `${term.role}?${term.sign}`}${term.parts.map(keyOf).join('')})`;
  keys.set(term, key);
  return key;
}

const keys = new WeakMap<Branch, string>();

/** Changes the holes and leaves of a term. */
export function mapTerm(term: Term, change: (term: Term) => Term | null): Term {
  const changed = change(term);
  if (changed !== null) return changed;
  return isHole(term) ? term : { ...term, parts: term.parts.map((each) => mapTerm(each, change)) };
}

/** A list of statements: the block of a function, or a whole file. */
export function isList({ node }: Place): boolean {
  return node.children.some((each) => isStatement(each) && each.named) && (node.role === 'block' || node.role === 'module');
}

export function holdsBlock(node: SyntaxNode): boolean {
  for (const each of walk(node)) if (each.role === 'block') return true;
  return false;
}

/** White space before the first character of the line in which a node begins. */
export function indentAt(source: string, start: number): string {
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*/.exec(line)?.[0] ?? '';
}
