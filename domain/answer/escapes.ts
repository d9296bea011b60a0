import type { Language } from '../task.js';
import { codeLines } from './lexical.js';
import { anyOf, telling } from './lines.js';

/** A part of a name, an operator or an index whose mark is escaped, as no language has it outside of its strings. */
const SURELY = anyOf(
  [/\\_(?=[\w\\])|(?<=\w)\\_/, /(?<=[\s(,=-])\\[*<>](?=[\s\w=*>\\])/, /(?<=[\w\s=(])\\\[/, /(?<=[\s(,=[{:])\\["']/],
  'g',
);
const MARK = /\\([_*<>[\]#|~&+.!(){}-])/g;
const ESCAPED = /\\([_*<>[\]#|~&+.!(){}"'-])/g;
/** Two underscores on both sides of a name, as they are shown where somebody took them for marks: `def **init**(self):` */
const SHOWN = /(?<=\bdef |\.|\bif |["'])\*\*([a-z]{2,16})\*\*/g;

/**
 * A program whose marks of Markdown were escaped, `def my\_func(\*args):`, without these escapes; any other as it is. A mark
 * that stands nowhere bare was escaped in strings and comments as well; another is bare there because it was meant so.
 */
export function withoutEscapes(given: readonly string[], language: Language): readonly string[] {
  const isShown = language === 'python' && given.some((line) => /^\s*def \*\*[a-z]+\*\*\(/.test(telling(line)));
  const lines = isShown ? given.map((line) => line.replaceAll(SHOWN, '__$1__')) : given;
  if (!lines.some((line) => line.includes('\\'))) return lines;
  const code = codeLines(lines, language);
  if (!lines.some((line, index) => isSure(line, code[index] ?? '', language))) return lines;
  const bare = new Set(lines.join('\n').replaceAll(/\\./g, ''));
  const marks = new Set(
    lines.flatMap((line, index) => Array.from((code[index] ?? '').matchAll(/\\/g), ({ index: at }) => line[at + 1] ?? '')),
  );
  return lines.map((line, index) =>
    line.replaceAll(ESCAPED, (escape: string, mark: string, at: number) =>
      marks.has(mark) && (!bare.has(mark) || (!QUOTES.has(mark) && code[index]?.[at] === '\\')) ? mark : escape,
    ),
  );
}

/** Escaped as in JSON: then each of them is. */
const QUOTES: ReadonlySet<string> = new Set(['"', "'"]);

/** Without the escapes of any mark, for what is looked for where as it is given it does not stand. */
export function unmarked(line: string): string {
  return line.replaceAll(MARK, '$1');
}

/** In JavaScript an expression that is looked for may have them, and begins with a slash. */
function isSure(line: string, code: string, language: Language): boolean {
  const slash = language === 'javascript' || language === 'typescript' ? line.indexOf('/') : -1;
  return [...line.matchAll(SURELY)].some(({ index }) => code[index] !== ' ' && (slash < 0 || index < slash));
}
