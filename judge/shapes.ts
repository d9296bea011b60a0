import type { Language } from '../domain/task.js';
import { partsOf } from '../syntax/skeleton.js';
import { type Node, parseSource } from '../syntax/source.js';
import type { CodeReader } from '../ports/code-reader.js';

/** Languages whose grammar goes by another name, or stands in for theirs. */
const GRAMMARS: Readonly<Record<Language, string>> = {
  python: 'python',
  java: 'java',
  javascript: 'javascript',
  typescript: 'javascript',
  rust: 'rust',
};
const DEPTH = 2;
/** Longer programs are compared by their beginnings. */
const MAX_SHAPES = 20_000;

/**
 * The small subtrees of a program, each as the kinds of its nodes to a depth of two, without names or values: `(return (binary +
 * identifier integer))`.
 */
async function shapes(language: Language, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  const open = [await parseSource(GRAMMARS[language], text)];
  for (let node = open.pop(); node !== undefined && found.length < MAX_SHAPES; node = open.pop()) {
    found.push(shapeOf(node, DEPTH));
    open.push(...node.children.filter((child) => child.isNamed && !child.isExtra));
  }
  return found;
}

/** Signs count, since `<` for `<=` is a difference; comments do not. */
function shapeOf(node: Node, depth: number): string {
  const parts = depth === 0 ? [] : node.children.filter((child) => !child.isExtra).map((child) => shapeOf(child, depth - 1));
  return parts.length === 0 ? node.type : `(${node.type} ${parts.join(' ')})`;
}

/** What has types in its signatures stands in no grammar of ours. */
const parts: CodeReader['parts'] = async (language, text) => (language === 'typescript' ? null : partsOf(language, text));

export const codeReader: CodeReader = { shapes, parts };
