import type { Node } from '../grammar.js';

const MAX_INTEGER = 2n ** 100n;
const MAX_FLOAT = 1e30;

/** Another literal of the same type; null where none is certain. It looks no more and no less likely than the right one. */
export function otherLiteral({ type, text }: Pick<Node, 'type' | 'text'>, random: () => number): string | null {
  switch (type) {
    case 'integer_literal':
      return otherInteger(text, random);
    case 'float_literal':
      return otherFloat(text);
    case 'boolean_literal':
      return text === 'true' ? 'false' : 'true';
    case 'char_literal':
      return /^'[a-zA-Z0-9]'$/.test(text) ? `'${otherLetter(text.charAt(1), random)}'` : null;
    case 'string_literal':
      return otherText(text, random);
    default:
      return null;
  }
}

function otherInteger(text: string, random: () => number): string | null {
  const [, digits = '', suffix = ''] = /^(0x[\da-fA-F_]+?|0o[0-7_]+?|0b[01_]+?|\d[\d_]*?)((?:[iu](?:8|16|32|64|128|size))?)$/.exec(text) ?? [];
  if (digits === '') return null;
  const value = BigInt(digits.replaceAll('_', ''));
  if (value > MAX_INTEGER) return null;
  return `${value > 0n && random() < 0.5 ? value - 1n : value + 1n}${suffix}`;
}

function otherFloat(text: string): string | null {
  const [, digits = '', suffix = ''] = /^([\d_.]+(?:[eE][+-]?\d+)?)((?:f32|f64)?)$/.exec(text) ?? [];
  const value = Number(digits.replaceAll('_', ''));
  if (digits === '' || !Number.isFinite(value) || value > MAX_FLOAT) return null;
  const other = String(value < 1 ? value + 1 : value * 2);
  return `${/[.e]/.test(other) ? other : `${other}.0`}${suffix}`;
}

/** One letter or digit is another; escapes stay as they are. */
function otherText(text: string, random: () => number): string | null {
  const [, open = '', content = ''] = /^(b?")(.*)"$/s.exec(text) ?? [];
  if (open === '') return null;
  const plain = content.split('\\')[0] ?? '';
  const places = [...plain.matchAll(/[a-zA-Z0-9]/g)].map((match) => match.index);
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return `${open}${otherLetter('', random)}${content}"`;
  return `${open}${content.slice(0, place)}${otherLetter(content.charAt(place), random)}${content.slice(place + 1)}"`;
}

/** Of the same kind: a digit for a digit, a capital for a capital. */
function otherLetter(letter: string, random: () => number): string {
  const kind = /\d/.test(letter) ? '0123456789' : /[A-Z]/.test(letter) ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : 'abcdefghijklmnopqrstuvwxyz';
  const others = kind.replace(letter, '');
  return others.charAt(Math.floor(random() * others.length));
}
