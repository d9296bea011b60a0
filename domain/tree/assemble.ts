import type { Language } from '../task.js';
import type { ProgramParts, Span } from './program.js';

/** A text with what it is made of. */
export interface Read {
  readonly text: string;
  readonly parts: ProgramParts;
}

/** What stands in the place of a stub: the function of that name, with all that it brings. */
export interface Piece extends Read {
  readonly name: string;
}

/**
 * A program with stubs replaced by what others wrote for them. What they import goes to the other imports, once. Two that
 * named a helper alike get their own each: the later one is called otherwise, wherever it is called. A stub that nobody
 * has a piece for stays as it is.
 */
export function assembled({ text, parts }: Read, pieces: readonly Piece[]): string {
  const placed = pieces.flatMap((piece) => {
    const stub = parts.functions.find(({ name }) => name === piece.name);
    return stub === undefined ? [] : [{ piece, stub }];
  });
  const taken = new Set(parts.functions.map(({ name }) => name));
  const bodies = placed.map(({ piece, stub }) => {
    const renamed = withFreeNames(piece, taken);
    return { start: stub.start, end: stub.end, text: indented(renamed, columnOf(text, stub.start)) };
  });
  const imports = placed.flatMap(({ piece }) => piece.parts.imports.map((span) => cut(piece.text, span).trim()));
  const wanted = [...new Set(imports)].filter((line) => line !== '' && !text.includes(line) && !ONCE.test(line));
  const at = parts.imports.at(-1)?.end ?? 0;
  const head = wanted.length === 0 ? [] : [{ start: at, end: at, text: at === 0 ? `${wanted.join('\n')}\n` : `\n${wanted.join('\n')}` }];
  return spliced(text, [...head, ...bodies]);
}

/** What a file says once, and of itself. */
const ONCE = /^(?:package\b|#!\[|from __future__)/;

/** Of a piece, what goes into the place of a stub: all but imports, what makes names known, and the class around it. */
function withFreeNames({ name, text, parts }: Piece, taken: Set<string>): string {
  const { start, end } = parts.inside ?? { start: 0, end: text.length };
  const gone = [...parts.imports, ...parts.exports]
    .filter((span) => span.start >= start && span.end <= end)
    .map((span) => ({ start: span.start - start, end: span.end - start, text: '' }));
  let body = spliced(text.slice(start, end), gone);
  for (const { name: own } of parts.functions) {
    if (own === name) continue;
    let free = own;
    for (let count = 2; taken.has(free); count += 1) free = `${own}_${count}`;
    taken.add(free);
    if (free !== own) body = body.replace(new RegExp(`(?<![.\\w$])${own}(?![\\w$])`, 'g'), free);
  }
  return body;
}

function cut(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function columnOf(text: string, at: number): string {
  return /^[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? '';
}

/** Without blank lines around it, set in as far as what stood there; its first line stands behind what sets it in. */
function indented(text: string, column: string): string {
  const lines = text
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n');
  const own = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = Math.min(...own);
  if (!Number.isFinite(common)) return '';
  return lines.map((line, index) => (line.trim() === '' ? '' : `${index === 0 ? '' : column}${line.slice(common)}`)).join('\n');
}

function spliced(text: string, replacements: readonly (Span & { readonly text: string })[]): string {
  return replacements
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((result, each) => result.slice(0, each.start) + each.text + result.slice(each.end), text);
}

/** The same program, in which a function can be called from outside. */
export function exposed(language: Language, { text, parts }: Read, name: string): string {
  const part = parts.functions.find((each) => each.name === name);
  if (part === undefined) return text;
  const head = text.slice(part.start, part.end);
  const put = (changed: string): string => text.slice(0, part.start) + changed + text.slice(part.end);
  switch (language) {
    case 'python':
      return text;
    case 'java':
      return put(head.replace(/^((?:[^{]*?\s)?)(?:private|protected)\s/, '$1public '));
    case 'rust':
      return /^(?:[^{]*\s)?pub[\s(]/.test(head) ? text : put(head.replace(/(^|\n)([ \t]*)((?:const |async |unsafe )*fn\b)/, '$1$2pub $3'));
    case 'javascript':
    case 'typescript':
      return isModule(text) ? exportedFrom(text, name) : `${text.trimEnd()}\nmodule.exports.${name} = ${name};\n`;
  }
}

function isModule(text: string): boolean {
  return /^\s*export\b/m.test(text) || /^\s*import\s/m.test(text);
}

function exportedFrom(text: string, name: string): string {
  const isThere = new RegExp(`^\\s*export\\b[^\\n]*[\\s{,]${name}\\b`, 'm').test(text);
  return isThere ? text : `${text.trimEnd()}\nexport { ${name} };\n`;
}
