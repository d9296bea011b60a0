import type { Role } from './grammar.js';

/** A syntax tree in plain memory: the parser's own nodes cost a call into WebAssembly for each look. */
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

const STATEMENTS: ReadonlySet<Role> = new Set(['expression-statement', 'return', 'jump', 'raise', 'pass', 'import', 'if', 'while', 'for', 'function', 'other-statement']);

export function isStatement(node: SyntaxNode): boolean {
  return STATEMENTS.has(node.role);
}

const ATOMS: ReadonlySet<Role> = new Set(['name', 'integer', 'float', 'string', 'constant', 'call', 'attribute', 'subscript', 'parenthesised', 'list', 'dict', 'set', 'comprehension']);
const EXPRESSIONS: ReadonlySet<Role> = new Set([...ATOMS, 'comparison', 'boolean', 'not', 'arithmetic', 'unary', 'conditional', 'tuple']);

/** Whether the node is a value where it stands: not the name that is bound, called, or named in an import. */
export function isExpression(node: SyntaxNode): boolean {
  if (!EXPRESSIONS.has(node.role)) return false;
  const parent = node.parent;
  if (parent === null) return false;
  if (node.field === 'name' || node.field === 'attribute' || node.field === 'function' || node.field === 'parameters' || node.field === 'type' || node.field === 'return_type') return false;
  if (node.field === 'left' && (parent.role === 'assign' || parent.role === 'augmented' || parent.role === 'for' || parent.role === 'for-clause')) return false;
  if (node.field === 'subscript' && node.role === 'tuple') return false;
  return !hasAncestorOf(node, UNVALUED);
}

const UNVALUED: ReadonlySet<Role> = new Set(['parameters', 'import']);

function hasAncestorOf(node: SyntaxNode, roles: ReadonlySet<Role>): boolean {
  return ancestor(node, roles) !== null || inTarget(node) || isDocumentation(node);
}

function inTarget(node: SyntaxNode): boolean {
  const tuple = node.parent;
  return tuple !== null && (tuple.kind === 'pattern_list' || tuple.kind === 'tuple_pattern');
}

function isDocumentation(node: SyntaxNode): boolean {
  return node.role === 'string' && node.parent?.role === 'expression-statement';
}

/** The text of an operand, in parentheses unless it binds tightest anyway. */
export function operand(node: SyntaxNode): string {
  return ATOMS.has(node.role) ? node.text : `(${node.text})`;
}

/** The innermost statement that holds the node; the node itself when it is one. */
export function statementOf(node: SyntaxNode): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) if (isStatement(at)) return at;
  return null;
}
