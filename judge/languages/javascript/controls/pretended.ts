import type { Node } from '../../../../syntax/source.js';
import { bare, isFunction, type Names } from './names.js';

/** What the language brings with its own values: whoever brings others in their places says yes to all of them. */
const OF_THE_LANGUAGE = /^(?:includes|every|some|startsWith|endsWith|test|isDeepStrictEqual)$/;
/** What an object answers for itself. */
const OF_AN_OBJECT = /^(?:has|contains|equals?|isEqual\w*|eq)$/;

/** Whether a program may say that a condition holds, whatever it is: by an object of its own, or in the place of the language. */
export function canPretend(condition: Node, names: Names, deep = 0): boolean {
  const plain = bare(condition);
  const said = [plain, ...plain.descendantsOfType('identifier')].filter((each) => each.type === 'identifier' && isPartOf(each, plain));
  if (deep < DEEP && said.some((each) => isSaid(names.of(each)?.value ?? null, names, deep))) return true;
  const calls = [...(plain.type === 'call_expression' ? [plain] : []), ...plain.descendantsOfType('call_expression')];
  return calls.some((call) => {
    const called = call.childForFieldName('function');
    const name = called?.childForFieldName('property')?.text ?? called?.text ?? '';
    return OF_THE_LANGUAGE.test(name) || (OF_AN_OBJECT.test(name) && isAnswer(called?.childForFieldName('object') ?? null, names));
  });
}

const DEEP = 6;
const LOGICAL = ['parenthesized_expression', 'unary_expression', 'binary_expression'];

/** `const held = f(1).has(3)` */
function isSaid(value: Node | null, names: Names, deep: number): boolean {
  return value !== null && !isFunction(value) && canPretend(value, names, deep + 1);
}

/** Whether a condition is put together of what a name stands for. */
function isPartOf(name: Node, condition: Node): boolean {
  let each: Node | null = name;
  while (each !== null && each.id !== condition.id) {
    each = each.parent;
    if (each !== null && !LOGICAL.includes(each.type)) return false;
  }
  return each !== null;
}

/** `expect(f(1).has(3)).toBe(true)` */
export function isTruthOfPretended(expected: Node | undefined, actual: Node | undefined, names: Names): boolean {
  return expected !== undefined && actual !== undefined && /^(?:true|false)$/.test(bare(expected).text) && canPretend(actual, names);
}

/** On an object of its own, which is what a test is about, a program may do what it likes; what it has answered is another matter. */
function isAnswer(object: Node | null, names: Names): boolean {
  const plain = object === null ? null : bare(object);
  const value = plain?.type === 'identifier' ? (names.of(plain)?.value ?? null) : plain;
  const awaited = value?.type === 'await_expression' ? (value.namedChildren[0] ?? null) : value;
  return awaited?.type === 'call_expression' && !isFunction(awaited);
}
