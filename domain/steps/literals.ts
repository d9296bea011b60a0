import type { Value } from '../value.js';

/** A value as a model writes one in any of our languages' plain literals; `rest`: what stands behind it. Null where none stands. */
export function readLiteral(text: string): { readonly value: Value; readonly rest: string } | null {
  return read(text.trimStart(), 0);
}

interface Read {
  readonly value: Value;
  readonly rest: string;
}

const MAX_DEPTH = 20;
const WORDS: Readonly<Record<string, Value>> = {
  None: null,
  null: null,
  True: true,
  true: true,
  False: false,
  false: false,
  nan: { $: 'float', v: 'nan' },
  inf: { $: 'float', v: 'inf' },
};
const NUMBER = /^[+-]?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?(?!\w|\.\w)/i;
const WORD = /^[A-Za-z]+(?!\w)/;

function read(text: string, depth: number): Read | null {
  if (depth > MAX_DEPTH) return null;
  switch (text[0]) {
    case '"':
    case "'":
      return readText(text);
    case '[':
      return listOf(text, ']', depth, (items) => items);
    case '(':
      return readTuple(text, depth);
    case '{':
      return readBraces(text, depth);
    case undefined:
      return null;
    default:
      return readNumber(text) ?? readWord(text, depth);
  }
}

function readNumber(text: string): Read | null {
  const found = NUMBER.exec(text)?.[0];
  if (found === undefined) return null;
  const digits = found.replaceAll('_', '').replace(/^\+/, '');
  const value: Value = /^-?\d+$/.test(digits)
    ? Number.isSafeInteger(Number(digits))
      ? Number(digits)
      : { $: 'int', v: digits }
    : { $: 'float', v: String(Number(digits)) };
  return { value, rest: text.slice(found.length) };
}

function readWord(text: string, depth: number): Read | null {
  if (text.startsWith('set()')) return { value: { $: 'set', v: [] }, rest: text.slice(5) };
  const word = WORD.exec(text)?.[0] ?? '';
  if (!Object.hasOwn(WORDS, word)) return null;
  const value = WORDS[word];
  return value === undefined || depth > MAX_DEPTH ? null : { value, rest: text.slice(word.length) };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', b: '\b', f: '\f', v: '\v' };

function readText(text: string): Read | null {
  const quote = text[0] ?? '';
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === quote) return { value, rest: text.slice(at + 1) };
    if (letter !== '\\') {
      value += letter;
      continue;
    }
    const code = /^(?:u([\da-f]{4})|x([\da-f]{2}))/i.exec(text.slice(at + 1));
    const next = text[at + 1] ?? '';
    value += code === null ? (ESCAPES[next] ?? next) : String.fromCharCode(parseInt(code[1] ?? code[2] ?? '', 16));
    at += code === null ? 1 : code[0].length;
  }
  return null;
}

/** Items up to the closing sign, with commas between; one more at the end is let through. */
function listOf(text: string, close: string, depth: number, made: (items: readonly Value[]) => Value): Read | null {
  const found = itemsOf(text.slice(1), close, depth);
  return found === null ? null : { value: made(found.items), rest: found.rest };
}

function itemsOf(
  inside: string,
  close: string,
  depth: number,
): { readonly items: readonly Value[]; readonly rest: string; readonly comma: boolean } | null {
  const items: Value[] = [];
  let rest = inside.trimStart();
  let comma = false;
  while (!rest.startsWith(close)) {
    if (items.length > 0 && !comma) return null;
    const item = read(rest, depth + 1);
    if (item === null) return null;
    items.push(item.value);
    rest = item.rest.trimStart();
    comma = rest.startsWith(',');
    if (comma) rest = rest.slice(1).trimStart();
  }
  return { items, rest: rest.slice(close.length), comma };
}

/** One item in brackets without a comma is that item. */
function readTuple(text: string, depth: number): Read | null {
  const found = itemsOf(text.slice(1), ')', depth);
  if (found === null) return null;
  const [only] = found.items;
  const value: Value = found.items.length === 1 && !found.comma && only !== undefined ? only : { $: 'tuple', v: found.items };
  return { value, rest: found.rest };
}

/** A set, or a table of keys and values. */
function readBraces(text: string, depth: number): Read | null {
  if (/^\{\s*\}/.test(text)) return { value: { $: 'dict', v: [] }, rest: text.slice(text.indexOf('}') + 1) };
  const set = listOf(text, '}', depth, (items) => ({ $: 'set', v: items }));
  if (set !== null) return set;
  const pairs: (readonly [Value, Value])[] = [];
  let rest = text.slice(1).trimStart();
  while (!rest.startsWith('}')) {
    const key = read(rest, depth + 1);
    const after = key?.rest.trimStart() ?? '';
    const value = after.startsWith(':') ? read(after.slice(1).trimStart(), depth + 1) : null;
    if (key === null || value === null) return null;
    pairs.push([key.value, value.value]);
    rest = value.rest.trimStart();
    if (rest.startsWith(',')) rest = rest.slice(1).trimStart();
    else if (!rest.startsWith('}')) return null;
  }
  return { value: { $: 'dict', v: pairs }, rest: rest.slice(1) };
}
