import type { Grammar } from '../syntax/grammar.js';
import { ancestor, isExpression, walk, type SyntaxNode } from '../syntax/tree.js';

/** What the prompt offers to build changes from, beside the program itself. */
export interface Ingredients {
  readonly numbers: readonly string[];
  /** with their quotes */
  readonly strings: readonly string[];
  /** names of attributes in the files to read */
  readonly attributes: readonly string[];
}

export const NO_INGREDIENTS: Ingredients = { numbers: [], strings: [], attributes: [] };

/** A parsed program with what operators ask of it. */
export interface Program {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly grammar: Grammar;
  readonly ingredients: Ingredients;
  /** the nodes in the order of the text */
  readonly nodes: readonly SyntaxNode[];
  /** literals of the program, with the most frequent first */
  readonly numbers: readonly string[];
  readonly strings: readonly string[];
  readonly attributes: readonly string[];
  /** expressions that are more than a name, by text, once each */
  readonly expressions: readonly SyntaxNode[];
  /** names bound in the function that holds the node, or at the top */
  variables(node: SyntaxNode): readonly string[];
  readonly functions: readonly string[];
}

export function readProgram(text: string, root: SyntaxNode, grammar: Grammar, ingredients: Ingredients): Program {
  const nodes = [...walk(root)];
  const scopes = new Map<SyntaxNode | null, readonly string[]>();
  return {
    text,
    root,
    grammar,
    ingredients,
    nodes,
    numbers: frequent(nodes.filter((node) => node.role === 'integer' || node.role === 'float').map((node) => node.text)),
    strings: frequent(nodes.filter((node) => node.role === 'string' && isExpression(node)).map((node) => node.text)),
    attributes: frequent(nodes.filter((node) => node.field === 'attribute').map((node) => node.text)),
    expressions: distinctByText(nodes.filter((node) => isExpression(node) && node.role !== 'name' && node.text.length <= MAX_EXPRESSION && !node.text.includes('\n'))),
    functions: nodes.filter((node) => node.field === 'name' && node.parent?.role === 'function').map((node) => node.text),
    variables(node) {
      const scope = outermostFunction(node);
      const known = scopes.get(scope);
      if (known !== undefined) return known;
      const names = boundNames(scope ?? root, grammar);
      scopes.set(scope, names);
      return names;
    },
  };
}

const MAX_EXPRESSION = 60;

function outermostFunction(node: SyntaxNode): SyntaxNode | null {
  const inner = node.role === 'function' ? node : ancestor(node, new Set(['function']));
  if (inner === null) return null;
  return ancestor(inner, new Set(['function'])) === null ? inner : outermostFunction(inner.parent ?? inner);
}

function boundNames(scope: SyntaxNode, grammar: Grammar): string[] {
  const names = new Set<string>();
  for (const node of walk(scope)) {
    if (node.role !== 'name' || grammar.builtins.has(node.text)) continue;
    if (isBinding(node)) names.add(node.text);
  }
  return [...names];
}

const TARGETS: ReadonlySet<string> = new Set(['pattern_list', 'tuple_pattern', 'typed_parameter', 'default_parameter', 'typed_default_parameter', 'list_splat_pattern', 'lambda_parameters']);

function isBinding(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (parent.role === 'parameters' || TARGETS.has(parent.kind)) return node.field !== 'type' && node.field !== 'value';
  return node.field === 'left' && (parent.role === 'assign' || parent.role === 'for' || parent.role === 'for-clause' || parent.role === 'augmented');
}

function frequent(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
}

function distinctByText(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  const seen = new Set<string>();
  return nodes.filter((node) => !seen.has(node.text) && seen.add(node.text));
}
