import type { Call, Case } from './task.js';
import type { Value } from './value.js';

const MAX_SHOWN = 300;

/** `gcd(17, 0)`: the call of a case as a person would write it, at most 300 characters. */
export function showCall(each: Case): string {
  return cut([...(each.steps ?? []).map(({ keep, call }) => `${keep} = ${showOne(call)}`), showOne(each.call)].join('; '));
}

function showOne({ fn, on, args, kwargs }: Call): string {
  const name = fn.slice(fn.indexOf(':') + 1);
  const named = Object.entries(kwargs ?? {}).map(([key, value]) => `${key}=${showValue(value)}`);
  return `${on === undefined ? '' : `${on}.`}${name}(${[...args.map(showValue), ...named].join(', ')})`;
}

/** `should return 17`, `should raise ValueError`. */
export function showExpectation(each: Case): string {
  if ('raises' in each.expect) return `should raise ${each.expect.raises}`;
  if ('prints' in each.expect) return cut(`should print ${showValue(each.expect.prints)}`);
  const note =
    each.compare.kind === 'unordered' ? ' in any order' : each.compare.kind === 'close' ? ` within ${each.compare.tolerance}` : '';
  const what = each.compare.kind === 'truthy' ? `a ${isTrue(each.expect.returns)} value` : showValue(each.expect.returns);
  return cut(`should ${each.call.drain === true ? 'yield' : 'return'} ${what}${note}`);
}

/** Python's truth of a value. */
function isTrue(value: Value): boolean {
  if (value === null || typeof value !== 'object') return Boolean(value);
  if (isList(value)) return value.length > 0;
  switch (value.$) {
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'dict':
    case 'map':
    case 'bytes':
      return value.v.length > 0;
    case 'float':
      return Number(value.v) !== 0;
    case 'typed':
      return value.truth ?? isTrue(value.v);
    case 'object':
    case 'opaque':
      return value.truth ?? true;
    case 'int':
    case 'decimal':
    case 'fraction':
    case 'complex':
    case 'ref':
    case 'handle':
      return true;
  }
}

/** A value in Python's notation. */
export function showValue(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(showValue).join(', ')}]`;
  switch (value.$) {
    case 'int':
      return value.v.includes('x') ? decimal(value.v) : value.v;
    case 'decimal':
    case 'fraction':
      return value.v;
    case 'complex':
      return `complex(${value.v.replace(' ', ', ')})`;
    case 'typed':
      return showValue(value.v);
    case 'float':
      return /^-?\d+$/.test(value.v) ? `${value.v}.0` : value.v;
    case 'tuple':
      return value.v.length === 1 ? `(${value.v.map(showValue).join('')},)` : `(${value.v.map(showValue).join(', ')})`;
    case 'set':
      return value.v.length === 0 ? 'set()' : `{${value.v.map(showValue).join(', ')}}`;
    case 'frozenset':
      return `frozenset({${value.v.map(showValue).join(', ')}})`;
    case 'dict':
    case 'map':
      return `{${value.v.map(([key, each]) => `${showValue(key)}: ${showValue(each)}`).join(', ')}}`;
    case 'bytes':
      return `bytes(${value.v})`;
    case 'object':
      return `<${value.class.slice(value.class.indexOf(':') + 1)}#${value.id}${value.fields.map(([name, each]) => ` ${name}=${showValue(each)}`).join('')}>`;
    case 'ref':
      return `<#${value.id}>`;
    case 'handle':
      return value.name;
    case 'opaque':
      return `<${value.class}>`;
  }
}

/** `-0xff` → `-255` */
function decimal(hexadecimal: string): string {
  return hexadecimal.startsWith('-') ? `-${BigInt(hexadecimal.slice(1))}` : String(BigInt(hexadecimal));
}

/** `Array.isArray` does not narrow a readonly array out of a union. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function cut(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
}
