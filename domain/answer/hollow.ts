import type { Language } from '../task.js';
import { MODIFIERS } from './definitions.js';
import { ownLines } from './lexical.js';
import { anyOf, indentOf, telling } from './lines.js';

/**
 * Whether a text is the outline of a program: one of the `asked` functions has no code in its body, or none of all has.
 * Told by how the lines are indented, and rather no than yes.
 */
export function isHollow(lines: readonly string[], language: Language, asked: readonly string[]): boolean {
  const own = ownLines(lines, language).map(telling);
  const bodies = own.flatMap((line, at) => {
    const name = FUNCTION.exec(line)
      ?.slice(1)
      .find((each) => each !== undefined);
    const isEmpty = name === undefined ? null : isEmptyBody(own, at, language);
    return isEmpty === null ? [] : [{ name, isEmpty }];
  });
  const areEmpty = (some: typeof bodies): boolean => some.length > 0 && some.every(({ isEmpty }) => isEmpty);
  return areEmpty(bodies) || asked.some((each) => areEmpty(bodies.filter(({ name }) => name === each)));
}

const FUNCTION = new RegExp(
  [
    `^\\s*${MODIFIERS}(?:def|fn|function\\s?\\*?)\\s+([A-Za-z_$][\\w$]*)`,
    `^\\s*${MODIFIERS}(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)[^=]{0,80}=\\s*(?:async\\s*)?(?:function\\b|\\(?[^()]{0,200}\\)?[^=()]{0,80}=>\\s*\\{)`,
    `^\\s*(?:module\\.)?exports\\.([A-Za-z_$][\\w$]*)\\s*=\\s*(?:async\\s*)?(?:function\\b|\\(?[^()]{0,200}\\)?\\s*=>\\s*\\{)`,
    `^\\s*${MODIFIERS}(?!if\\b|for\\b|while\\b|switch\\b|catch\\b|else\\b|return\\b|new\\b)(?:[\\w<>[\\],.?]{1,60}\\s+)?(?!if\\b)([A-Za-z_$][\\w$]*)\\s*\\([^;{]{0,200}\\)[^;={]{0,80}\\{`,
  ].join('|'),
);

/** Whether a function has no code, looked at up to its first line of code; null where it is only declared. */
function isEmptyBody(lines: readonly string[], at: number, language: Language): boolean | null {
  const head = withoutComment(lines[at] ?? '', language);
  if (head.endsWith(';') && !head.includes('{')) return null;
  const start = language === 'python' ? head.lastIndexOf(':') : head.indexOf('{');
  if (start >= 0 && !isPlaceholder(head.slice(start + 1))) return false;
  if (language !== 'python' && start >= 0 && head.endsWith('}')) return true;
  for (const line of inBody(lines, start >= 0 ? at : endOfHead(lines, at, language), language)) {
    const code = withoutComment(line, language).trim();
    // its words may take several lines
    if (/^(?:todo|unimplemented)!\s?\($/.test(code)) return true;
    if (!isPlaceholder(code)) return false;
  }
  return true;
}

const MAX_HEAD_LINES = 20;

/** Parameters may stand on lines of their own. */
function endOfHead(lines: readonly string[], at: number, language: Language): number {
  if (language === 'python') return at;
  const length = lines.slice(at, at + MAX_HEAD_LINES).findIndex((line) => withoutComment(line, language).endsWith('{'));
  return at + Math.max(length, 0);
}

/** Where braces say so, a body may be indented in any way, or not at all. */
function* inBody(lines: readonly string[], head: number, language: Language): Generator<string> {
  const depth = indentOf(lines[head] ?? '');
  for (let at = head + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const isOutside = line.trim() !== '' && indentOf(line) <= depth;
    if (isOutside && (language === 'python' || line.trimStart().startsWith('}'))) return;
    yield line;
  }
}

function isPlaceholder(code: string): boolean {
  const bare = code.replace(/^[\s{}]+/, '').replace(/[\s{};]+$/, '');
  return bare === '' || PLACEHOLDER.test(bare);
}

function withoutComment(line: string, language: Language): string {
  if (/\breturn\b/.test(line) && UNDONE.test(line)) return '';
  return line.replace(language === 'python' ? /(?:^|\s)#.*$/ : /(?:^|\s)\/\/.*$|\/\*.*?\*\//g, '').trimEnd();
}

/** A value that is given back until there is a right one. */
const UNDONE = /(?:#|\/\/|\/\*)\s*(?:todo|fixme|placeholder|your code|implement)\b/i;

const PLACEHOLDER = anyOf(
  [
    /^(?:\.{3}|…|pass)$/,
    /^(?:"""|'''|["'])/,
    /^(?:todo|unimplemented)!\s?\(.*\)$/,
    /^raise\s+NotImplementedError\b/,
    /^throw\s+new\s+(?:UnsupportedOperationException|NotImplemented\w*)\s?\(/,
    /^(?:throw\s+new\s+\w+|panic!|unreachable!)\s?\(\s*["'`].{0,40}(?:not\s+(?:yet\s+)?implemented|todo|implement\s+(?:me|this))/,
  ],
  'i',
);
