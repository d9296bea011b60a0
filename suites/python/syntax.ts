import { join } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { packageRoot } from '../../infra/package-root.js';

export type { Node };

let parser: Promise<Parser> | null = null;

/** The syntax tree of a Python text; the text may hold errors (`hasError`). */
export async function parsePython(text: string): Promise<Node> {
  parser ??= openParser();
  const tree = (await parser).parse(text);
  if (tree === null) throw new TypeError('the Python parser was stopped');
  return tree.rootNode;
}

async function openParser(): Promise<Parser> {
  await Parser.init();
  const grammar = await Language.load(join(packageRoot, 'node_modules/tree-sitter-python/tree-sitter-python.wasm'));
  return new Parser().setLanguage(grammar);
}

/** Named children without comments. */
export function parts(node: Node): Node[] {
  return node.namedChildren.filter((child) => child.type !== 'comment');
}

/** A field of a node that the grammar promises. */
export function field(node: Node, name: string): Node {
  const child = node.childForFieldName(name);
  if (child === null) throw new TypeError(`the grammar gives ${node.type} no ${name}`);
  return child;
}

/** The expression inside any number of parentheses. */
export function bare(node: Node): Node {
  const inner = node.type === 'parenthesized_expression' ? parts(node)[0] : undefined;
  return inner === undefined ? node : bare(inner);
}

/** The function definitions of a block, decorated or not. */
export function functionsOf(block: Node): Node[] {
  return parts(block).flatMap((each) => {
    if (each.type === 'function_definition') return [each];
    const inner = each.type === 'decorated_definition' ? each.childForFieldName('definition') : null;
    return inner?.type === 'function_definition' ? [inner] : [];
  });
}
