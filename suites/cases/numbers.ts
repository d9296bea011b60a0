import type { Value } from '../../domain/value.js';

export function integer(value: bigint): Value {
  return Number.isSafeInteger(Number(value)) ? Number(value) : { $: 'int', v: String(value) };
}

export function float(value: number): Value {
  return { $: 'float', v: floatText(value) };
}

export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A whole number as bigint, another as number; null for what is no number. */
export function numeric(value: Value): bigint | number | null {
  if (typeof value === 'number') return BigInt(value);
  if (value === null || typeof value !== 'object' || !('$' in value)) return null;
  if (value.$ === 'int') return BigInt(value.v);
  return value.$ === 'float' ? Number(value.v.replace('inf', 'Infinity')) : null;
}

export function negated(value: Value): Value | undefined {
  const number = numeric(value);
  if (number === null) return undefined;
  return typeof number === 'bigint' ? integer(-number) : float(-number);
}

/** Sum, difference and product; undefined for anything else, and where one side is no number. */
export function arithmetic(operator: string, left: Value, right: Value): Value | undefined {
  const [a, b] = [numeric(left), numeric(right)];
  if (a === null || b === null) return undefined;
  if (typeof a === 'bigint' && typeof b === 'bigint') return whole(operator, a, b);
  const [x, y] = [Number(a), Number(b)];
  switch (operator) {
    case '+':
      return float(x + y);
    case '-':
      return float(x - y);
    case '*':
      return float(x * y);
    case '/':
      return float(x / y);
    default:
      return undefined;
  }
}

function whole(operator: string, a: bigint, b: bigint): Value | undefined {
  switch (operator) {
    case '+':
      return integer(a + b);
    case '-':
      return integer(a - b);
    case '*':
      return integer(a * b);
    default:
      return undefined;
  }
}
