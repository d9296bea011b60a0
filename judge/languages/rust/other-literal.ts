import { bound, otherFraction, otherInteger, otherLetter, otherUnits } from '../bounded-values.js';
import type { Node } from '../../../syntax/source.js';

/** What `i8`, `u8` and so on hold: a number keeps to the smallest of them, since what stands there may be of that type. */
const BOUNDS = [7n, 8n, 15n, 16n, 31n, 32n, 63n, 64n, 127n, 128n].map((bits) => 2n ** bits - 1n);

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
      return anotherInteger(text, draw);
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

function anotherInteger(text: string, { random, taken }: Draw): string | null {
  const [, prefix = '', digits = '', suffix = ''] = /^(0[xob])?([\da-fA-F_]+?)((?:[iu](?:8|16|32|64|128|size))?)$/.exec(text) ?? [];
  const plain = digits.replaceAll('_', '');
  if (plain === '') return null;
  const value = BigInt(`${prefix}${plain}`);
  // behind a minus there is room for one more
  const most = bound(value === 0n ? value : value - 1n, BOUNDS);
  if (most === null) return null;
  const radix = { '': 10, '0x': 16, '0o': 8, '0b': 2 }[prefix] ?? 10;
  return otherInteger({ prefix, digits: plain, suffix, radix }, most, taken, random);
}

/** An escape that is written out as a number may be any letter. */
function otherCharacter(text: string, random: () => number): string | null {
  const [, open = '', letter = ''] = /^(b?')([^\\']|\\[nrt0\\'"])'$/u.exec(text) ?? [];
  if (letter === '') return null;
  return `${open}${/^[!-~]$/.test(letter) ? otherLetter(letter, random) : 'x'}'`;
}

function otherFloat(text: string, random: () => number): string | null {
  const [, whole = '', fraction = '', rest = ''] = /^([\d_]+)\.?([\d_]*)((?:[eE][+-]?[\d_]+)?_?(?:f32|f64)?)$/.exec(text) ?? [];
  const other = otherFraction(whole.replaceAll('_', ''), fraction.replaceAll('_', ''), text.includes('.') ? '.' : '', random);
  return other === null ? null : `${other}${rest}`;
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
