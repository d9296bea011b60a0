import type { Role } from '../../syntax/grammar.js';
import type { SyntaxReader } from '../../syntax/parse.js';
import { generalised } from './generalise.js';
import { readExample, type Example } from './learn.js';
import { freeHoles, sentenceOf, type Pattern } from './pattern.js';
import { isHole, sizeOf, type Term } from './term.js';

const MAX_SENTENCE = 160;

/**
 * What an edit does, as the smallest whole thing that says it: replace `$a.get($b)` by `$a.get($b, 0)`. Empty where there is no such
 * form.
 */
export function tellEdit(example: Example, reader: SyntaxReader): string {
  const [read] = readExample(example, reader);
  if (read === undefined) return '';
  let best = { sentence: '', size: Number.POSITIVE_INFINITY };
  for (const pattern of generalised(read, reader.grammar)) {
    const size = pattern.parts.flatMap(({ before }) => before).reduce((sum, term) => sum + sizeOf(term), 0);
    if (size >= best.size || !isTellable(pattern)) continue;
    const sentence = sentenceOf(pattern);
    if (sentence.length <= MAX_SENTENCE && !/ ~ |…|\\/.test(sentence) && sentence.split('`').length === 4 * pattern.parts.length + 1)
      best = { sentence, size };
  }
  return best.sentence;
}

function isTellable(pattern: Pattern): boolean {
  return freeHoles(pattern).length === 0 && pattern.parts.every(({ before, after }) => after.length > 0 && before.every(isWhole));
}

function isWhole(term: Term): boolean {
  return !isHole(term) && WHOLE.has(term.role);
}

/** Parts of a program that can stand alone in a sentence and be read there. */
const WHOLE: ReadonlySet<Role> = new Set([
  'call',
  'comparison',
  'boolean',
  'not',
  'arithmetic',
  'conditional',
  'subscript',
  'assign',
  'augmented',
  'expression-statement',
  'return',
  'if',
  'for',
  'while',
]);

const HOLE = /\$([a-m])\b/g;
const TOLD = /replace `([^`]+)` by `([^`]+)`/g;

/**
 * The edits that sentences tell of, as examples with made-up names where the holes were. A sentence of two replacements means both
 * together.
 */
export function editsTold(sentences: readonly string[]): readonly Example[] {
  return sentences.flatMap((sentence) => {
    const pairs = [...sentence.matchAll(TOLD)].map(([, before = '', after = '']) => ({ before, after }));
    const [before, after] = [pairs.map((each) => each.before).join(' ⏎ '), pairs.map((each) => each.after).join(' ⏎ ')];
    const known = new Set([...before.matchAll(HOLE)].map((match) => match[1]));
    const isBound = [...after.matchAll(HOLE)].every((match) => known.has(match[1]));
    return known.size === 0 || !isBound ? [] : [{ before: named(before), after: named(after) }];
  });
}

function named(text: string): string {
  return text.replace(HOLE, (_, hole: string) => `any_${hole}`).replace(/ ?⏎ ?/g, '\n');
}
