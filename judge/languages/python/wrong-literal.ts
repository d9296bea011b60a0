import type { Node } from '../../../syntax/source.js';
import type { OtherValues } from '../other-values.js';
import type { Replacement } from '../../../syntax/rewrite.js';

/** Constructors of the standard library whose values differ when their arguments do. */
const CONSTRUCTORS = new Set([
  'set',
  'frozenset',
  'list',
  'tuple',
  'dict',
  'complex',
  'Decimal',
  'Fraction',
  'Counter',
  'OrderedDict',
  'deque',
]);
/** Operators with which another left side makes another value, whatever stands right (but nothing). */
const KEEPING = new Set(['+', '-', '*', '**', '|']);
const EMPTY: Readonly<Record<string, (word: string) => string>> = {
  list: (word) => `["${word}"]`,
  tuple: (word) => `("${word}",)`,
  dictionary: (word) => `{"${word}": 0}`,
};
const ESCAPE = /(\\(?:N\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[^]))/;

/** Makes a literal another value of the same shape, certain not to be equal; null for what is no literal, or not certain. */
export function wrongLiteral(node: Node, values: OtherValues): readonly Replacement[] | null {
  switch (node.type) {
    case 'integer':
    case 'float':
      return whole(node, otherNumber(node.text, values));
    case 'string':
      return wrongText(node, values);
    case 'concatenated_string':
    case 'expression_list':
    case 'list':
    case 'tuple':
    case 'set':
    case 'dictionary':
    case 'pair':
      return wrongParts(node, values);
    case 'true':
      return whole(node, 'False');
    case 'false':
      return whole(node, 'True');
    case 'none':
      return whole(node, otherNumber('1', values));
    case 'parenthesized_expression':
      return node.namedChildren[0] === undefined ? null : wrongLiteral(node.namedChildren[0], values);
    case 'unary_operator':
      return wrongOperand(node, values);
    case 'binary_operator':
      return wrongOperation(node, values);
    case 'call':
      return wrongConstruction(node, values);
    default:
      return null;
  }
}

function whole(node: Node, text: string): readonly Replacement[] {
  return [{ from: node.startIndex, to: node.endIndex, text }];
}

function otherNumber(text: string, values: OtherValues): string {
  const imaginary = /j$/i.test(text) ? 'j' : '';
  const plain = text.replaceAll('_', '').replace(/j$/i, '');
  if (/^(?:0[xob][0-9a-f]+|\d+)$/i.test(plain)) return `${values.integer(BigInt(plain))}${imaginary}`;
  const other = String(values.decimal(Number(plain), /\.(\d*)/.exec(plain)?.[1]?.length || 1));
  return `${/[.e]/.test(other) ? other : `${other}.0`}${imaginary}`;
}

/** Its letters and digits are others; escapes and what is put in between stay. */
function wrongText(node: Node, values: OtherValues): readonly Replacement[] | null {
  const contents = node.namedChildren.filter((each) => each.type === 'string_content');
  const changes = contents.map((each) => ({ from: each.startIndex, to: each.endIndex, text: otherContent(each.text, values) }));
  if (changes.some(({ text }, index) => text !== contents[index]?.text)) return changes;
  const end = node.namedChildren.find((each) => each.type === 'string_end');
  return end === undefined ? null : [{ from: end.startIndex, to: end.startIndex, text: values.text('abc') }];
}

function otherContent(content: string, values: OtherValues): string {
  return content
    .split(ESCAPE)
    .map((part, index) => (index % 2 === 0 && /[A-Za-z0-9]/.test(part) ? values.text(part) : part))
    .join('');
}

/** One of its parts, drawn: whoever does the work for some of them must not fail by those. Of a pair it is the value. */
function wrongParts(node: Node, values: OtherValues): readonly Replacement[] | null {
  const parts = node.namedChildren.filter((each) => each.type !== 'comment');
  const empty = EMPTY[node.type];
  if (parts.length === 0) return empty === undefined ? null : whole(node, empty(values.text('abc')));
  const ordered = node.type === 'pair' ? parts.toReversed() : values.shuffled(parts);
  return ordered.reduce<readonly Replacement[] | null>((found, part) => found ?? wrongLiteral(part, values), null);
}

function wrongOperand(node: Node, values: OtherValues): readonly Replacement[] | null {
  const operand = node.childForFieldName('argument');
  return operand === null ? null : wrongLiteral(operand, values);
}

function wrongOperation(node: Node, values: OtherValues): readonly Replacement[] | null {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (left === null || right === null || !KEEPING.has(node.childForFieldName('operator')?.text ?? '')) return null;
  if (!/^(?:[1-9]|["'[({])/.test(right.text) || wrongLiteral(right, values) === null) return null;
  return wrongLiteral(left, values);
}

/** What comes first says what it is; a second argument may change nothing (`deque(items, 9)`). */
function wrongConstruction(node: Node, values: OtherValues): readonly Replacement[] | null {
  const name = node.childForFieldName('function')?.text.split('.').at(-1) ?? '';
  const args = node.childForFieldName('arguments');
  if (!CONSTRUCTORS.has(name) || args === null) return null;
  const [first] = args.namedChildren;
  if (first === undefined)
    return ['set', 'frozenset', 'list', 'tuple'].includes(name)
      ? [{ from: args.startIndex + 1, to: args.startIndex + 1, text: `["${values.text('abc')}"]` }]
      : null;
  const given = first.type === 'keyword_argument' ? first.childForFieldName('value') : first;
  return given === null || (first.type === 'keyword_argument' && !KEYED.has(name)) ? null : wrongLiteral(given, values);
}

const KEYED = new Set(['dict', 'OrderedDict', 'Counter']);
