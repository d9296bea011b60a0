import type { Call, Case, Language } from './task.js';
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

/** The words of a language for what has no other notation. */
interface Words {
  readonly none: string;
  readonly true: string;
  readonly false: string;
}

const PYTHON_WORDS: Words = { none: 'None', true: 'True', false: 'False' };
const OTHER_WORDS: Words = { none: 'null', true: 'true', false: 'false' };

/** The value that a call returns, as a test in that language would spell it where it has a literal. */
export function showReturned(value: Value, language: Language): string {
  return cut(showIn(language === 'python' ? PYTHON_WORDS : OTHER_WORDS, value));
}

/** A value in Python's notation. */
export function showValue(value: Value): string {
  return showIn(PYTHON_WORDS, value);
}

function showIn(words: Words, value: Value): string {
  const show = (each: Value): string => showIn(words, each);
  if (value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.true : words.false;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(show).join(', ')}]`;
  switch (value.$) {
    case 'int':
      return value.v.includes('x') ? decimal(value.v) : value.v;
    case 'decimal':
    case 'fraction':
      return value.v;
    case 'complex':
      return `complex(${value.v.replace(' ', ', ')})`;
    case 'typed':
      return show(value.v);
    case 'float':
      return /^-?\d+$/.test(value.v) ? `${value.v}.0` : value.v;
    case 'tuple':
      return value.v.length === 1 ? `(${value.v.map(show).join('')},)` : `(${value.v.map(show).join(', ')})`;
    case 'set':
      return value.v.length === 0 ? 'set()' : `{${value.v.map(show).join(', ')}}`;
    case 'frozenset':
      return `frozenset({${value.v.map(show).join(', ')}})`;
    case 'dict':
    case 'map':
      return `{${value.v.map(([key, each]) => `${show(key)}: ${show(each)}`).join(', ')}}`;
    case 'bytes':
      return `bytes(${value.v})`;
    case 'object':
      return `<${value.class.slice(value.class.indexOf(':') + 1)}#${value.id}${value.fields.map(([name, each]) => ` ${name}=${show(each)}`).join('')}>`;
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
