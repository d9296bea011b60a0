import type { Grammar, Role } from '../../syntax/grammar.js';
import { typeOf, type Names } from '../../syntax/infer.js';
import { ancestor, child, walk, type SyntaxNode } from '../../syntax/tree.js';
import { ILL, type TypeName } from '../../syntax/types.js';

/** The variables of a program: which are known where, and of what type they are. */
export interface Scope {
  variables(node: SyntaxNode): readonly string[];
  names(at: SyntaxNode): Names;
  /** the type that the function round a node gives back; null where it is not told */
  returned(node: SyntaxNode): TypeName | null;
  /** whether a value may be assigned to the variable more than once */
  isMutable(name: string, at: SyntaxNode): boolean;
}

interface Binding {
  readonly name: string;
  readonly node: SyntaxNode;
  /** the part of the program that knows it */
  readonly within: SyntaxNode;
}

export function readScope(root: SyntaxNode, nodes: readonly SyntaxNode[], grammar: Grammar): Scope {
  const bindings = nodes
    .filter((node) => node.role === 'name' && !grammar.builtins.has(node.text) && isBinding(node, grammar))
    .map((node): Binding => ({ name: node.text, node, within: rangeOf(node, root, grammar) }));
  const bound = new Set(bindings.map((binding) => binding.name));
  const functions = new Map(
    nodes.flatMap((node) => (node.field === 'name' && node.parent?.role === 'function' ? [[node.text, node.parent] as const] : [])),
  );
  const seen = new Map<SyntaxNode, readonly string[]>();
  const types = new Map<Binding, TypeName | null>();
  const visible = (node: SyntaxNode): Binding[] => bindings.filter((binding) => isKnown(binding, node, grammar));
  const typeOfBinding = (binding: Binding): TypeName | null => {
    const known = types.get(binding);
    if (known !== undefined) return known;
    // a variable that is made of itself has no type of its own
    types.set(binding, null);
    const type = declaredType(binding.node, grammar) ?? impliedType(binding.node, names(binding.node), grammar);
    types.set(binding, type === '' ? null : type);
    return types.get(binding) ?? null;
  };
  const names = (at: SyntaxNode): Names => ({
    typeOf(name) {
      const binding = visible(at).findLast((each) => each.name === name);
      if (binding !== undefined) return typeOfBinding(binding);
      const made = functions.get(name);
      if (made !== undefined) return returnType(made, grammar);
      return bound.has(name) && grammar.scope === 'block' ? ILL : null;
    },
  });
  return {
    names,
    variables(node) {
      const known = seen.get(node) ?? [...new Set(visible(node).map((binding) => binding.name))];
      seen.set(node, known);
      return known;
    },
    returned(node) {
      const made = ancestor(node, CALLABLE);
      return made === null ? null : returnType(made, grammar);
    },
    isMutable(name, at) {
      const binding = visible(at).findLast((each) => each.name === name);
      return binding === undefined || isMutable(binding.node, grammar);
    },
  };
}

const BINDING: ReadonlySet<Role> = new Set(['declaration', 'for', 'for-clause']);

function isBinding(node: SyntaxNode, grammar: Grammar): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (parent.role === 'parameters' || parent.role === 'target')
    return node.field !== 'type' && node.field !== 'value' && node.field !== 'right';
  if (node.field === 'parameters') return true;
  return (
    node.field === 'left' &&
    (BINDING.has(parent.role) || (grammar.scope === 'function' && (parent.role === 'assign' || parent.role === 'augmented')))
  );
}

const OPENING: ReadonlySet<Role> = new Set(['block', 'function', 'lambda', 'for', 'if', 'while', 'module']);
const FUNCTION: ReadonlySet<Role> = new Set(['function']);

function rangeOf(node: SyntaxNode, root: SyntaxNode, grammar: Grammar): SyntaxNode {
  if (grammar.scope === 'block') return ancestor(node, OPENING) ?? root;
  return outermostFunction(node) ?? root;
}

function outermostFunction(node: SyntaxNode): SyntaxNode | null {
  const inner = node.role === 'function' ? node : ancestor(node, FUNCTION);
  return inner === null ? null : (outermostFunction(inner.parent ?? inner) ?? inner);
}

function isKnown({ node, within }: Binding, at: SyntaxNode, grammar: Grammar): boolean {
  if (grammar.scope === 'function') return within === (outermostFunction(at) ?? within) && within.start <= at.start && at.end <= within.end;
  if (at.start < within.start || at.end > within.end) return false;
  const declaration = ancestor(node, DECLARATION);
  const isOwn =
    declaration !== null &&
    declaration.start <= at.start &&
    at.end <= declaration.end &&
    declaration.end - declaration.start < within.end - within.start;
  return within.role === 'module' || (node.start < at.start + 1 && !isOwn) || (at.role === 'function' && within === at);
}

const DECLARATION: ReadonlySet<Role> = new Set(['declaration']);

const CALLABLE: ReadonlySet<Role> = new Set(['function', 'lambda']);

function returnType(made: SyntaxNode, grammar: Grammar): TypeName | null {
  return typeText(child(made, 'return_type') ?? child(made, 'type'), grammar);
}

function declaredType(node: SyntaxNode, grammar: Grammar): TypeName | null {
  const holder = node.parent;
  if (holder === null) return null;
  return typeText(
    child(holder, 'type') ?? (holder.role === 'declaration' && holder.parent !== null ? child(holder.parent, 'type') : null),
    grammar,
  );
}

function typeText(node: SyntaxNode | null, grammar: Grammar): TypeName | null {
  const type = node === null || node.role === 'name' ? '' : (grammar.types?.normal(node.text) ?? '');
  return type === '' ? null : type;
}

/** From the value that it starts with, or the collection that it runs over. */
function impliedType(node: SyntaxNode, names: Names, grammar: Grammar): TypeName | null {
  const holder = node.parent;
  const value = holder === null ? null : child(holder, 'right');
  if (value === null || holder === null || grammar.types === null) return null;
  if (holder.role === 'declaration') return certain(typeOf(value, names, grammar));
  if (value.role === 'range')
    return value.children.flatMap((end) => (end.named ? [typeOf(end, names, grammar)] : [])).findLast((type) => type !== null) ?? null;
  const whole = typeOf(value, names, grammar);
  return whole === null ? null : grammar.types.element(whole);
}

function certain(type: TypeName | null): TypeName | null {
  return type === ILL ? null : type;
}

function isMutable(node: SyntaxNode, grammar: Grammar): boolean {
  const statement = node.parent?.parent;
  if (statement === null || statement === undefined) return true;
  if (grammar.language === 'rust')
    return (
      statement.children.some((each) => each.kind === 'mutable_specifier') ||
      (node.parent?.children.some((each) => each.kind === 'mutable_specifier') ?? false)
    );
  return !statement.children.some((each) => each.text === 'const');
}

/** Whether a program's part names only what is known at another place. */
export function isKnownAt(part: SyntaxNode, at: SyntaxNode, scope: Scope): boolean {
  const names = scope.names(at);
  for (const node of walk(part)) if (node.role === 'name' && node.field !== 'attribute' && names.typeOf(node.text) === ILL) return false;
  return true;
}
