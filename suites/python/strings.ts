import { type Node, parts } from './syntax.js';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};
const ESCAPE = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])/g;

/** The text of a string literal; undefined for bytes and for what has to be evaluated (`f''`, `\N{…}`). */
export function stringText(node: Node): string | undefined {
  const [start, end] = [node.firstChild, node.lastChild];
  if (start?.type !== 'string_start' || end?.type !== 'string_end') return undefined;
  const prefix = start.text.replace(/['"]/g, '').toLowerCase();
  if (/[bft]/.test(prefix) || parts(node).some((part) => part.type === 'interpolation')) return undefined;
  const raw = node.text.slice(start.text.length, node.text.length - end.text.length);
  if (prefix.includes('r')) return raw;
  let known = true;
  const text = raw.replace(ESCAPE, (whole, code: string) => {
    const each = unescaped(whole, code);
    known &&= each !== undefined;
    return each ?? '';
  });
  return known ? text : undefined;
}

/** Undefined for a character by its name, and for one beyond the last of Unicode. */
function unescaped(whole: string, code: string): string | undefined {
  if (code === 'N') return undefined;
  if (/^[xuU]./.test(code)) return character(Number.parseInt(code.slice(1), 16));
  if (/^[0-7]/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8));
  return ESCAPES[code] ?? whole;
}

function character(point: number): string | undefined {
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : undefined;
}
