import type { Role } from './grammar.js';

/**
 * A syntax tree in plain memory: the parser's own nodes cost a call into WebAssembly for each look. Whatever the
 * language, these are the fields that operators ask for: condition, body, left, right, initial, update, function,
 * arguments, object, attribute, subscript, name, type, parameters.
 */
export interface SyntaxNode {
  readonly kind: string;
  readonly role: Role;
  readonly named: boolean;
  /** its name in the parent; empty where it has none */
  readonly field: string;
  /** positions in the text of the program; `end` is past the last character */
  readonly start: number;
  readonly end: number;
  /** 1-based line of its first character */
  readonly line: number;
  readonly lastLine: number;
  readonly text: string;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
}

export function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const each of node.children) yield* walk(each);
}

export function child(node: SyntaxNode, field: string): SyntaxNode | null {
  return node.children.find((each) => each.field === field) ?? null;
}

/** The parts of a node that have a meaning of their own: no punctuation, no comments. */
export function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((each) => each.named && each.role !== 'comment');
}

export function ancestor(node: SyntaxNode, roles: ReadonlySet<Role>): SyntaxNode | null {
  for (let at = node.parent; at !== null; at = at.parent) if (roles.has(at.role)) return at;
  return null;
}

const STATEMENTS: ReadonlySet<Role> = new Set([
  'expression-statement',
  'return',
  'jump',
  'raise',
  'pass',
  'import',
  'if',
  'while',
  'for',
  'function',
  'other-statement',
]);

export function isStatement(node: SyntaxNode): boolean {
  return STATEMENTS.has(node.role);
}

const ATOMS: ReadonlySet<Role> = new Set([
  'name',
  'integer',
  'float',
  'string',
  'char',
  'constant',
  'call',
  'attribute',
  'subscript',
  'parenthesised',
  'list',
  'dict',
  'set',
  'comprehension',
  'macro',
]);
const EXPRESSIONS: ReadonlySet<Role> = new Set([
  ...ATOMS,
  'comparison',
  'boolean',
  'not',
  'arithmetic',
  'unary',
  'conditional',
  'tuple',
  'cast',
  'reference',
]);

const NO_VALUES: ReadonlySet<string> = new Set(['name', 'attribute', 'function', 'parameters', 'type', 'return_type', 'path', 'macro']);
const BOUND: ReadonlySet<Role> = new Set(['declaration', 'assign', 'augmented', 'for', 'for-clause']);

/** Whether the node is a value where it stands: not the name that is bound, called, or named in an import. */
export function isExpression(node: SyntaxNode): boolean {
  if (!EXPRESSIONS.has(node.role)) return false;
  const parent = node.parent;
  if (parent === null || NO_VALUES.has(node.field)) return false;
  if (node.field === 'left' && BOUND.has(parent.role)) return false;
  if (node.field === 'subscript' && node.role === 'tuple') return false;
  return !isUnvalued(node);
}

const UNVALUED: ReadonlySet<Role> = new Set(['parameters', 'import']);

function isUnvalued(node: SyntaxNode): boolean {
  return ancestor(node, UNVALUED) !== null || node.parent?.role === 'target' || isDocumentation(node);
}

function isDocumentation(node: SyntaxNode): boolean {
  return node.role === 'string' && node.parent?.role === 'expression-statement';
}

const RETURNING: ReadonlySet<Role> = new Set(['function', 'lambda']);

/** Whether the node is what a function gives back: the value of a return, or the whole body of a small function. */
export function isResult(node: SyntaxNode): boolean {
  const parent = node.parent;
  return parent !== null && (parent.role === 'return' || (node.field === 'body' && RETURNING.has(parent.role)));
}

/** The text of an operand, in parentheses unless it binds tightest anyway. */
export function operand(node: SyntaxNode): string {
  return ATOMS.has(node.role) ? node.text : `(${node.text})`;
}
