const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
};
const ESCAPE = /\\(x[0-9a-fA-F]{2}|u+[0-9a-fA-F]{4}|u\{[0-9a-fA-F_]{1,7}\}|\r?\n[ \t]*|[\s\S])/g;

/**
 * The text that stands between the quotes of a literal, escapes resolved; undefined for an unknown escape, unless it is `loose` as in
 * JavaScript, where that is the character itself.
 */
export function unescaped(text: string, loose = false): string | undefined {
  let known = true;
  const result = text.replace(ESCAPE, (_, code: string) => {
    const one = resolved(code) ?? (loose && code.length === 1 ? code : undefined);
    known &&= one !== undefined;
    return one ?? '';
  });
  return known ? result : undefined;
}

function resolved(code: string): string | undefined {
  if (/^\r?\n/.test(code)) return '';
  const hex = /^(?:x|u+)\{?([0-9a-fA-F_]+)\}?$/.exec(code)?.[1];
  return hex === undefined ? SINGLE[code] : fromCodePoint(Number.parseInt(hex.replaceAll('_', ''), 16));
}

function fromCodePoint(point: number): string | undefined {
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : undefined;
}
