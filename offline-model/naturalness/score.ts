import type { Draft } from '../operators/operator.js';
import type { Lexicon } from '../../syntax/grammar.js';
import { lexLine, lexLines } from './lexer.js';
import { ORDER, surprise, tokenId, type NgramCounts } from './ngrams.js';

/** How much more surprising (positive, in bits) a program reads after a change. */
export type Naturalness = (draft: Draft) => number;

/** Without counts, every candidate reads the same. */
export const NO_NATURALNESS: Naturalness = () => 0;

/** Only the changed lines, and the line after them, are scored: the rest of the program reads the same. */
export function naturalnessOf(model: NgramCounts, text: string, { lineComment }: Lexicon): Naturalness {
  const lines = text.split('\n');
  const starts = lineStarts(lines);
  const contexts = lines.map((_, first) => contextOf(lines, first, lineComment));
  const before = new Map<number, number>();
  const bits = (first: number, changed: readonly string[]): number => score(model, contexts[first] ?? NO_CONTEXT, changed, lineComment);
  return ({ start, end, text: inserted }) => {
    const first = lineAt(starts, start);
    const last = lineAt(starts, end);
    const next = lines.slice(last + 1, last + 2);
    const key = first * lines.length + last;
    const known = before.get(key) ?? bits(first, lines.slice(first, last + 2));
    before.set(key, known);
    const spliced =
      (lines[first] ?? '').slice(0, start - (starts[first] ?? 0)) + inserted + (lines[last] ?? '').slice(end - (starts[last] ?? 0));
    return bits(first, [...spliced.split('\n'), ...next]) - known;
  };
}

/** What stands before the changed lines: the last tokens, and the indentation of the line above. */
interface Context {
  readonly ids: readonly number[];
  readonly indent: number;
}

const NO_CONTEXT: Context = { ids: [], indent: 0 };
const CONTEXT_LINES = 3;

function contextOf(lines: readonly string[], first: number, comment: string): Context {
  const above = lines
    .slice(0, first)
    .filter((line) => lexLine(line, comment) !== null)
    .slice(-CONTEXT_LINES);
  const last = above.at(-1) ?? '';
  return {
    ids: lexLines(above, comment)
      .slice(1 - ORDER)
      .map(tokenId),
    indent: last.length - last.trimStart().length,
  };
}

function score(model: NgramCounts, context: Context, lines: readonly string[], comment: string): number {
  const ids = [...context.ids, ...lexLines(lines, comment, context.indent).map(tokenId)];
  let sum = 0;
  for (let at = context.ids.length; at < ids.length; at += 1) sum += surprise(model, ids, Math.max(0, at + 1 - ORDER), at);
  return sum;
}

function lineStarts(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return starts;
}

/** The line, from 0, that holds a position. */
function lineAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
