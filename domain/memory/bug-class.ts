import { editShape } from '../edit-shape.js';
import type { Example } from '../strategy.js';

/** What kind of mistake an edit mends, by the edit alone. */
export const BUG_CLASSES = ['value', 'operator', 'variable', 'missing-logic', 'excess-logic', 'logic', 'several-places'] as const;
export type BugClass = (typeof BUG_CLASSES)[number];

/** Null where nothing was changed. */
export function bugClassOf({ before, answer }: Pick<Example, 'before' | 'answer'>): BugClass | null {
  const [a, b] = [before.match(TOKEN) ?? [], answer.match(TOKEN) ?? []];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let less = 0;
  while (less < Math.min(a.length, b.length) - start && a.at(-1 - less) === b.at(-1 - less)) less += 1;
  const [gone, come] = [a.slice(start, a.length - less), b.slice(start, b.length - less)];
  const both = [...gone, ...come];
  if (both.length === 0) return null;
  if (both.every((token) => OPERATOR.test(token))) return 'operator';
  if (gone.length === 0) return 'missing-logic';
  if (come.length === 0) return 'excess-logic';
  if (both.every((token) => LITERAL.test(token))) return 'value';
  if (both.every((token) => WORD.test(token))) return 'variable';
  return editShape({ before, answer }).includes(' | -') ? 'several-places' : 'logic';
}

const TOKEN = /"[^"\n]*"|'[^'\n]*'|[\p{L}_$][\p{L}\p{N}_$]*|\d+(?:\.\d+)?|[-+*/%<>=!&|^~]+|[^\s]/gu;
const WORD = /^[\p{L}_$]/u;
const LITERAL = /^(?:\d.*|["'].*|-|true|false|null|none|undefined)$/i;
const OPERATOR = /^(?:[-+*/%<>=!&|^~]+|and|or|not|in|is)$/;
