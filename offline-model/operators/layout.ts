import type { SyntaxNode } from '../../syntax/tree.js';
import type { Draft } from './operator.js';
import type { Program } from './program.js';

/** The white space before the line of a node. */
export function indentOf(node: SyntaxNode, program: Program): string {
  return /^\s*/.exec(program.text.slice(lineStart(node, program), node.start))?.[0] ?? '';
}

export function lineStart(node: SyntaxNode, program: Program): number {
  return program.text.lastIndexOf('\n', node.start - 1) + 1;
}

/** Whether nothing else stands on the lines of a node. */
export function hasOwnLines(node: SyntaxNode, program: Program): boolean {
  const after = program.text.slice(node.end, lineEnd(node, program));
  return program.text.slice(lineStart(node, program), node.start).trim() === '' && /^\s*(#.*|\/\/.*)?$/.test(after);
}

/** Takes a node away, with its lines where they hold nothing else. */
export function cut(node: SyntaxNode, program: Program, weight: number): Draft {
  if (!hasOwnLines(node, program)) return { start: node.start, end: node.end, text: '', weight, rewrite: '' };
  return { start: lineStart(node, program), end: Math.min(program.text.length, lineEnd(node, program) + 1), text: '', weight, rewrite: '' };
}

function lineEnd(node: SyntaxNode, program: Program): number {
  const end = program.text.indexOf('\n', node.end);
  return end < 0 ? program.text.length : end;
}
