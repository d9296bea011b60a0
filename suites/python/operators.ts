import { elements, isNumeric, isSequence, list, numeric, type Py, same, set, truth } from './values.js';

/** Operators and built-in functions over constants; undefined where Python would raise, or where we do not follow it. */

/** Bounds what a line of a test file can make us build. */
const MAX_ITEMS = 1_000_000;
const MAX_BITS = 100_000;

export function unary(operator: string, value: Py): Py | undefined {
  if (operator === 'not') return !truth(value);
  if (!isNumeric(value)) return undefined;
  const number = numeric(value);
  if (operator === '-') return typeof number === 'bigint' ? -number : -number;
  if (operator === '+') return number;
  return operator === '~' && typeof number === 'bigint' ? ~number : undefined;
}

export function binary(operator: string, a: Py, b: Py): Py | undefined {
  if (isNumeric(a) && isNumeric(b)) return arithmetic(operator, numeric(a), numeric(b));
  if (operator === '+') return joined(a, b);
  if (operator === '*') return repeated(a, b) ?? repeated(b, a);
  return undefined;
}

function arithmetic(operator: string, a: bigint | number, b: bigint | number): Py | undefined {
  if (operator === '/') return Number(b) === 0 ? undefined : Number(a) / Number(b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return integers(operator, a, b);
  return floats(operator, Number(a), Number(b));
}

function integers(operator: string, a: bigint, b: bigint): Py | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '//':
      return b === 0n ? undefined : (a - modulo(a, b)) / b;
    case '%':
      return b === 0n ? undefined : modulo(a, b);
    case '**':
      if (b < 0n) return Number(a) ** Number(b);
      return b * BigInt(a.toString(2).length) > MAX_BITS ? undefined : a ** b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return b < 0n || b > MAX_BITS ? undefined : a << b;
    case '>>':
      return b < 0n ? undefined : a >> b;
    default:
      return undefined;
  }
}

function modulo(a: bigint, b: bigint): bigint {
  return ((a % b) + b) % b;
}

function floats(operator: string, a: number, b: number): Py | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      return b === 0 ? undefined : a - b * Math.floor(a / b);
    case '**':
      return a ** b;
    default:
      return undefined;
  }
}

function joined(a: Py, b: Py): Py | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (isSequence(a) && isSequence(b) && a.kind === b.kind && (a.kind === 'list' || a.kind === 'tuple'))
    return { kind: a.kind, items: [...a.items, ...b.items] };
  return undefined;
}

function repeated(value: Py, times: Py): Py | undefined {
  if (typeof times !== 'bigint') return undefined;
  const n = Math.max(0, Number(times));
  if (typeof value === 'string') return value.length * n > MAX_ITEMS ? undefined : value.repeat(n);
  if (!isSequence(value) || (value.kind !== 'list' && value.kind !== 'tuple') || value.items.length * n > MAX_ITEMS) return undefined;
  return { kind: value.kind, items: Array.from({ length: n }, () => value.items).flat() };
}

export function comparison(operator: string, a: Py, b: Py): boolean | undefined {
  if (operator === '==' || operator === '!=') return same(a, b) === (operator === '==');
  if (operator === 'in' || operator === 'not in') return elements(b)?.some((item) => same(item, a)) === (operator === 'in');
  const order = compare(a, b);
  if (order === undefined) return undefined;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return undefined;
  }
}

/** Numbers, texts, and lists or tuples of them; undefined for what has no order. */
function compare(a: Py, b: Py): number | undefined {
  if (isNumeric(a) && isNumeric(b)) return a < b ? -1 : Number(a > b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  if (!isSequence(a) || !isSequence(b) || a.kind !== b.kind || a.kind === 'set' || a.kind === 'frozenset') return undefined;
  const others = b.items;
  for (const [index, item] of a.items.entries()) {
    const other = others[index];
    if (other === undefined) return 1;
    if (!same(item, other)) return compare(item, other);
  }
  return a.items.length - others.length;
}

export const BUILTINS: Readonly<Record<string, (...args: readonly Py[]) => Py | undefined>> = {
  list: (value = '') => collected('list', value),
  tuple: (value = '') => collected('tuple', value),
  set: (value = '') => collected('set', value),
  frozenset: (value = '') => collected('frozenset', value),
  sorted: (value = null) => sorted(value),
  range: (...args) => range(args),
  len: (value = null) => lengthOf(value),
  sum: (value = null) =>
    elements(value)?.reduce<Py | undefined>((total, item) => (total === undefined ? undefined : binary('+', total, item)), 0n),
  max: (...args) => extreme(args, 1),
  min: (...args) => extreme(args, -1),
  abs: (value = null) => (isNumeric(value) ? unary(numeric(value) < 0 ? '-' : '+', value) : undefined),
  float: (value = 0n) => float(value),
  str: (value = '') => (typeof value === 'string' || typeof value === 'bigint' ? String(value) : undefined),
};

function collected(kind: 'list' | 'tuple' | 'set' | 'frozenset', value: Py): Py | undefined {
  const items = elements(value);
  if (items === undefined) return undefined;
  return kind === 'set' || kind === 'frozenset' ? set(items, kind) : { kind, items };
}

function sorted(value: Py): Py | undefined {
  const items = elements(value);
  if (items === undefined || items.some((item) => items[0] === undefined || compare(items[0], item) === undefined)) return undefined;
  return list(items.toSorted((a, b) => compare(a, b) ?? 0));
}

function range(args: readonly Py[]): Py | undefined {
  const [first = 0n, second, step = 1n] = args;
  const [from, to] = second === undefined ? [0n, first] : [first, second];
  if (typeof from !== 'bigint' || typeof to !== 'bigint' || typeof step !== 'bigint' || step === 0n) return undefined;
  const count = Math.max(0, Math.ceil(Number(to - from) / Number(step)));
  return count > MAX_ITEMS ? undefined : list(Array.from({ length: count }, (_, index) => from + BigInt(index) * step));
}

function lengthOf(value: Py): Py | undefined {
  const items = elements(value);
  return items === undefined ? undefined : BigInt(items.length);
}

function extreme(args: readonly Py[], sign: 1 | -1): Py | undefined {
  const items = args.length === 1 ? elements(args[0]) : args;
  return items?.reduce<Py | undefined>((best, item) => {
    const order = best === undefined ? sign : compare(item, best);
    return order === undefined ? undefined : order * sign > 0 ? item : best;
  }, items[0]);
}

function float(value: Py): Py | undefined {
  if (isNumeric(value)) return Number(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  if (/^[+-]?(inf|infinity)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/.test(text)) return Number.NaN;
  return text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}
