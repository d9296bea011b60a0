import type { Grammar, Role } from './grammar.js';
import { child, parts, type SyntaxNode } from './tree.js';
import { ILL, type TypeName, type Types } from './types.js';

/** What names mean at one place. */
export interface Names {
  /** null: not known; ILL: the name is not known to the compiler there */
  typeOf(name: string): TypeName | null;
}

/** The type of an expression as far as it can be told from close by: null where it can not, ILL where it would not compile. */
export function typeOf(node: SyntaxNode, names: Names, grammar: Grammar): TypeName | null {
  const { types } = grammar;
  if (types === null) return null;
  const of = (part: SyntaxNode | null | undefined): TypeName | null =>
    part === null || part === undefined ? null : typeOf(part, names, grammar);
  const leaf = LEAVES[node.role];
  if (leaf !== undefined) return leaf(node, names, types, grammar) || null;
  const inner = parts(node).map((part) => of(part));
  if (inner.includes(ILL)) return ILL;
  return COMPOUNDS[node.role]?.(node, { inner, of, types }) || null;
}

type Leaf = (node: SyntaxNode, names: Names, types: Types, grammar: Grammar) => TypeName | null;

/** These bind names of their own, or hold what is not parsed. */
const closed: Leaf = () => null;

const LEAVES: Readonly<Partial<Record<Role, Leaf>>> = {
  name: (node, names, types, { builtins }) =>
    node.field === 'attribute' ? null : builtins.has(node.text) ? (types.members.get(node.text) ?? null) : names.typeOf(node.text),
  integer: (node, _, types) => suffixed(node.text, types) ?? types.literals.integer,
  float: (node, _, types) => suffixed(node.text, types) ?? types.literals.float,
  string: (_, __, types) => types.literals.string,
  char: (_, __, types) => types.literals.char,
  constant: (node, _, types, { spelling }) => (node.text === spelling.true || node.text === spelling.false ? types.literals.truth : null),
  lambda: closed,
  function: closed,
  comprehension: closed,
  macro: (node, _, types) => types.members.get(/^\w+!/.exec(node.text)?.[0] ?? '') ?? null,
};

/** `5u64` says itself what it is. */
function suffixed(literal: string, types: Types): TypeName | null {
  const suffix = /^\d[\d_.]*?(?:e\d+)?_?([fiu]\d+|[iu]size)$/.exec(literal)?.[1];
  return suffix === undefined ? null : types.normal(suffix);
}

interface Inside {
  /** types of the parts, none of them ILL */
  readonly inner: readonly (TypeName | null)[];
  readonly of: (part: SyntaxNode | null | undefined) => TypeName | null;
  readonly types: Types;
}

type Compound = (node: SyntaxNode, inside: Inside) => TypeName | null;

const decided: Compound = (_, { inner, types }) =>
  inner.every((type) => type === null || types.fits(type, types.literals.truth)) ? types.literals.truth : ILL;
const same: Compound = (_, { inner }) => inner[0] ?? null;

const COMPOUNDS: Readonly<Partial<Record<Role, Compound>>> = {
  parenthesised: same,
  reference: same,
  unary: (_, { inner: [type = null], types }) => (type === null ? null : types.computes(type) ? types.negated(type) : ILL),
  arithmetic: computed,
  comparison: compared,
  boolean: decided,
  not: decided,
  conditional: (_, { inner }) => inner[1] ?? null,
  cast: (node, { types }) => types.normal(child(node, 'type')?.text ?? ''),
  subscript: indexed,
  call: called,
  attribute: member,
};

function signOf(node: SyntaxNode): string {
  return node.children.find((each) => !each.named)?.text ?? '';
}

/** Where only one side is known, the other is likely of its type; a text can be joined with anything. */
function computed(node: SyntaxNode, { inner: [left = null, right = null], types }: Inside): TypeName | null {
  const sign = signOf(node);
  if (left === null && right === null) return null;
  if (left !== null && right !== null) return types.arithmetic(left, right, sign);
  const known = left ?? right ?? ILL;
  return types.computes(known) ? (sign === '+' ? null : known) : sign === '+' && isText(known, types) ? known : ILL;
}

function isText(type: TypeName, types: Types): boolean {
  return type === types.literals.string || types.arithmetic(type, types.literals.string, '+') !== ILL;
}

function indexed(node: SyntaxNode, { inner: [whole = null, index = null], types }: Inside): TypeName | null {
  if (index !== null && child(node, 'subscript')?.role !== 'range' && !types.fits(index, types.index)) return ILL;
  if (whole === null) return null;
  return types.computes(whole) && types.element(whole) === null ? ILL : types.element(whole);
}

function compared(node: SyntaxNode, { inner: [left = null, right = null], types }: Inside): TypeName {
  if (left !== null && right !== null && !types.fits(left, right) && !types.fits(right, left)) return ILL;
  if (left !== null && (types.computes(left) || left === types.literals.truth) && parts(node)[1]?.role === 'constant' && right === null)
    return ILL;
  const isOrdered = left === null || types.computes(left) || left === types.literals.char;
  return /^[<>]/.test(signOf(node)) && !isOrdered ? ILL : types.literals.truth;
}

function called(node: SyntaxNode, inside: Inside): TypeName | null {
  const { of, types } = inside;
  const callee = child(node, 'function');
  const made = child(node, 'type');
  if (callee === null) return made === null ? null : types.normal(made.text);
  if (callee.role !== 'attribute') return types.members.get(callee.text) ?? of(callee);
  if (types.members.get(child(callee, 'attribute')?.text ?? '') !== 'argument') return member(callee, inside);
  const passed = child(node, 'arguments');
  const [one = null, other = null] = passed === null ? [] : parts(passed).map((part) => of(part));
  if (one !== null && !types.computes(one)) return types.element(one) ?? ILL;
  return one !== null && other !== null ? types.arithmetic(one, other, '*') : one;
}

/** What a field or method of an object gives. */
function member(node: SyntaxNode, { of, types }: Inside): TypeName | null {
  const given = types.members.get(child(node, 'attribute')?.text ?? '');
  const object = child(node, 'object') ?? child(node, 'path');
  const owner = object?.field === 'path' ? null : of(object);
  if (owner !== null && types.lacks(owner, child(node, 'attribute')?.text ?? '')) return ILL;
  if (given === 'self') return object?.field === 'path' ? types.normal(object.text) : owner;
  if (given !== 'element') return given ?? null;
  return owner === null ? null : types.element(owner);
}
