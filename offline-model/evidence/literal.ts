/** A value in Python's notation, as far as evidence needs it. */
export type Literal =
  | { readonly type: 'number'; readonly value: number; readonly isFloat: boolean }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'truth'; readonly value: boolean }
  | { readonly type: 'nothing' }
  | { readonly type: 'list' | 'tuple' | 'set' | 'dict'; readonly items: readonly string[] };

/** null when the text is no whole value (cut off, an object). */
export function readLiteral(text: string): Literal | null {
  const value = text.trim();
  if (value === 'None' || value === '<undefined>') return { type: 'nothing' };
  if (value === 'True' || value === 'False') return { type: 'truth', value: value === 'True' };
  if (/^-?\d+$/.test(value)) return { type: 'number', value: Number(value), isFloat: false };
  if (/^-?(\d+\.\d*|\d*\.\d+|\d+)(e[-+]?\d+)?$/.test(value)) return { type: 'number', value: Number(value), isFloat: true };
  if (/^(["'])[\s\S]*\1$/.test(value) && value.length >= 2) return { type: 'text', value: value.slice(1, -1) };
  const inner = value.slice(1, -1);
  if (value.startsWith('[') && value.endsWith(']')) return { type: 'list', items: items(inner) };
  if (value.startsWith('(') && value.endsWith(')')) return { type: 'tuple', items: items(inner) };
  if (value.startsWith('{') && value.endsWith('}')) return { type: inner.includes(':') ? 'dict' : 'set', items: items(inner) };
  return null;
}

/** The elements between the commas that stand in no bracket and no text. */
function items(inner: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < inner.length; at += 1) {
    const letter = inner[at] ?? '';
    if (quote !== '') {
      if (letter === '\\') at += 1;
      else if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    else if (letter === ',' && depth === 0) {
      found.push(inner.slice(from, at).trim());
      from = at + 1;
    }
  }
  const last = inner.slice(from).trim();
  return last === '' ? found : [...found, last];
}
