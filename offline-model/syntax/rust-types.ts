import { ILL, type Types } from './types.js';

const INTEGERS: ReadonlySet<string> = new Set(['i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize']);
const FLOATS: ReadonlySet<string> = new Set(['f32', 'f64']);
/** literals whose width follows from where they stand */
const INTEGER = '{integer}';
const FLOAT = '{float}';

function fits(given: string, wanted: string): boolean {
  if (given === wanted) return true;
  const [a, b] = [given, wanted].toSorted();
  return (b === INTEGER && INTEGERS.has(a ?? '')) || (b === FLOAT && FLOATS.has(a ?? ''));
}

function computes(type: string): boolean {
  return INTEGERS.has(type) || FLOATS.has(type) || type === INTEGER || type === FLOAT;
}

export const rustTypes: Types = {
  literals: { integer: INTEGER, float: FLOAT, string: 'str', char: 'char', truth: 'bool' },
  // references read like what they refer to in most places
  normal: (written) => written.replace(/&|'\w+\s|\bmut\s/g, '').replace(/\s+/g, '').replace(/^_$/, ''),
  fits,
  members: new Map(Object.entries({
    len: 'usize', count: 'usize', capacity: 'usize', position: 'Option<usize>', is_empty: 'bool', contains: 'bool', contains_key: 'bool', starts_with: 'bool', ends_with: 'bool', any: 'bool', all: 'bool', is_some: 'bool', is_none: 'bool', is_ok: 'bool', is_err: 'bool',
    is_alphabetic: 'bool', is_numeric: 'bool', is_alphanumeric: 'bool', is_uppercase: 'bool', is_lowercase: 'bool', is_whitespace: 'bool', is_ascii_digit: 'bool', is_ascii_uppercase: 'bool', is_ascii_lowercase: 'bool', is_digit: 'bool', eq: 'bool',
    to_string: 'String', to_owned: 'String', trim: 'str', as_str: 'str', join: 'String', repeat: 'String', to_ascii_uppercase: 'self', to_ascii_lowercase: 'self', replace: 'String', new: 'self', from: 'self', clone: 'self',
    abs: 'self', pow: 'self', sqrt: 'self', cbrt: 'self', floor: 'self', ceil: 'self', round: 'self', trunc: 'self', powi: 'self', powf: 'self', rem_euclid: 'self', div_euclid: 'self', wrapping_add: 'self', signum: 'self', push: '()', sort: '()', reverse: '()', push_str: '()',
  })),
  element: (collection) => /^(?:Vec|VecDeque|HashSet)<(.+)>$/.exec(collection)?.[1] ?? /^\[(.+?)(?:;.*)?\]$/.exec(collection)?.[1] ?? null,
  arithmetic: (left, right, sign) => {
    if (left === 'String' && right === 'str' && sign === '+') return 'String';
    if (sign === '<<' || sign === '>>') return left;
    if (!computes(left) || !computes(right) || !fits(right, left)) return ILL;
    return left === INTEGER || left === FLOAT ? right : left;
  },
  computes,
  frame: 'fn it() { let it = $a; }',
};
