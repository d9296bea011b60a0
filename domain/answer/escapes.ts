import type { Language } from '../task.js';
import { follow, type Within } from './lexical.js';
import { anyOf } from './lines.js';

/** A part of a name, an operator or an index whose mark is escaped, as no language has it outside of its strings. */
const SURELY = anyOf([/\\_(?=[\w\\])|(?<=\w)\\_/, /(?<=[\s(,=-])\\[*<>](?=[\s\w=*>\\])/, /(?<=[\w\s=(])\\\[/], 'g');
const MARK = /\\([_*<>[\]#|~&+.!(){}-])/g;

/**
 * A program whose marks of Markdown were escaped, `def my\_func(\*args):`, without these escapes; any other as it is. A mark
 * that stands nowhere bare was escaped in strings and comments as well; another is bare there because it was meant so.
 */
export function withoutEscapes(lines: readonly string[], language: Language): readonly string[] {
  if (!lines.some((line) => line.includes('\\'))) return lines;
  const inCode = codeEscapes(lines, language);
  if (!inCode.some((each, index) => isSure(lines[index] ?? '', each, language))) return lines;
  const bare = new Set(lines.join('\n').replaceAll(/\\./g, ''));
  const marks = new Set(inCode.flatMap((each, index) => Array.from(each, (at) => lines[index]?.[at + 1] ?? '')));
  return lines.map((line, index) =>
    line.replaceAll(MARK, (escape: string, mark: string, at: number) =>
      marks.has(mark) && (inCode[index]?.has(at) === true || !bare.has(mark)) ? mark : escape,
    ),
  );
}

/** Without the escapes of any mark, for what is looked for where as it is given it does not stand. */
export function unmarked(line: string): string {
  return line.replaceAll(MARK, '$1');
}

/** For each line where a backslash stands that is in no string and no comment. */
function codeEscapes(lines: readonly string[], language: Language): readonly ReadonlySet<number>[] {
  let within: Within = '';
  return lines.map((line) => {
    const found = new Set<number>();
    within = follow(within, line, language, (at) => {
      if (line[at] === '\\') found.add(at);
    });
    return found;
  });
}

/** In JavaScript an expression that is looked for may have them, and begins with a slash. */
function isSure(line: string, inCode: ReadonlySet<number>, language: Language): boolean {
  if (inCode.size === 0) return false;
  const slash = language === 'javascript' || language === 'typescript' ? line.indexOf('/') : -1;
  return [...line.matchAll(SURELY)].some(({ index }) => inCode.has(index) && (slash < 0 || index < slash));
}
