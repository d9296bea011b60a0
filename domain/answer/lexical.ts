import type { Language } from '../task.js';

/** Within which string or comment of several lines a line of a program begins, told by what will end it; empty: within none. */
export type Within = string;

/**
 * Follows strings and comments over one line, in no more detail than it takes to tell a fence that closes a block from one
 * that stands in the program. Takes time in proportion to the line. `onCode` hears of each character that stands in neither.
 */
export function follow(within: Within, line: string, language: Language, onCode?: (at: number) => void): Within {
  let open = within;
  let at = 0;
  while (at < line.length) {
    if (language === 'rust' && open.startsWith('*/')) {
      const end = /\/\*|\*\//g;
      end.lastIndex = at;
      const found = end.exec(line);
      if (found === null) return open;
      at = end.lastIndex;
      open = found[0] === '/*' ? `${open}*/` : open.slice(2);
      continue;
    }
    if (open !== '') {
      const end = open === '`' ? endOfTemplate(line, at, language) : endOf(line, open, at);
      if (end < 0) return open;
      at = end;
      open = '';
      continue;
    }
    const begun = beginningAt(line, at, language);
    if (begun === 'rest is a comment') return '';
    if (begun !== null) {
      open = begun.until;
      at += begun.length;
    } else {
      const next = pastOneLineString(line, at, language);
      if (next === at + 1) onCode?.(at);
      at = next;
    }
  }
  return open;
}

/** Whether a fence can stand in it: in a template of JavaScript three backticks would end it. */
export function holdsFences(within: Within): boolean {
  return within !== '' && within !== '`';
}

/** The lines that begin within no string and no comment. */
export function ownLines(lines: readonly string[], language: Language): readonly string[] {
  const within = withinEach(lines, language);
  return lines.filter((_, at) => within[at] === '');
}

/** What each line of a program begins within. */
export function withinEach(lines: readonly string[], language: Language): readonly Within[] {
  let within: Within = '';
  return lines.map((line) => {
    const begun = within;
    within = follow(within, line, language);
    return begun;
  });
}

/** The lines with blanks for all that stands in strings and comments. `isWhole`: a program; else each line is looked at by itself. */
export function codeLines(lines: readonly string[], language: Language, isWhole = true): readonly string[] {
  let within: Within = '';
  return lines.map((line) => {
    const code = Array.from({ length: line.length }, () => ' ');
    within = follow(isWhole ? within : '', line, language, (at) => {
      code[at] = line[at] ?? ' ';
    });
    return code.join('');
  });
}

function endOf(line: string, until: string, from: number): number {
  for (let at = line.indexOf(until, from); at >= 0; at = line.indexOf(until, at + 1)) {
    if (until === '*/' || until.startsWith('"#') || !isEscaped(line, at)) return at + until.length;
  }
  return -1;
}

function isEscaped(line: string, at: number): boolean {
  let from = at;
  while (line[from - 1] === '\\') from -= 1;
  return (at - from) % 2 === 1;
}

function beginningAt(
  line: string,
  at: number,
  language: Language,
): { readonly until: Within; readonly length: number } | 'rest is a comment' | null {
  const one = line[at] ?? '';
  if (language === 'python') {
    if (one === '#') return 'rest is a comment';
    return TRIPLE.some((quotes) => line.startsWith(quotes, at)) ? { until: one.repeat(3), length: 3 } : null;
  }
  if (line.startsWith('//', at)) return 'rest is a comment';
  if (line.startsWith('/*', at)) return { until: '*/', length: 2 };
  if (language === 'java') return line.startsWith('"""', at) ? { until: '"""', length: 3 } : null;
  if (language === 'rust') return rustString(line, at);
  return one === '`' ? { until: '`', length: 1 } : null;
}

const TRIPLE = ['"""', "'''"];

/** What stands in `${…}` is code, and may hold another template. */
function endOfTemplate(line: string, from: number, language: Language): number {
  for (let at = from; at < line.length; at += 1) {
    if (line[at] === '`') return at + 1;
    if (line[at] === '\\') at += 1;
    else if (line.startsWith('${', at)) at = pastBraces(line, at + 2, language) - 1;
  }
  return -1;
}

/** Behind the brace that closes those before; the end of the line where it is not on it. */
function pastBraces(line: string, from: number, language: Language): number {
  let depth = 1;
  for (let at = from; at < line.length;) {
    if (line[at] === '`') {
      const end = endOfTemplate(line, at + 1, language);
      if (end < 0) return line.length;
      at = end;
      continue;
    }
    depth += line[at] === '{' ? 1 : line[at] === '}' ? -1 : 0;
    at = depth > 0 ? pastOneLineString(line, at, language) : at + 1;
    if (depth === 0) return at;
  }
  return line.length;
}

/** Every string of Rust may go over several lines; a raw one ends with as many number signs as it began with. */
function rustString(line: string, at: number): { readonly until: Within; readonly length: number } | null {
  if (line[at] === '"') return { until: '"', length: 1 };
  if (line[at] !== 'r' || /\w/.test(line[at - 1] ?? '')) return null;
  const raw = /^r(#{0,16})"/.exec(line.slice(at, at + 20));
  return raw === null ? null : { until: `"${raw[1] ?? ''}`, length: raw[0].length };
}

/** Behind a string that ends on its line; one that does not is no string, but a lifetime or half of a word. */
function pastOneLineString(line: string, at: number, language: Language): number {
  const quote = line[at];
  if (quote === '/' && (language === 'javascript' || language === 'typescript')) return pastExpression(line, at);
  if (quote !== '"' && quote !== "'") return at + 1;
  if (language === 'rust') return at + (/^'(?:\\.[^']{0,10}|[^\\'])'/.exec(line.slice(at, at + 14))?.[0].length ?? 1);
  for (let end = at + 1; end < line.length; end += 1) {
    if (line[end] === '\\') end += 1;
    else if (line[end] === quote) return end + 1;
  }
  return line.length;
}

/** Behind an expression that is looked for, `/[{}]/g`; a slash behind a value divides. */
function pastExpression(line: string, at: number): number {
  const before = line.slice(Math.max(0, at - MAX_WORD), at).trimEnd();
  if (/[\w$)\]}"'`]$/.test(before) && !/(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|yield|await)$/.test(before))
    return at + 1;
  let isClass = false;
  for (let end = at + 1; end < line.length; end += 1) {
    const mark = line[end];
    if (mark === '\\') end += 1;
    else if (mark === '[') isClass = true;
    else if (mark === ']') isClass = false;
    else if (mark === '/' && !isClass) return end + 1;
  }
  return at + 1;
}

const MAX_WORD = 40;

/** A name, as all of the languages write it. */
export const WORD = /[A-Za-z_$][\w$]*/g;
