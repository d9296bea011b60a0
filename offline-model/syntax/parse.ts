import { createRequire } from 'node:module';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import type { Grammar } from './grammar.js';
import type { SyntaxNode } from './tree.js';

/** Reads programs of one language. */
export interface SyntaxReader {
  readonly grammar: Grammar;
  /** null when the text is no program of the language */
  parse(text: string): SyntaxNode | null;
}

export async function openReader(grammar: Grammar): Promise<SyntaxReader> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve(grammar.wasm)));
  return {
    grammar,
    parse(text) {
      const tree = parser.parse(text);
      if (tree === null) return null;
      const cursor = tree.walk();
      const root = tree.rootNode.hasError ? null : copy(cursor, text, null, grammar);
      cursor.delete();
      tree.delete();
      return root;
    },
  };
}

function copy(cursor: TreeCursor, text: string, parent: SyntaxNode | null, grammar: Grammar): SyntaxNode {
  const children: SyntaxNode[] = [];
  const node: SyntaxNode = {
    kind: cursor.nodeType,
    role: cursor.nodeIsNamed ? (grammar.roles[cursor.nodeType] ?? 'other') : 'other',
    named: cursor.nodeIsNamed,
    field: cursor.currentFieldName ?? '',
    start: cursor.startIndex,
    end: cursor.endIndex,
    line: cursor.startPosition.row + 1,
    lastLine: cursor.endPosition.row + 1,
    text: text.slice(cursor.startIndex, cursor.endIndex),
    parent,
    children,
  };
  if (cursor.gotoFirstChild()) {
    do children.push(copy(cursor, text, node, grammar));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}
