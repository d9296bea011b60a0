import type { Language } from '../task.js';
import { follow, type Within } from './lexical.js';
import { anyOf, telling } from './lines.js';

const CODE = anyOf(
  [
    /from\s+[\w.]+\s+import\b|import\s+[\w{*"'.]|package\s+[\w.]+;|use\s+\w+::|use\s+\w+;/,
    /def\s+\w+\s*\(|async\s+(?:def|function|fn)\b|class\s+\w+|@\w+|"""|'''/,
    /#!|#\[|\/\/|\/\*|#\s|['"]use strict/,
    /fn\s+\w+|pub\s|mod\s+\w+|struct\s+\w+|enum\s+\w+|impl\b|trait\s+\w+/,
    /(?:const|let|var)\s+[\w{[]|function\b|export\s|interface\s+\w+|type\s+\w+/,
    /public\s+\w|static\s|final\s|abstract\s/,
    /[A-Za-z_]\w*\s*(?::\s*\w[^=]{0,40})?=\s*\S/,
  ].map(({ source }) => new RegExp(`^(?:${source})`)),
);
const WRAPPING = /^\s*(?:<\/?[A-Za-z][\w -]*>|\[\/?[A-Z]+\]|<\|\w+\|>)\s*$/;

/**
 * The program in a text that has no fence: from the first line of code on, without talk at its end. Null where talk
 * stands between its lines: nobody can tell which of them are meant.
 */
export function bareProgram(lines: readonly string[], language: Language): readonly string[] | null {
  const from = lines.findIndex((line) => CODE.test(telling(line)));
  if (from < 0 || lines.slice(0, from).some((line) => /^\s/.test(line) && CODE.test(telling(line).trim()))) return null;
  const code = lines.slice(from);
  const isTalk = talkIn(code, language);
  const to = code.findLastIndex((line, index) => line.trim() !== '' && isTalk[index] === false);
  return isTalk.slice(0, to + 1).includes(true) ? null : code.slice(0, to + 1);
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

/** Three words or more, from a capital letter to the end of a sentence. */
function isSentence(line: string): boolean {
  const words = line.trimEnd().split(/\s+/);
  const begins = /^(?:[-#>*"'`(]|\d+[.)]){1,6}$|^["'`*(]{0,4}[A-Z]/.test(words[0] ?? '');
  return begins && words.length > 2 && /[.:!?]["'`*)]{0,4}$/.test((words.at(-1) ?? '').slice(-6));
}
