import type { Call, CallCase, Language } from './task.js';
import type { Value } from './value.js';

const MAX_SHOWN = 300;

/** `gcd(17, 0)`: the call of a case as a person would write it in Python's notation, at most 300 characters. */
export function showCall(each: CallCase): string {
  const steps = (each.steps ?? []).map(({ keep, call }) => `${keep} = ${showOne(PYTHON_WORDS, call)}`);
  return cut([...steps, showOne(PYTHON_WORDS, each.call)].join('; '));
}

function showOne(words: Words, { fn, on, args, kwargs }: Call): string {
  const name = fn.slice(fn.indexOf(':') + 1);
  const named = Object.entries(kwargs ?? {}).map(([key, value]) => `${key}=${showIn(words, value)}`);
  return `${on === undefined ? '' : `${on}.`}${name}(${[...args.map((each) => showIn(words, each)), ...named].join(', ')})`;
}

/** A call and what it returns as a test in that language would spell them; null where they would be too long for a prompt. */
export function showEquation(
  { call }: CallCase,
  returns: Value,
  language: Language,
): { readonly call: string; readonly value: string } | null {
  const shown = { call: showOne(WORDS[language], call), value: showIn(WORDS[language], returns) };
  return shown.call.length + shown.value.length <= MAX_SHOWN ? shown : null;
}

/** `should return 17`, `should raise ValueError`. */
export function showExpectation(each: CallCase): string {
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
const C_WORDS: Words = { none: 'null', true: 'true', false: 'false' };
const WORDS: Readonly<Record<Language, Words>> = {
  python: PYTHON_WORDS,
  java: C_WORDS,
  javascript: C_WORDS,
  typescript: C_WORDS,
  rust: { ...C_WORDS, none: 'None' },
};

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
