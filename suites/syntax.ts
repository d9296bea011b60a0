import { type Node, parseSource } from '../syntax/source.js';
import type { Language } from '../domain/task.js';
import { CodeFailure } from './failure.js';

export type { Node };

/** The syntax tree of a text; the text may hold errors (`hasError`). */
export async function parse(language: Language, text: string): Promise<Node> {
  return parseSource(language, text);
}

/** Named children without comments. */
export function parts(node: Node): Node[] {
  return node.namedChildren.filter((child) => !child.type.endsWith('comment'));
}

/** A field of a node that the grammar promises to whoever writes code without mistakes. Throws CodeFailure. */
export function field(node: Node, name: string): Node {
  const child = node.childForFieldName(name);
  if (child === null)
    throw new CodeFailure(`its code cannot be followed: line ${node.startPosition.row + 1} holds a ${node.type} without ${name}`);
  return child;
}

/** The expression inside any number of parentheses. */
export function bare(node: Node): Node {
  const inner = node.type === 'parenthesized_expression' ? parts(node)[0] : undefined;
  return inner === undefined ? node : bare(inner);
}

/** The text of a field; empty where the node has none. */
export function fieldText(node: Node, name: string): string {
  return node.childForFieldName(name)?.text ?? '';
}
