import { anyOf, telling } from './lines.js';
import type { Block } from './blocks.js';

/**
 * Whether an answer shows a block as what not to write: in its first comment, the line before it, or the heading above
 * it; the nearest of them that says anything counts.
 */
export function isDisowned({ lines, before }: Pick<Block, 'lines' | 'before'>): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  // three dots stand for code that is there already
  const comment = /^\s*(?:#|\/\/|\/\*)(?!.*(?:\.{3}|…))/.test(first) ? first : '';
  const said = before.filter((line) => line.trim() !== '').toReversed();
  const heading = said.find((line) => /^\s*#{1,6}\s/.test(telling(line))) ?? '';
  return [comment, said[0] ?? '', heading].map(verdictIn).find((verdict) => verdict !== null) === 'wrong';
}

/** What a title says of what follows; null for a sentence, and where it says both or nothing. */
function verdictIn(line: string): 'wrong' | 'right' | null {
  const told = telling(line).trim();
  // the sentence that the block before stands in
  if (/^(?:is|was|are|were|isn['’]t|wasn['’]t)\b/.test(told)) return null;
  if (REFUSING.test(told)) return 'wrong';
  if (AFFIRMING.test(told) || RIGHT.test(told)) return 'right';
  const words = told.split(/\s+/).filter((word) => /\w/.test(word));
  return words.length <= MAX_WORDS && WRONG.test(told.replace(HEAD, '')) ? 'wrong' : null;
}

const MAX_WORDS = 7;
const REFUSING = /^[^\p{L}\p{N}]{0,12}[❌✗✘✖🚫⛔👎]/u;
const AFFIRMING = /^[^\p{L}\p{N}]{0,12}[✅✓✔👍☑]/u;
const RIGHT =
  /\b(?:correct|corrected|right|fix|fixed|fixes|after|updated?|new|final|solution|better|improved|good|works|working|mended|rewritten|instead)\b/i;
/** Marks and small words that a title may begin with. */
const HEAD = /^(?:[^\p{L}\p{N}]|\b(?:the|your|a|this|here|is|was|that|it|how|as|what|not|s)\b){1,24}/iu;
/** What a title may call a program. */
const PROGRAM =
  /(?:code|versions?|programs?|implementations?|functions?|methods?|class|modules?|approach|way|answers?|solutions?|attempts?|examples?|snippets?|files?|one|\S+\.\w{1,4}|`[^`]{1,60}`)/
    .source;
const CALLED = `(?:[^\\p{L}\\p{N}]+(?:${PROGRAM})){0,3}`;
/** The title ends, or a remark begins; words that go on are a sentence, which may be about anything: "Wrong return value:". */
const WRONG = anyOf(
  [
    `^(?:wrong|incorrect|buggy|broken|bad|faulty|anti-?pattern)${CALLED}[^\\p{L}\\p{N}]*(?:$|(?<=[:(–—]|\\s-\\s))`,
    `^(?:original|old|current|existing|previous|given|earlier)${CALLED}[^\\p{L}\\p{N}]*(?:$|(?<=\\())`,
    "^(?:don['’]t|do not|never|avoid)(?: (?:do|write|use|try))?(?: (?:this|that|it|so|such|like|the following|code))*[^\\p{L}\\p{N}]*$",
    '^before(?:\\s+(?:the|this|my)\\s+(?:change|fix))?[^\\p{L}\\p{N}]*(?:$|(?<=\\())',
  ].map((source) => new RegExp(source, 'u')),
  'iu',
);
