import { plain } from './fit-form.js';
import { fenceIn, indentOf, linesOf, telling } from './lines.js';

/** `errorClass: Logic`, `- **Error class:** Logic`, `### 1. Error class`, `| error class | Logic |` */
const NAMED =
  /^[\s>|]*(?:(?:[-*+•]|#{1,6}|\d{1,2}[.)])\s+)*[*_`"'|]*([A-Za-z][\w -]{0,40}?)[*_`"']*\s*(?:(?:[:：=|→]|[-=]>|\s[-–—](?=\s))\s*[*_]*|$)\s*(.*)$/;
/** `<errorClass>Logic</errorClass>`, or its beginning or end alone */
const TAGGED = /^\s*<(\/?)([A-Za-z]\w{0,40})>(.*)$/;

/**
 * What a text says under names that a form has, as in YAML or in a list: an object, or none where it names fewer than two of
 * them. A value goes on until the next of the names, or a blank line behind it. Where its first name comes again, another
 * object begins.
 */
export function namedLinesIn(text: string, names: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const wanted = new Set(names.map(plain));
  const all: Map<string, string[]>[] = [];
  let open: string[] | null = null;
  let depth = 0;
  for (const line of linesOf(text).filter((each) => fenceIn(each) === null)) {
    const [, name = '', value = ''] = tagged(line, wanted) ?? NAMED.exec(line) ?? [];
    if (RULE.test(line) || isClosing(line, wanted) || (indentOf(line) < depth && KEY.test(line))) open = null;
    const key = plain(name);
    const said = all.at(-1);
    if (wanted.has(key) && (said?.has(key) !== true || said.keys().next().value === key)) {
      open = value.trim() === '' ? [] : [bare(value)];
      depth = indentOf(line);
      if (said === undefined || said.has(key)) all.push(new Map([[key, open]]));
      else said.set(key, open);
    } else if (open !== null && line.trim() !== '' && TAGGED.exec(telling(line)) === null) open.push(ITEM.test(line) ? line : bare(line));
    else if (open !== null && open.length > 0) open = null;
  }
  return all.filter(({ size }) => size > 1).map((said) => Object.fromEntries([...said].map(([name, parts]) => [name, valueOf(parts)])));
}

/** Of an object around this one, where it is less far in. */
const KEY = /^\s*[A-Za-z_]\w{0,40}:(?:\s|$)/;
const ITEM = /^\s*[-*+•]\s/;

/** A text, or a list: its items on lines of their own, or in brackets. */
function valueOf(parts: readonly string[]): string | readonly string[] {
  const told = parts.filter((part) => part !== '');
  if (told.length > 0 && told.every((part) => ITEM.test(part))) return told.map(bare);
  const [only = ''] = told;
  const within = told.length === 1 ? /^\[(.*)\]$/.exec(only)?.[1] : undefined;
  if (within !== undefined)
    return within
      .split(',')
      .map((each) => bare(each))
      .filter((each) => each !== '');
  return told
    .map((part) => (ITEM.test(part) ? bare(part) : part))
    .join(' ')
    .trim();
}

/** Between what stands before and behind it. */
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;

function tagged(line: string, wanted: ReadonlySet<string>): readonly string[] | null {
  const [whole = '', end, name = '', rest = ''] = TAGGED.exec(telling(line)) ?? [];
  return end === '' && wanted.has(plain(name)) ? [whole, name, rest.replaceAll(/<\/?\w{1,40}>/g, ' ')] : null;
}

function isClosing(line: string, wanted: ReadonlySet<string>): boolean {
  const [, end, name = ''] = TAGGED.exec(telling(line)) ?? [];
  return end === '/' && wanted.has(plain(name));
}

/** Without the mark of a list, of a text in blocks, and quotes around it all. */
function bare(value: string): string {
  const text = value
    .trim()
    .replace(/^(?:[-*+•]\s+|[|>][-+]?$)/, '')
    .replace(/\s*\|$/, '');
  return /^(["'`]).*\1$/.test(text) ? text.slice(1, -1) : text;
}
