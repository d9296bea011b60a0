const TOKEN =
  /[\t\n\r ]*([{}[\],:]|"[ !#-[\]-\u{10FFFF}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10FFFF}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/** Where a text stops being JSON; null where it is JSON. JSON.parse says so only with the text around it, which is nobody's business. */
export function jsonFault(text: string): number | null {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ; at = TOKEN.lastIndex) {
    if (expected === ', or end' && open.length === 0) return firstNoBlank(text, at);
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    const next: Expected | null = token === undefined ? null : after(token, expected, open);
    if (next === null) return firstNoBlank(text, at) ?? text.length;
    expected = next;
  }
}

/** `(line 3, column 5)`, counted from 1. */
export function faultPlace(text: string): string {
  const before = text.slice(0, jsonFault(text) ?? text.length).split('\n');
  return `(line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}

function firstNoBlank(text: string, from: number): number | null {
  const rest = text.slice(from).search(/[^\t\n\r ]/);
  return rest === -1 ? null : from + rest;
}

/** What a token leads to; null where it may not stand. */
function after(token: string, expected: Expected, open: string[]): Expected | null {
  const isValue = !/^[}\],:]$/.test(token);
  switch (expected) {
    case 'value or ]':
      if (token === ']') return closed(open);
      return isValue ? value(token, open) : null;
    case 'value':
      return isValue ? value(token, open) : null;
    case 'key or }':
      if (token === '}') return closed(open);
      return token.startsWith('"') ? ':' : null;
    case 'key':
      return token.startsWith('"') ? ':' : null;
    case ':':
      return token === ':' ? 'value' : null;
    case ', or end': {
      const inside = open.at(-1);
      if (token === ',') return inside === '{' ? 'key' : 'value';
      return token === (inside === '{' ? '}' : ']') ? closed(open) : null;
    }
  }
}

function value(token: string, open: string[]): Expected {
  if (token !== '{' && token !== '[') return ', or end';
  open.push(token);
  return token === '{' ? 'key or }' : 'value or ]';
}

function closed(open: string[]): Expected {
  open.pop();
  return ', or end';
}
