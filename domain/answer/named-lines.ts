import { plain } from './fit-form.js';
import { fenceIn, linesOf, telling } from './lines.js';

/** `errorClass: Logic`, `- **Error class:** Logic`, `### 1. Error class`, `| error class | Logic |` */
const NAMED =
  /^[\s>|]*(?:(?:[-*+•]|#{1,6}|\d{1,2}[.)])\s+)*[*_`"'|]*([A-Za-z][\w -]{0,40}?)[*_`"']*\s*(?:(?:[:：=|→]|[-=]>|\s[-–—](?=\s))\s*[*_]*|$)\s*(.*)$/;
/** `<errorClass>Logic</errorClass>`, or its beginning or end alone */
const TAGGED = /^\s*<(\/?)([A-Za-z]\w{0,40})>(.*)$/;

/**
 * What a text says under names that a form has, as in YAML or in a list: one object, or none where it names fewer than two
 * of them. A value goes on until the next of the names, or a blank line behind it.
 */
export function namedLinesIn(text: string, names: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const wanted = new Set(names.map(plain));
  const said = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const line of linesOf(text).filter((each) => fenceIn(each) === null)) {
    const [, name = '', value = ''] = tagged(line, wanted) ?? NAMED.exec(line) ?? [];
    if (RULE.test(line) || isClosing(line, wanted)) open = null;
    if (wanted.has(plain(name)) && !said.has(plain(name))) {
      open = [];
      said.set(plain(name), open);
      if (value.trim() !== '') open.push(bare(value));
    } else if (open !== null && line.trim() !== '' && TAGGED.exec(telling(line)) === null) open.push(bare(line));
    else if (open !== null && open.length > 0) open = null;
  }
  return said.size < 2 ? [] : [Object.fromEntries([...said].map(([name, parts]) => [name, parts.join(' ').trim()]))];
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
