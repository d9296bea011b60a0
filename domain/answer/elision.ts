import type { Language } from '../task.js';
import { ownLines } from './lexical.js';
import { anyOf, indentOf, telling } from './lines.js';

/**
 * The line that stands for code which a text leaves out, and that the file did not have; null where all is there. Words that
 * a whole program may have too, such as `# the previous class`, only count in a part of one.
 */
export function elisionIn(lines: readonly string[], language: Language, text: string, isPart: boolean): string | null {
  const own = ownLines(lines, language);
  const found = own.find((line, at) => {
    const told = telling(line);
    return (SURELY.test(told) || (isPart && MAYBE.test(told)) || isLoneDots(own, at, language)) && !text.includes(line.trim());
  });
  return found?.trim() ?? null;
}

/** Whether a line is nothing but a sign for others: a comment that begins with dots. Three dots alone are a statement of Python. */
export function isSign(line: string): boolean {
  return /^\s*(?:(?:#|\/\/|\/\*)\s*(?:\.{3}|…)|…\s*$)/.test(telling(line));
}

/** Whether a function without code has a word or dots for what it leaves out. */
export function hasSign(body: string): boolean {
  return /(?<![\w\])>])\.{3}(?!\w)|…|\b(?:unchanged|same|existing|as (?:before|is)|omitted|no changes?|stays|remains?)\b|不变|省略/i.test(
    body,
  );
}

/** Three dots as a line of code: in Python they are a body, which nothing stands beside. */
function isLoneDots(lines: readonly string[], at: number, language: Language): boolean {
  const line = lines[at] ?? '';
  if (!/^\s*(?:\.{3}|…)\s*$/.test(telling(line))) return false;
  let next = at + 1;
  while (lines[next]?.trim() === '') next += 1;
  return language !== 'python' || /^\S/.test(line) || (next < lines.length && indentOf(lines[next] ?? '') === indentOf(line));
}

const COMMENT = /^\s*(?:#|\/\/|\/\*|--|<!--)[\s*[(<-]*/.source;
const END = /[\s.…\])>*/-]*$/.source;
const CODE = /(?:code|functions?|methods?|implementations?|logic|imports?|program|definitions?|helpers?)/.source;
const AS_BEFORE =
  /(?:unchanged|untouched|omitted|(?:the |exactly )?same|as[ -]is|as before|as it was|goes? here|here|for brevity|same as (?:before|the original))/
    .source;

/** A comment that is nothing but a sign for code. */
const SURELY = anyOf(
  [
    `${COMMENT}(?:\\.{3}|…)${END}`,
    `${COMMENT}(?:\\.{3}|…).{1,60}(?:\\.{3}|…)${END}`,
    `${COMMENT}(?:\\.{3}|…).{0,40}\\b(?:rest|remaining|remainder|existing|unchanged|omitted|same|before|${CODE})\\b.{0,40}$`,
    `${COMMENT}(?:\\.{3}|…)?\\s*(?:the |all |your )?(?:rest|remainder)(?: of (?:the |your |this )?(?:\\w+ )?(?:${CODE}|file|class|module))?(?:,? (?:\\w+ ){0,3}${AS_BEFORE})?${END}`,
    `${COMMENT}(?:the |all |your |any )*(?:existing|remaining|unchanged|previous|original|other)(?: \\w+)? ${CODE}(?:,? (?:\\w+ ){0,3}${AS_BEFORE})${END}`,
    `${COMMENT}(?:the |all |your )*(?:existing|remaining|unchanged) ${CODE}(?: (?:\\w+ ){0,3}${AS_BEFORE})?${END}`,
    `${COMMENT}(?:${CODE} (?:unchanged|omitted)|omitted for brevity|everything else(?: \\w+){0,2} ${AS_BEFORE})${END}`,
    /^\s*(?:#|\/\/|\/\*)\s*[([]\s*(?:unchanged|no changes?)\b[^)\]]{0,40}[)\]][\s*/.]*$/.source,
  ].map((source) => new RegExp(source)),
  'i',
);

const MAYBE = anyOf(
  [
    /^\s*(?:#|\/\/|\/\*)\s*(?:\.{3}|…|(?:unchanged|no changes)\b)/,
    /^\s*(?:#|\/\/|\/\*)\s*(?:the )?(?:rest|remainder|remaining|existing|previous|same)\b.{0,40}\b(?:code|file|functions?|methods?|class|unchanged|same)\b/,
  ],
  'i',
);
