import { ILL, lacking, type Types } from './types.js';

const INTEGERS: ReadonlySet<string> = new Set(['i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize']);
const FLOATS: ReadonlySet<string> = new Set(['f32', 'f64']);
/** literals whose width follows from where they stand */
const INTEGER = '{integer}';
const FLOAT = '{float}';
/** a literal with a minus before it */
const SIGNED = '{signed}';

const TEXT_METHODS =
  'len chars bytes trim trim_start trim_end to_lowercase to_uppercase to_ascii_lowercase to_ascii_uppercase to_string to_owned clone is_empty contains starts_with ends_with split split_whitespace push push_str pop insert remove replace find rfind parse as_str repeat lines get eq';
const LIST_METHODS =
  'len iter iter_mut into_iter push pop insert remove sort reverse dedup clone is_empty contains first last get extend to_vec starts_with ends_with join concat windows chunks swap binary_search eq';
const INTEGER_METHODS =
  'abs pow to_string clone min max rem_euclid div_euclid signum count_ones wrapping_add checked_add is_positive is_negative cmp eq';
const FLOAT_METHODS =
  'abs sqrt cbrt powi powf floor ceil round trunc fract to_string clone min max signum is_nan sin cos tan ln log10 exp eq';
const CHAR_METHODS =
  'is_alphabetic is_numeric is_alphanumeric is_uppercase is_lowercase is_whitespace is_ascii_digit is_ascii_uppercase is_ascii_lowercase is_ascii_alphabetic is_digit to_digit to_ascii_uppercase to_ascii_lowercase to_uppercase to_lowercase to_string clone eq';

function kindOf(type: string): string | null {
  if (INTEGERS.has(type)) return 'integer';
  if (FLOATS.has(type)) return 'float';
  if (type === 'String' || type === 'str') return 'text';
  return type === 'char' ? 'char' : /^Vec<|^\[/.test(type) ? 'list' : null;
}

function fits(given: string, wanted: string): boolean {
  // none or nothing of whatever is wanted
  if (given === wanted || (given.endsWith('<>') && wanted.startsWith(given.slice(0, -1)))) return true;
  const [a, b] = [given, wanted].toSorted();
  const isSigned = INTEGERS.has(a ?? '') && a?.startsWith('i') === true;
  return (
    (b === INTEGER && INTEGERS.has(a ?? '')) ||
    (b === FLOAT && FLOATS.has(a ?? '')) ||
    (b === SIGNED && (isSigned || a === INTEGER)) ||
    (a === SIGNED && b === INTEGER)
  );
}

function computes(type: string): boolean {
  return INTEGERS.has(type) || FLOATS.has(type) || type === INTEGER || type === FLOAT || type === SIGNED;
}

export const rustTypes: Types = {
  literals: { integer: INTEGER, float: FLOAT, string: 'str', char: 'char', truth: 'bool' },
  // references read like what they refer to in most places
  normal: (written) =>
    written
      .replace(/&|'\w+\s|\bmut\s/g, '')
      .replace(/\s+/g, '')
      .replace(/^_$/, ''),
  fits,
  members: new Map(
    Object.entries({
      len: 'usize',
      count: 'usize',
      capacity: 'usize',
      position: 'Option<usize>',
      is_empty: 'bool',
      contains: 'bool',
      contains_key: 'bool',
      starts_with: 'bool',
      ends_with: 'bool',
      any: 'bool',
      all: 'bool',
      is_some: 'bool',
      is_none: 'bool',
      is_ok: 'bool',
      is_err: 'bool',
      is_alphabetic: 'bool',
      is_numeric: 'bool',
      is_alphanumeric: 'bool',
      is_uppercase: 'bool',
      is_lowercase: 'bool',
      is_whitespace: 'bool',
      is_ascii_digit: 'bool',
      is_ascii_uppercase: 'bool',
      is_ascii_lowercase: 'bool',
      is_digit: 'bool',
      eq: 'bool',
      to_string: 'String',
      to_owned: 'String',
      trim: 'str',
      as_str: 'str',
      join: 'String',
      repeat: 'String',
      to_ascii_uppercase: 'self',
      to_ascii_lowercase: 'self',
      replace: 'String',
      new: 'self',
      from: 'self',
      clone: 'self',
      None: 'Option<>',
      'vec!': 'Vec<>',
      'format!': 'String',
      abs: 'self',
      pow: 'self',
      sqrt: 'self',
      cbrt: 'self',
      floor: 'self',
      ceil: 'self',
      round: 'self',
      trunc: 'self',
      powi: 'self',
      powf: 'self',
      rem_euclid: 'self',
      div_euclid: 'self',
      wrapping_add: 'self',
      signum: 'self',
      push: '()',
      sort: '()',
      reverse: '()',
      push_str: '()',
    }),
  ),
  element: (collection) => /^(?:Vec|VecDeque|HashSet)<(.+)>$/.exec(collection)?.[1] ?? /^\[(.+?)(?:;.*)?\]$/.exec(collection)?.[1] ?? null,
  arithmetic: (left, right, sign) => {
    if (left === 'String' && right === 'str' && sign === '+') return 'String';
    if (!computes(left) || !computes(right) || !fits(right, left)) return ILL;
    if (/^[&|^]$/.test(sign) && (FLOATS.has(left) || left === FLOAT)) return ILL;
    return left === INTEGER || left === FLOAT ? right : left;
  },
  negated: (type) => (type === INTEGER ? SIGNED : type.startsWith('u') ? ILL : type),
  index: 'usize',
  lacks: lacking({ text: TEXT_METHODS, list: LIST_METHODS, integer: INTEGER_METHODS, float: FLOAT_METHODS, char: CHAR_METHODS }, kindOf),
  computes,
  frame: 'fn it() { let it = $a; }',
};
