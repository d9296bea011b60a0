import { ILL, lacking, type Types } from './types.js';

const NAMES: Readonly<Record<string, string>> = {
  Integer: 'int',
  long: 'int',
  Long: 'int',
  short: 'int',
  byte: 'int',
  Short: 'int',
  Byte: 'int',
  float: 'double',
  Float: 'double',
  Double: 'double',
  Character: 'char',
  Boolean: 'boolean',
  CharSequence: 'String',
};

const NUMBERS: ReadonlySet<string> = new Set(['int', 'double', 'char']);

const TEXT_METHODS =
  'charAt substring toLowerCase toUpperCase trim strip length startsWith endsWith replace replaceAll split chars repeat concat matches indexOf contains isEmpty equals hashCode compareTo equalsIgnoreCase lastIndexOf toString';
const LIST_METHODS =
  'size get add addAll remove subList stream iterator isEmpty contains indexOf clear set equals hashCode sort addFirst addLast removeFirst removeLast push pop poll peek getFirst getLast toString';

function kindOf(type: string): string | null {
  if (type.endsWith('[]')) return 'array';
  if (NUMBERS.has(type) || type === 'boolean') return 'number';
  return type === 'String' ? 'text' : /^(List|Deque|Queue|Stack)\b/.test(type) ? 'list' : null;
}

/** Which class of collection it is makes no difference, what it holds does. */
function normal(written: string): string {
  const type = written
    .replace(/\s+/g, '')
    .replace(/^(final|var)$/, '')
    .replace(/\b(Array|Linked)List\b/g, 'List')
    .replace(/\b(?:Linked)?(?:Hash|Tree)(Map|Set)\b/g, '$1');
  return type.replace(/\b\w+\b/g, (word) => NAMES[word] ?? word);
}

/** operators over bits, which numbers with a fraction do not have */
const BITS = /^[&|^]$|<<|>>/;

function arithmetic(left: string, right: string, sign: string): string {
  if (sign === '+' && (left === 'String' || right === 'String')) return 'String';
  if (!NUMBERS.has(left) || !NUMBERS.has(right)) return ILL;
  if (BITS.test(sign) && (left === 'double' || right === 'double')) return ILL;
  return left === 'double' || right === 'double' ? 'double' : 'int';
}

export const javaTypes: Types = {
  literals: { integer: 'int', float: 'double', string: 'String', char: 'char', truth: 'boolean' },
  normal,
  fits: (given, wanted) => {
    if (given === wanted || wanted === 'Object') return true;
    if (given === 'int' || given === 'char') return wanted === 'double' || (given === 'char' && wanted === 'int');
    // an empty list of anything
    return given.endsWith('<>') && wanted.startsWith(given.slice(0, -1));
  },
  members: new Map(
    Object.entries({
      length: 'int',
      size: 'int',
      indexOf: 'int',
      lastIndexOf: 'int',
      compareTo: 'int',
      parseInt: 'int',
      intValue: 'int',
      getNumericValue: 'int',
      hashCode: 'int',
      sqrt: 'double',
      cbrt: 'double',
      pow: 'double',
      floor: 'double',
      ceil: 'double',
      log: 'double',
      parseDouble: 'double',
      doubleValue: 'double',
      random: 'double',
      round: 'int',
      floorMod: 'int',
      isEmpty: 'boolean',
      contains: 'boolean',
      containsKey: 'boolean',
      containsValue: 'boolean',
      equals: 'boolean',
      startsWith: 'boolean',
      endsWith: 'boolean',
      isUpperCase: 'boolean',
      isLowerCase: 'boolean',
      isDigit: 'boolean',
      isLetter: 'boolean',
      isAlphabetic: 'boolean',
      isWhitespace: 'boolean',
      anyMatch: 'boolean',
      allMatch: 'boolean',
      noneMatch: 'boolean',
      hasNext: 'boolean',
      isPresent: 'boolean',
      matches: 'boolean',
      charAt: 'char',
      substring: 'String',
      toString: 'String',
      trim: 'String',
      strip: 'String',
      repeat: 'String',
      join: 'String',
      toBinaryString: 'String',
      nextLine: 'String',
      abs: 'argument',
      max: 'argument',
      min: 'argument',
      get: 'element',
      getFirst: 'element',
      getLast: 'element',
      subList: 'self',
      replaceAll: 'self',
      concat: 'self',
      append: 'self',
      asList: 'List<>',
    }),
  ),
  element: (collection) =>
    /^(.*)\[\]$/.exec(collection)?.[1] ?? /^(?:List|Set|Collection|Deque|Queue|Iterable|Stack|Vector)<(.+)>$/.exec(collection)?.[1] ?? null,
  arithmetic,
  negated: (type) => type,
  index: 'int',
  lacks: lacking({ text: TEXT_METHODS, list: LIST_METHODS, array: 'length clone', number: '' }, kindOf),
  computes: (type) => NUMBERS.has(type),
  frame: 'class It { Object it = $a; }',
};
