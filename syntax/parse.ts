import { createRequire } from 'node:module';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import type { Grammar, Role } from './grammar.js';
import type { RawNode } from './raw.js';
import type { SyntaxNode } from './tree.js';

/** Reads programs of one language. */
export interface SyntaxReader {
  readonly grammar: Grammar;
  /** null when the text is no program of the language */
  parse(text: string): SyntaxNode | null;
  isProgram(text: string): boolean;
}

/** Begun once: a second beginning, before the first is done, would take the ground from under the parsers of the first. */
let started: Promise<void> | null = null;

export async function openReader(grammar: Grammar): Promise<SyntaxReader> {
  started ??= Parser.init();
  await started;
  const parser = new Parser();
  parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve(grammar.wasm)));
  const read = <T>(text: string, of: (cursor: TreeCursor) => T | null): T | null => {
    const tree = parser.parse(text);
    if (tree === null) return null;
    const cursor = tree.walk();
    const made = tree.rootNode.hasError ? null : of(cursor);
    cursor.delete();
    tree.delete();
    return made;
  };
  return {
    grammar,
    parse: (text) => {
      const raw = readPlain(text, grammar, (each) => read(each, (cursor) => copyOf(cursor, grammar, each)));
      return raw === null ? null : nodeOf(raw, text, grammar, null);
    },
    isProgram: (text) => read(text, () => true) === true,
  };
}

/** A call inside a call inside a call is deep enough. */
const MAX_DEPTH = 3;

/** Reads what the grammar can lay open of a text, the outermost first; what then is no program any more stays closed. */
function readPlain(text: string, grammar: Grammar, read: (text: string) => RawNode | null): RawNode | null {
  let [plain, best] = [text, read(text)];
  for (let depth = 0; depth < MAX_DEPTH && best !== null; depth += 1) {
    const next = grammar.laidOpen(plain, best);
    const deeper = next === plain ? null : read(next);
    if (deeper === null) break;
    [plain, best] = [next, deeper];
  }
  return best;
}

/** A tree that is deeper would take the stack of whoever walks it; programs that people write are far from it. */
const MAX_TREE_DEPTH = 500;

/** null where the tree is too deep. */
function copyOf(cursor: TreeCursor, grammar: Grammar, text: string): RawNode | null {
  const found = { isTooDeep: false };
  const root = copy(cursor, grammar, text, found, 0);
  return found.isTooDeep ? null : root;
}

function copy(cursor: TreeCursor, grammar: Grammar, text: string, found: { isTooDeep: boolean }, depth: number): RawNode {
  const children: RawNode[] = [];
  const { nodeType: kind, nodeIsNamed: named, currentFieldName: field, startIndex: start, endIndex: end } = cursor;
  const [line, lastLine] = [cursor.startPosition.row + 1, cursor.endPosition.row + 1];
  if (depth >= MAX_TREE_DEPTH) found.isTooDeep = true;
  if (!found.isTooDeep && cursor.gotoFirstChild()) {
    do children.push(copy(cursor, grammar, text, found, depth + 1));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  const token = children.length === 0 ? text.slice(start, end) : '';
  return grammar.reshape({
    kind,
    named,
    field: field ?? '',
    start,
    end,
    line,
    lastLine,
    token,
    children: withFields(kind, children, grammar),
  });
}

function withFields(kind: string, children: readonly RawNode[], grammar: Grammar): readonly RawNode[] {
  const positions = grammar.positions[kind] ?? [];
  let position = 0;
  return children.map((each) => {
    const own = each.field === '' && each.named ? (positions[position++] ?? '') : each.field;
    const field = grammar.fields[`${kind}.${own}`] ?? own;
    return field === each.field ? each : { ...each, field };
  });
}

/** Gives a shaped node its role, its text and its parent. */
function nodeOf(raw: RawNode, text: string, grammar: Grammar, parent: SyntaxNode | null): SyntaxNode {
  const children: SyntaxNode[] = [];
  const { kind, named, field, start, end, line, lastLine } = raw;
  const node: SyntaxNode = {
    kind,
    role: raw.named ? roleOf(raw, grammar) : 'other',
    named,
    field,
    start,
    end,
    line,
    lastLine,
    text: text.slice(start, end),
    parent,
    children,
  };
  for (const each of raw.children) children.push(nodeOf(each, text, grammar, node));
  return node;
}

function roleOf(raw: RawNode, grammar: Grammar): Role {
  const role = grammar.roles[raw.kind] ?? 'other';
  return role === 'by-operator' ? roleByOperator(raw, grammar) : role;
}

function roleByOperator(raw: RawNode, { tokens }: Grammar): Role {
  const sign = raw.children.find((each) => !each.named)?.token ?? '';
  const isUnary = raw.children.filter((each) => each.named).length === 1;
  if (isUnary) return UNARY[sign] ?? 'other';
  if (sign === '=') return 'assign';
  if (tokens.comparisons[sign] !== undefined) return 'comparison';
  if (tokens.booleans[sign] !== undefined) return 'boolean';
  if (tokens.arithmetic[sign] !== undefined) return 'arithmetic';
  return sign.endsWith('=') ? 'augmented' : 'other';
}

const UNARY: Readonly<Record<string, Role>> = { '!': 'not', '-': 'unary', '*': 'reference' };
