import type { SyntaxReader } from '../../syntax/parse.js';
import { hunksOf } from './diff.js';
import { generalised, isSmall, LEVELS, widened, type ReadExample } from './generalise.js';
import { applied } from './apply.js';
import { fieldOf } from './match.js';
import { keyOfPattern, type Learned, type Pattern } from './pattern.js';
import { placeOfNode, type Place } from './term.js';
import { antiUnify } from './unify.js';

/** A program, or a part of one, before and after. */
export interface Example {
  readonly before: string;
  readonly after: string;
}

const MAX_EXAMPLES = 40;
const MAX_HUNKS = 3;
const MAX_PATTERNS = 600;

/** The edit patterns that examples show, those that explain the most first. */
export function learnPatterns(examples: readonly Example[], reader: SyntaxReader): readonly Learned[] {
  const read = examples.slice(0, MAX_EXAMPLES).flatMap((each) => readExample(each, reader));
  const patterns = new Map<string, Pattern>();
  const add = (pattern: Pattern | null): void => {
    if (pattern !== null && patterns.size < MAX_PATTERNS) patterns.set(keyOfPattern(pattern), pattern);
  };
  for (const each of read) for (const pattern of generalised(each, reader.grammar)) add(pattern);
  for (const [index, one] of read.entries())
    for (const two of read.slice(index + 1))
      for (let level = 0; level <= LEVELS; level += 1) {
        const [a, b] = [one, two].map((each) => each.hunks.flatMap((hunk) => widened(hunk, level, each) ?? []));
        if (a !== undefined && b !== undefined && a.length === one.hunks.length && [...a, ...b].every(isSmall))
          add(antiUnify(a, b, one.afterText));
      }
  const fields = read.map((each) => ({ field: fieldOf(each.beforeText, each.before), wanted: bare(each.afterText) }));
  return [...patterns.values()]
    .map((pattern): Learned => {
      const results = fields.map(({ field, wanted }) => {
        const made = applied(pattern, field);
        return {
          fires: made.length,
          hit: made.some(({ start, end, text }) => bare(field.text.slice(0, start) + text + field.text.slice(end)) === wanted),
        };
      });
      return { pattern, seen: results.filter(({ hit }) => hit).length, fires: results.reduce((sum, { fires }) => sum + fires, 0) };
    })
    .filter(({ seen }) => seen > 0)
    .toSorted((a, b) => worthOf(b) - worthOf(a));
}

/**
 * How often a pattern was right, of the places where it could have been tried: what is seen often and fits seldom elsewhere is worth
 * most.
 */
export function worthOf({ seen, fires }: Learned): number {
  return seen * ((seen + 0.5) / (fires + 1));
}

/** Empty where a side is no program, or where they differ in nothing or too much. */
export function readExample({ before, after }: Example, reader: SyntaxReader): ReadExample[] {
  if (before.length + after.length > MAX_CHARACTERS) return [];
  const [one, two] = [readPart(before, reader), readPart(after, reader)];
  if (one === null || two === null) return [];
  const hunks = hunksOf(one.place, two.place);
  if (hunks.length === 0 || hunks.length > MAX_HUNKS) return [];
  return [{ before: one.place, after: two.place, beforeText: one.text, afterText: two.text, hunks }];
}

const MAX_CHARACTERS = 20_000;

/** A whole program, or lines of one with what they need round them. */
function readPart(text: string, reader: SyntaxReader): { readonly place: Place; readonly text: string } | null {
  for (const frame of FRAMES[reader.grammar.language] ?? ['$a']) {
    const framed = frame.replace('$a', () => text);
    const root = reader.parse(framed);
    if (root !== null) return { place: placeOfNode(root, framed), text: framed };
  }
  return null;
}

const FRAMES: Readonly<Record<string, readonly string[]>> = {
  python: ['$a', '$a\n    pass'],
  javascript: ['$a', '$a}', 'function f() { $a }'],
  java: ['$a', 'class A { void f() { $a } }', 'class A { void f() { $a } } }', 'class A { $a }', 'class A { $a } }'],
  rust: ['$a', 'fn f() { $a }', 'fn f() { $a } }', '$a }'],
};

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
