import { bound, otherLetter, otherUnits, otherWhole } from '../bounded-values.js';
import type { Node } from '../../../syntax/source.js';

/** What `i8`, `u8` and so on hold: a number keeps to the smallest of them, since what stands there may be of that type. */
const BOUNDS = [7n, 8n, 15n, 16n, 31n, 32n, 63n, 64n, 127n, 128n].map((bits) => 2n ** bits - 1n);

/** An honest equality of the candidate's may have a tolerance. */
const APART = 10n;

export const LITERALS = ['integer_literal', 'float_literal', 'string_literal', 'raw_string_literal', 'char_literal', 'boolean_literal'];

export interface Draw {
  readonly random: () => number;
  /** values of the test: another is none of them */
  readonly taken: ReadonlySet<string>;
}

/** Another literal of the same type and shape; null where none is certain. */
export function otherLiteral({ type, text }: Pick<Node, 'type' | 'text'>, draw: Draw): string | null {
  switch (type) {
    case 'integer_literal':
      return otherInteger(text, draw);
    case 'float_literal':
      return otherFloat(text, draw.random);
    case 'boolean_literal':
      return text === 'true' ? 'false' : 'true';
    case 'char_literal':
      return otherCharacter(text, draw.random);
    case 'string_literal':
    case 'raw_string_literal':
      return otherText(text, draw);
    default:
      return null;
  }
}

function otherInteger(text: string, { random, taken }: Draw): string | null {
  const [, prefix = '', digits = '', suffix = ''] = /^(0[xob])?([\da-fA-F_]+?)((?:[iu](?:8|16|32|64|128|size))?)$/.exec(text) ?? [];
  const plain = digits.replaceAll('_', '');
  if (plain === '') return null;
  const value = BigInt(`${prefix}${plain}`);
  // behind a minus there is room for one more
  const most = bound(value === 0n ? value : value - 1n, BOUNDS);
  if (most === null) return null;
  const radix = { '': 10, '0x': 16, '0o': 8, '0b': 2 }[prefix] ?? 10;
  const other = otherWhole({ value, digits: plain.length, radix, most, apart: APART }, (each) => taken.has(String(each)), random);
  if (other === null) return null;
  const written = other.toString(radix).padStart(prefix === '' ? 1 : plain.length, '0');
  return `${prefix}${/[A-F]/.test(plain) ? written.toUpperCase() : written}${suffix}`;
}

/** An escape that is written out as a number may be any letter. */
function otherCharacter(text: string, random: () => number): string | null {
  const [, open = '', letter = ''] = /^(b?')([^\\']|\\[nrt0\\'"])'$/u.exec(text) ?? [];
  if (letter === '') return null;
  return `${open}${/^[!-~]$/.test(letter) ? otherLetter(letter, random) : 'x'}'`;
}

/** The digits as one number, the point where it was. */
function otherFloat(text: string, random: () => number): string | null {
  const [, whole = '', fraction = '', rest = ''] = /^([\d_]+)\.?([\d_]*)((?:[eE][+-]?[\d_]+)?_?(?:f32|f64)?)$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replaceAll('_', '');
  if (digits === '') return null;
  const value = BigInt(digits);
  const places = fraction.replaceAll('_', '').length;
  const other = otherWhole(
    {
      value,
      digits: String(value).length,
      radix: 10,
      most: value * 100n + 10n ** BigInt(digits.length + 3),
      apart: APART * 10n ** BigInt(places),
    },
    () => false,
    random,
  );
  if (other === null) return null;
  const written = other.toString().padStart(digits.length, '0');
  return `${written.slice(0, written.length - places)}${text.includes('.') ? '.' : ''}${written.slice(written.length - places)}${rest}`;
}

/**
 * Every letter is another, since a type of the candidate's may compare some of them only. Escapes stay as they are, and so
 * does what stands in braces: it may be a form.
 */
function otherText(text: string, { random }: Draw): string | null {
  const [, open = '', content = '', close = ''] = /^((?:b|c)?(?:r#*)?")([^]*?)("#*)$/.exec(text) ?? [];
  if (open === '') return null;
  const units = open.includes('r')
    ? Array.from(content)
    : (content.match(/\\(?:u\{[\da-fA-F_]+\}|x[\da-fA-F]{2}|\n\s*|[^])|\{[^{}]*\}|[^]/gu) ?? []);
  return `${open}${otherUnits(units, true, random)}${close}`;
}
