import { commentsBefore, spaced, told, type Item, type Told } from './item.js';

/** The items of a program of Python; null where its brackets do not add up. */
export function indentedItems(text: string, code: string): readonly Item[] | null {
  const lines = statementLines(code);
  return lines === null ? null : itemsIn({ text, code, lines }, 0, lines.length, 0);
}

interface Line {
  readonly start: number;
  readonly indent: number;
}

interface Program {
  readonly text: string;
  readonly code: string;
  /** where statements begin or go on, in their order */
  readonly lines: readonly Line[];
}

/** Lines with code that begin within no bracket and behind no backslash. */
function statementLines(code: string): readonly Line[] | null {
  const found: Line[] = [];
  let depth = 0;
  let start = 0;
  let goesOn = false;
  for (const line of code.split('\n')) {
    const bare = line.trim();
    if (depth === 0 && !goesOn && bare !== '') found.push({ start, indent: line.length - line.trimStart().length });
    for (const mark of bare) depth += '([{'.includes(mark) ? 1 : ')]}'.includes(mark) ? -1 : 0;
    if (depth < 0) return null;
    goesOn = bare.endsWith('\\');
    start += line.length + 1;
  }
  return depth === 0 ? found : null;
}

function itemsIn(program: Program, first: number, last: number, least: number): readonly Item[] {
  const { lines, code } = program;
  const depth = lines[first]?.indent ?? 0;
  const items: Item[] = [];
  let at = first;
  let before = least;
  while (at < last) {
    const begin = at;
    // decorators belong to what they stand before, `else` to what it stands behind
    while (at < last - 1 && code[startOf(program, at)] === '@') at += 1;
    const head = at;
    at += 1;
    while (at < last && ((lines[at]?.indent ?? 0) > depth || GOES_ON.test(code.slice(startOf(program, at), startOf(program, at) + 8))))
      at += 1;
    const item = itemAt(program, { begin, head, next: at }, before);
    items.push(item);
    before = item.end;
  }
  return items;
}

const GOES_ON = /^(?:else|elif|except|finally)\b/;

function startOf({ lines, code }: Program, at: number): number {
  const line = lines[at];
  return line === undefined ? code.length : line.start + line.indent;
}

function itemAt(program: Program, { begin, head, next }: { begin: number; head: number; next: number }, least: number): Item {
  const { text, code, lines } = program;
  const start = startOf(program, begin);
  const end = endOf(program, next, lines[begin]?.indent ?? 0);
  const said = code.slice(startOf(program, head), lines[head + 1]?.start ?? end);
  const isHolder = /^class\b/.test(said) && head + 1 < next;
  const body = isHolder ? { start: lines[head + 1]?.start ?? end, end } : null;
  return {
    ...toldOf(said, text.slice(start, startOf(program, head))),
    start,
    end,
    from: commentsBefore(text, code, start, { least, mark: '#' }),
    body,
    items: isHolder ? itemsIn(program, head + 1, next, body?.start ?? 0) : [],
  };
}

/** Behind the last line of the item: comments that are not further in than it may be about what comes. */
function endOf({ text, lines }: Program, next: number, column: number): number {
  let end = text.slice(0, lines[next]?.start ?? text.length).trimEnd().length;
  for (;;) {
    const begin = text.lastIndexOf('\n', end - 1) + 1;
    const mark = text.slice(begin, end).search(/\S/);
    if (begin === 0 || text[begin + mark] !== '#' || mark > column) return end;
    end = text.slice(0, begin).trimEnd().length;
  }
}

function toldOf(head: string, decorators: string): Told {
  const defined = /^(?:async\s+)?def\s+(\w+)\s*\(\s*(\w*)/.exec(head);
  if (defined !== null) {
    const [, name = '', first = ''] = defined;
    const part = /@\w+\.(setter|getter|deleter)\b/.exec(decorators)?.[1];
    const isMember = /^(?:self|cls)$/.test(first) ? true : /@(?:staticmethod|classmethod|property)\b/.test(decorators) ? true : null;
    const variant = /@(?:[\w.]+\.)?(?:overload|register)\b/.test(decorators) ? spaced(decorators + head) : '';
    return told('function', name, { key: part === undefined ? name : `${name}.${part}`, variant, isMember, isPrivate: isPrivate(name) });
  }
  const made = /^class\s+(\w+)/.exec(head)?.[1];
  if (made !== undefined) return told('holder', made, { isPrivate: isPrivate(made) });
  if (/^(?:from|import)\b/.test(head)) return told('import', '');
  if (/^if\s+__name__\s*==/.test(head)) return told('value', '__name__', { isPrivate: true });
  const value = /^(?!(?:if|for|while|with|try|return|assert|del|raise|match)\b)([A-Za-z_]\w*)\s*(?::[^=\n]+)?(?:=(?!=)|$|\n)/.exec(
    head,
  )?.[1];
  return value === undefined ? told('loose', '') : told('value', value, { isPrivate: isPrivate(value) });
}

function isPrivate(name: string): boolean {
  return /^_(?!_)/.test(name);
}
