import type { Program } from './program.js';
import type { SyntaxNode } from '../../syntax/tree.js';

/** One splice of a program's text. */
export interface Draft {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** the likelihood beside the other drafts of the same operator; 1 is usual */
  readonly weight: number;
  /** `<` by `<=`, where the change says something for another program too; empty otherwise */
  readonly rewrite: string;
}

/** One kind of change that mends programs. The table of them is data: `table.ts`. */
export interface Operator {
  /** how rules and lessons name it, in backquotes */
  readonly name: string;
  readonly about: string;
  /** its share of real bugs, by hand, before anything was learned */
  readonly prior: number;
  readonly propose: (node: SyntaxNode, program: Program) => Iterable<Draft>;
}

export function replace(node: SyntaxNode, text: string, weight = 1): Draft {
  return { start: node.start, end: node.end, text, weight, rewrite: '' };
}

/** A replacement that is worth telling: it names no name of the program. */
export function rewrite(node: SyntaxNode, text: string, weight = 1): Draft {
  return { start: node.start, end: node.end, text, weight, rewrite: `replace \`${node.text}\` by \`${text}\`` };
}

/** How lessons name an edit that examples taught. It stands in no table: what it does is its sentence. */
export const LEARNED = 'learned-edit';
