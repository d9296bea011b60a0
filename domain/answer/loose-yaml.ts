import { anyOf, dedented, indentOf, isBlank, telling } from './lines.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * Objects that a text tells of in YAML or TOML, as far as they hold texts of several lines: `code: |` with lines that are
 * further in, `code = """` up to three quotes, beside the names and values at their side. An item of a list, or a table, is
 * an object of its own. Null where none holds one, or anything else stands between the first and the last of its lines.
 */
export function textsOfLines(given: readonly string[]): readonly Values[] | null {
  const from = given.findIndex(isMember);
  const to = given.findLastIndex((line) => isMember(line) || /^\s+\S/.test(line) || /^(?:"""|''')\s*$/.test(line));
  const lines = from < 0 ? [] : given.slice(from, to + 1);
  const members = new Members();
  let isText = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = telling(lines[at] ?? '');
    const [, lead = '', item = '', key = '', value = ''] = MEMBER.exec(line) ?? [];
    const table = TABLE.exec(line)?.[1];
    if (table !== undefined) members.table(table);
    else if (key === '' && !isBlank(line) && !/^\s*#|^---\s*$|^\.{3}\s*$/.test(line)) return null;
    if (key === '') continue;
    const block = scalarIn(lines, at, { depth: lead.length, value });
    members.member({ lead, item, key, value }, block?.text ?? null);
    isText ||= block !== null;
    at = block?.end ?? at;
  }
  return isText ? members.found : null;
}

class Members {
  readonly found: Record<string, unknown>[] = [];
  /** names that others stand below, further in */
  readonly #open: { readonly depth: number; readonly name: string }[] = [];
  #now: { readonly values: Record<string, unknown>; readonly depth: number } | null = null;

  table(name: string): void {
    this.#now = null;
    const path = /(["'])([^"']*)\1\s*$/.exec(name)?.[2];
    if (path !== undefined) this.#values(0)['path'] = path;
  }

  /** `text`: of several lines, where that is its value. */
  member({ lead, item, key, value }: Readonly<Record<'lead' | 'item' | 'key' | 'value', string>>, text: string | null): void {
    if (item !== '') this.#now = null;
    const depth = lead.length + item.length;
    const name = key.replaceAll(/^["'`]|["'`]$/g, '');
    while ((this.#open.at(-1)?.depth ?? -1) >= depth) this.#open.pop();
    if (text === null && value === '') this.#open.push({ depth, name });
    else if (text === null) this.#values(depth)[name] = value.replaceAll(/^["']|["'],?$/g, '');
    else {
      const values = this.#values(depth);
      const above = this.#open.at(-1)?.name ?? '';
      if (/\.\w+$/.test(above) && !('path' in values)) values['path'] = above;
      values[name] = text;
    }
  }

  #values(depth: number): Record<string, unknown> {
    if (this.#now?.depth === depth) return this.#now.values;
    const values: Record<string, unknown> = {};
    this.#now = { values, depth };
    this.found.push(values);
    return values;
  }
}

const MEMBER = /^(\s*)((?:-\s+)?)("[^"]{1,200}"|'[^']{1,200}'|[\w./\\-]{1,200})\s*(?::(?=\s|$)|=)\s*(.*)$/;
const TABLE = /^\s*\[{1,2}([^[\]]{1,200})\]{1,2}\s*$/;
const BLOCK = /^(?:!\S+\s+)?[|>][-+\d]{0,2}\s*(?:#.*)?$/;
const QUOTES = anyOf([/^"""/, /^'''/]);

/** The text of several lines that begins behind a name, and its last line; null where none does. */
function scalarIn(
  lines: readonly string[],
  at: number,
  { depth, value }: { readonly depth: number; readonly value: string },
): { readonly text: string; readonly end: number } | null {
  if (BLOCK.test(value)) return blockIn(lines, at, depth);
  if (!QUOTES.test(value)) return null;
  const mark = value.slice(0, 3);
  const first = value.slice(3);
  const within = first.indexOf(mark);
  if (within >= 0) return { text: first.slice(0, within), end: at };
  // a program has such quotes as well, but further in
  const own = nextOf(lines, at, (line) => line.trimStart().startsWith(mark) && indentOf(line) <= depth);
  const end = own ?? nextOf(lines, at, (line) => line.includes(mark));
  if (end === null) return null;
  const last = lines[end] ?? '';
  const text = [...(first.trim() === '' ? [] : [first]), ...lines.slice(at + 1, end), last.slice(0, last.indexOf(mark))].join('\n');
  // a program that was put there as it is has escapes of its own
  const isEscaped = mark === '"""' && /\\["\\]/.test(text);
  return { text: isEscaped ? text.replaceAll(/\\([\\"nt])/g, (_, each: string) => ESCAPED[each] ?? each) : text, end };
}

/** The first line behind another that is of a kind. */
function nextOf(lines: readonly string[], at: number, isIt: (line: string) => boolean): number | null {
  for (let next = at + 1; next < lines.length; next += 1) if (isIt(lines[next] ?? '')) return next;
  return null;
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

function isMember(line: string): boolean {
  return MEMBER.test(telling(line)) || TABLE.test(telling(line));
}

/** The lines further in than the name. */
function blockIn(lines: readonly string[], at: number, depth: number): { readonly text: string; readonly end: number } | null {
  let end = at + 1;
  while (end < lines.length && (isBlank(lines[end] ?? '') || indentOf(lines[end] ?? '') > depth)) end += 1;
  const body = lines.slice(at + 1, end);
  return body.every(isBlank) ? null : { text: dedented(body).join('\n'), end: end - 1 };
}
