import { anyOf, dedented, indentOf, isBlank, telling } from './lines.js';

type Told = Readonly<Record<string, unknown>>;

/**
 * Objects that a text tells of in YAML or TOML, as far as they hold texts of several lines: `code: |` with lines that are
 * further in, `code = """` up to three quotes, beside the names and values at their side. An item of a list, or a table, is
 * an object of its own. Only of lines that are nothing else.
 */
export function textsOfLines(lines: readonly string[]): readonly Told[] {
  const found: Record<string, unknown>[] = [];
  let now: { readonly values: Record<string, unknown>; readonly depth: number } | null = null;
  const open: { readonly depth: number; readonly name: string }[] = [];
  const member = (depth: number): Record<string, unknown> => {
    if (now === null || depth !== now.depth) {
      now = { values: {}, depth };
      found.push(now.values);
    }
    return now.values;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = telling(lines[at] ?? '');
    const [, lead = '', item = '', rawKey = '', value = ''] = MEMBER.exec(line) ?? [];
    const table = TABLE.exec(line)?.[1];
    if (table !== undefined || item !== '') now = null;
    if (table !== undefined) {
      const path = /(["'])([^"']*)\1\s*$/.exec(table)?.[2];
      if (path !== undefined) member(0)['path'] = path;
    }
    if (rawKey === '') continue;
    const depth = lead.length + item.length;
    const key = rawKey.replaceAll(/^["'`]|["'`]$/g, '');
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const block = scalarIn(lines, at, { depth: lead.length, value });
    if (block === null && value === '') open.push({ depth, name: key });
    if (block === null && value !== '') member(depth)[key] = value.replaceAll(/^["']|["'],?$/g, '');
    if (block === null) continue;
    const values = member(depth);
    const named = open.at(-1)?.name ?? '';
    if (/\.\w+$/.test(named) && !('path' in values)) values['path'] = named;
    values[key] = block.text;
    at = block.end;
  }
  return found;
}

/** Whether lines are YAML or TOML with a text of several lines, and nothing else that stands at the margin. */
function holdsTexts(lines: readonly string[]): boolean {
  let isText = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = telling(lines[at] ?? '');
    if (line.trim() === '' || /^\s*#|^---\s*$|^\.{3}\s*$/.test(line) || TABLE.test(line)) continue;
    const [, lead = '', , key = '', value = ''] = MEMBER.exec(line) ?? [];
    if (key === '') return false;
    const block = scalarIn(lines, at, { depth: lead.length, value });
    isText ||= block !== null;
    at = block?.end ?? at;
  }
  return isText;
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

/** The lines of a text that tell of objects, without talk before and behind them; null where it has none. */
export function tellingLines(lines: readonly string[]): readonly string[] | null {
  const from = lines.findIndex(isMember);
  const to = lines.findLastIndex((line) => isMember(line) || /^\s+\S/.test(line) || /^(?:"""|''')\s*$/.test(line));
  const told = from < 0 ? [] : lines.slice(from, to + 1);
  return holdsTexts(told) ? told : null;
}

/** The lines further in than the name. */
function blockIn(lines: readonly string[], at: number, depth: number): { readonly text: string; readonly end: number } | null {
  let end = at + 1;
  while (end < lines.length && (isBlank(lines[end] ?? '') || indentOf(lines[end] ?? '') > depth)) end += 1;
  const body = lines.slice(at + 1, end);
  return body.every(isBlank) ? null : { text: dedented(body).join('\n'), end: end - 1 };
}
