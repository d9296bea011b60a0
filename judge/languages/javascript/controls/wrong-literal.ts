import type { Node } from '../../../../syntax/source.js';
import type { OtherValues } from '../../other-values.js';
import type { Replacement } from '../../../../syntax/rewrite.js';

/** How the value is compared: as a whole, or as something that must be found within another. */
export type Compared = 'whole' | 'within';

/** With fewer letters another text may be found within one by accident. */
const LETTERS_ENOUGH = 8;
/** A pattern that means little more than the text that it is: letters, spaces, anchors, escaped signs. */
const PLAIN_PATTERN = /^(?:[\w\s,:;!'"<>=&%@#~/^$.-]|\\[^\w\s])*$/;

export function instead(node: Node, text: string): Replacement {
  return { from: node.startIndex, to: node.endIndex, text };
}

/**
 * Another literal of the same shape in the place of this one, which nothing equals that equals this one; null for what is no literal,
 * or not certain.
 */
export function wrongLiteral(node: Node, values: OtherValues, compared: Compared): readonly Replacement[] | null {
  switch (node.type) {
    case 'number':
      return compared === 'within' ? null : otherNumber(node, values);
    case 'string':
    case 'template_string':
      return otherText(node, values, compared);
    case 'true':
      return compared === 'within' ? null : [instead(node, 'false')];
    case 'false':
      return compared === 'within' ? null : [instead(node, 'true')];
    case 'null':
    case 'undefined':
      return compared === 'within' ? null : [instead(node, String(values.integer(1n)))];
    case 'identifier':
      return /^(?:NaN|Infinity)$/.test(node.text) ? [instead(node, String(values.integer(1n)))] : null;
    case 'regex':
      return otherPattern(node, values);
    default:
      return null;
  }
}

function otherNumber(node: Node, values: OtherValues): readonly Replacement[] {
  const plain = node.text.replaceAll('_', '');
  const big = /^(.+)n$/.exec(plain)?.[1];
  if (big !== undefined) return [instead(node, `${values.integer(BigInt(big))}n`)];
  const value = Number(plain);
  if (Number.isSafeInteger(value) && !/[.eE]/.test(plain.replace(/^0x.*/i, '')))
    return [instead(node, String(values.integer(BigInt(value))))];
  const places = /^\d*\.(\d+)$/.exec(plain)?.[1]?.length;
  const other = values.decimal(value, places ?? 1);
  return [instead(node, places === undefined ? String(other) : other.toFixed(Math.min(places, 20)))];
}

/** Its letters and digits are others; escapes and what is put in between stay. */
function otherText(node: Node, values: OtherValues, compared: Compared): readonly Replacement[] | null {
  const fragments = node.namedChildren.filter((each) => each.type === 'string_fragment');
  const letters = fragments
    .map((each) => each.text)
    .join('')
    .replace(/[^A-Za-z0-9]/g, '').length;
  if (compared === 'within' && letters < LETTERS_ENOUGH) return null;
  if (letters > 0) return fragments.map((each) => instead(each, otherLetters(each.text, values)));
  return [{ from: node.endIndex - 1, to: node.endIndex - 1, text: values.text('abc') }];
}

function otherLetters(text: string, values: OtherValues): string {
  return /[A-Za-z0-9]/.test(text) ? values.text(text) : text;
}

/** Its letters are others, less what an escape means. */

function otherPattern(node: Node, values: OtherValues): readonly Replacement[] | null {
  const pattern = node.childForFieldName('pattern');
  const letters = pattern?.text.replaceAll(/\\./g, '').replaceAll(/[^A-Za-z0-9]/g, '').length ?? 0;
  if (pattern === null || !PLAIN_PATTERN.test(pattern.text) || letters < LETTERS_ENOUGH) return null;
  const parts = pattern.text.split(/(\\.)/);
  return [instead(pattern, parts.map((part, index) => (index % 2 === 0 ? otherLetters(part, values) : part)).join(''))];
}
