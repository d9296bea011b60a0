import type { Language } from '../task.js';
import { asBlock, type Block } from './blocks.js';
import { follow, type Within } from './lexical.js';
import { anyOf, dedented, indentOf, isBlank, telling } from './lines.js';

const CODE = anyOf(
  [
    /from\s+[\w.]+\s+import\b|import\s+[\w{*"'.]|package\s+[\w.]+;|use\s+\w+::|use\s+\w+;/,
    /def\s+\w+\s*\(|async\s+(?:def|function|fn)\b|class\s+\w+|@\w+|"""|'''/,
    /#!|#\[|\/\/|\/\*|#\s|['"]use strict/,
    /fn\s+\w+|pub\s|mod\s+\w+|struct\s+\w+|enum\s+\w+|impl\b|trait\s+\w+/,
    /(?:const|let|var)\s+[\w{[]|function\b|export\s|interface\s+\w+|type\s+\w+/,
    /public\s+\w|private\s+\w|protected\s+\w|static\s|final\s|abstract\s/,
    /(?:[a-z]{3,8}\s+)*[\w$<>[\]]{1,60}\s?\([^()]{0,200}\)\s*(?::[^={]{1,80})?\{\s*$/,
    /[A-Za-z_]\w*\s*(?::\s*\w[^=]{0,40})?=\s*\S/,
  ].map(({ source }) => new RegExp(`^(?:${source})`)),
);
/** Marks that stand around a program in the place of a fence: of HTML, LaTeX, Org, bulletin boards, trackers and templates. */
const WRAPPING = anyOf([
  /^\s*(?:<\/?[A-Za-z][^<>]{0,200}>|<!\[CDATA\[|\]\]>)+\s*$/,
  /^\s*\[\/?(?:[A-Z]+|code(?:=\w+)?)\]\s*$|^\s*\{code(?::[^}]{0,60})?\}\s*$|^\s*<\|\w+\|>\s*$/,
  /^\s*\\(?:begin|end)\{\w+\*?\}(?:[[{].*)?$|^\s*#\+(?:begin|end)_(?:src|example)\b/i,
  /^\{%-?\s?\w[^{}%]{0,80}%\}\s*$/,
  /^-{3,}(?:\s?[A-Z][A-Z ]{0,30}\s?-{3,})?$/,
]);

/**
 * The program in a text that has no fence: from the first line of code on, without talk at its end. Null where talk
 * stands between its lines: nobody can tell which of them are meant.
 */
export function bareProgram(lines: readonly string[], language: Language): readonly string[] | null {
  const isCode = (line: string): boolean => CODE.test(line) && (language === 'python' || !HEADING.test(line));
  const from = lines.findIndex((line) => isCode(telling(line)));
  const first = lines.findIndex((line) => isCode(telling(line).trim()));
  if (first >= 0 && (from < 0 || first < from)) return indentedProgram(lines, first, language);
  if (from < 0) return null;
  const code = lines.slice(from);
  const isTalk = talkIn(code, language);
  const to = code.findLastIndex((line, index) => !isBlank(line) && isTalk[index] === false);
  return isTalk.slice(0, to + 1).includes(true) ? null : code.slice(0, to + 1);
}

/** Of Markdown; in Python a remark. */
const HEADING = /^#{1,6}\s/;

/** The other way of Markdown to show code: all of it is further in than the talk. */
function indentedProgram(lines: readonly string[], from: number, language: Language): readonly string[] | null {
  const depth = indentOf(lines[from] ?? '');
  const to = lines.findLastIndex((line) => !isBlank(line) && indentOf(line) >= depth);
  const code = lines.slice(from, to + 1);
  const isOne = depth > 0 && code.every((line) => isBlank(line) || indentOf(line) >= depth);
  return isOne ? bareProgram(dedented(code, depth), language) : null;
}

/** All that is no talk, where it is in one piece: of a program that only runs no line need look like one of code. */
export function bareScript(lines: readonly string[], language: Language): readonly string[] | null {
  const isTalk = talkIn(lines, language);
  const isOwn = (line: string, index: number): boolean => !isBlank(line) && isTalk[index] === false;
  const [from, to] = [lines.findIndex(isOwn), lines.findLastIndex(isOwn) + 1];
  return from < 0 || isTalk.slice(from, to).includes(true) ? null : lines.slice(from, to);
}

/**
 * The programs that talk parts, each with what is said before it; of all but the last it is known that they are complete. None where
 * talk stands in the midst of one.
 */
export function bareParts(lines: readonly string[], language: Language): readonly Block[] {
  const isTalk = talkIn(lines, language);
  const own = lines.flatMap((line, at) => (isTalk[at] === false && !isBlank(line) ? [at] : []));
  const starts = own.filter((at, index) => index === 0 || isTalk.slice(own[index - 1], at).includes(true));
  if (starts.some((at) => indentOf(lines[at] ?? '') > 0)) return [];
  return starts.flatMap((from, index) => {
    const end = isTalk.indexOf(true, from);
    const program = bareProgram(lines.slice(from, end < 0 ? lines.length : end), language);
    return program === null ? [] : [asBlock(program, lines.slice(starts[index - 1] ?? 0, from), end >= 0)];
  });
}

/** Whether talk stands between lines of a program. */
export function hasTalk(lines: readonly string[], language: Language): boolean {
  return talkIn(lines, language).includes(true);
}

/** For each line whether it is talk: a sentence at the margin that stands in no string and no comment. */
function talkIn(lines: readonly string[], language: Language): boolean[] {
  let within: Within = '';
  return lines.map((line) => {
    const isComment = language === 'python' && line.startsWith('#');
    const isTalk = within === '' && !isComment && (isSentence(telling(line)) || WRAPPING.test(telling(line)));
    within = isTalk ? '' : follow(within, line, language);
    return isTalk;
  });
}

/**
 * Three words or more, from a capital letter to the end of a sentence; in scripts without capitals or blanks, from a letter to
 * the end. Also words alone, a mark of a list before words, and a title of one word: none of it is code at a margin.
 */
function isSentence(line: string): boolean {
  const told = line.trimEnd();
  if (PROSE.test(told)) return true;
  const words = told.split(/\s+/);
  const begins = /^(?:[-#>*"'`(]|\d+[.)]){1,6}$|^["'`*(]{0,4}[\p{Lu}\p{Lo}]/u.test(words[0] ?? '');
  const end = (words.at(-1) ?? '').slice(-6);
  return begins && ((words.length > 2 && /[.:!?؟।]["'`*)]{0,4}$/.test(end)) || /[。！？：]["'`*)」』”’]{0,4}$/.test(end));
}

const PROSE = anyOf(
  [
    /^[A-Z][a-z']*(?:[ ,]{1,2}[A-Za-z'’-]+){2,}$/,
    /^(?:[-*•]|\d{1,2}[.)])\s+[\p{L}`"'*][^=;{}]*$/u,
    /^[A-Z][a-z]+:$/,
    /^`[^`]{1,80}`(?:[ ,]{1,2}[A-Za-z'’-]+){2,}[.:!]?$/,
  ],
  'u',
);
