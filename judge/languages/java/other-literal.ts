import type { Node } from '../../../syntax/source.js';
import { bound, otherFraction, otherInteger, otherLetter, otherUnits } from '../bounded-values.js';

/** What `byte`, `short`, `int` and `long` hold; a number keeps to the smallest of them, since what stands there may be of that type. */
const BOUNDS = [7n, 15n, 31n, 63n].map((bits) => 2n ** bits - 1n);

const INT = 2n ** 31n - 1n;

export interface Draw {
  readonly random: () => number;
  /** values of the test: another is none of them */
  readonly taken: ReadonlySet<string>;
  /** every letter of a text is another: where a class of the candidate's may compare a part of it only */
  readonly wholly: boolean;
}

/** Another literal of the same type and shape; null where none is certain. */
export function otherLiteral(literal: Pick<Node, 'type' | 'text'>, draw: Draw): string | null {
  switch (literal.type) {
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'binary_integer_literal':
      return anotherInteger(literal.text, draw);
    case 'decimal_floating_point_literal':
      return otherFloat(literal.text, draw);
    case 'string_literal':
      return otherText(literal.text, draw);
    case 'character_literal':
      return otherCharacter(literal.text, draw.random);
    case 'true':
      return 'false';
    case 'false':
      return 'true';
    default:
      return null;
  }
}

export const LITERALS = [
  'decimal_integer_literal',
  'hex_integer_literal',
  'binary_integer_literal',
  'decimal_floating_point_literal',
  'string_literal',
  'character_literal',
  'true',
  'false',
];

function anotherInteger(text: string, { random, taken }: Draw): string | null {
  const [, prefix = '', digits = '', suffix = ''] = /^(0[xXbB])?([\da-fA-F_]+?)([lL]?)$/.exec(text) ?? [];
  const radix = prefix === '' ? 10 : prefix.toLowerCase() === '0x' ? 16 : 2;
  const plain = digits.replaceAll('_', '');
  const value = BigInt(`${prefix}${plain}`);
  // behind a minus there is room for one more
  const widest = bound(value === 0n ? value : value - 1n, BOUNDS);
  if (widest === null) return null;
  const most = suffix === '' && widest > INT ? INT : widest;
  return otherInteger({ prefix, digits: plain, suffix, radix }, most, taken, random);
}

/** An escape that is written out as a number may be any letter. */
function otherCharacter(text: string, random: () => number): string | null {
  if (/^'[^\\']'$/.test(text)) return `'${otherLetter(text.charAt(1), random)}'`;
  return /^'\\[a-z\\'"]'$/.test(text) ? "'x'" : null;
}

function otherFloat(text: string, { random }: Draw): string | null {
  const [, whole = '', fraction = '', rest = ''] = /^(\d*)\.?(\d*)((?:[eE][+-]?\d+)?[fFdD]?)$/.exec(text) ?? [];
  const other = otherFraction(whole, fraction, text.includes('.') ? '.' : '', random);
  if (other === null) return null;
  const number = `${other}${rest}`;
  // neither of the two types holds more
  return Number.parseFloat(number) < (/[fF]$/.test(number) ? 1e38 : 1e308) ? number : null;
}

/** Escapes stay as they are, and so does what begins with a per cent: it may be a form for numbers. */
function otherText(text: string, { random, wholly }: Draw): string {
  const quotes = text.startsWith('"""') ? '"""' : '"';
  const content = text.slice(quotes.length, -quotes.length);
  return `${quotes}${otherUnits(unitsOf(content), wholly, random)}${quotes}`;
}

export function unitsOf(content: string): readonly string[] {
  return content.match(/\\(?:u+[\da-fA-F]{4}|[0-3]?[0-7]{1,2}|[^])|%[-#+ 0,(\d.$]*[a-zA-Z]|[^]/gu) ?? [];
}
