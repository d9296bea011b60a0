import type { Candidate } from '../operators/candidates.js';
import { lexLines } from './lexer.js';
import { ORDER, surprise, tokenId, type NgramCounts } from './ngrams.js';

/** How much more surprising (positive, in bits) a candidate reads than the program that it starts from. */
export type Naturalness = (candidate: Candidate) => number;

/** Without counts, every candidate reads the same. */
export const NO_NATURALNESS: Naturalness = () => 0;

const COMMENT = '#';

/** Only the changed lines, and the line after them, are scored: the rest of the program reads the same. */
export function naturalnessOf(model: NgramCounts, programText: string): Naturalness {
  const lines = programText.split('\n');
  const before = new Map<string, number>();
  return (candidate) => {
    const changed = candidate.text.split('\n');
    let first = 0;
    while (first < lines.length && first < changed.length && lines[first] === changed[first]) first += 1;
    let tail = 0;
    while (tail < lines.length - first && tail < changed.length - first && lines[lines.length - 1 - tail] === changed[changed.length - 1 - tail]) tail += 1;
    const key = `${first} ${tail}`;
    const known = before.get(key) ?? bits(model, lines, first, lines.length - tail);
    before.set(key, known);
    return bits(model, changed, first, changed.length - tail) - known;
  };
}

function bits(model: NgramCounts, lines: readonly string[], from: number, to: number): number {
  const context = lexLines(lines.slice(Math.max(0, from - CONTEXT_LINES), from), COMMENT);
  const scored = lexLines(lines.slice(Math.max(0, from - CONTEXT_LINES), Math.min(lines.length, to + 1)), COMMENT);
  const ids = scored.map(tokenId);
  let sum = 0;
  for (let at = context.length; at < ids.length; at += 1) sum += surprise(model, ids, Math.max(0, at + 1 - ORDER), at);
  return sum;
}

const CONTEXT_LINES = 2;
