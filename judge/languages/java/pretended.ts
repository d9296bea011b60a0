import type { Node } from '../../../syntax/source.js';
import type { Way, Wrong } from '../ways.js';
import { argumentsOf, around, declarationOf, textOf, valueOf } from './names.js';

/** What an object answers for itself whether it is equal, or holds something. */
const ASKING = /^(?:equals\w*|contentEquals|contains\w*|startsWith|endsWith|hasNext|(?:all|any|none)Match)$/;
const ORDERING = /^compare(?:To\w*)?$/;

/** Whether an object of a class of the program's may say that a condition holds, whatever it is: no boolean is one. */
export function canPretend(truth: Node): boolean {
  return partsOf(truth).some(isAsked);
}

/**
 * Ways to make an assertion wrong, of which those that only exchange a truth deny it where what it is held against is asked
 * of an object: `assertEquals(true, f(1).contains(3))` is `assertTrue(f(1).contains(3))`.
 */
export function heldAgainst(sides: readonly (Node | undefined)[], ways: readonly Way[]): Pick<Wrong, 'values' | 'denials'> {
  const isPretended = sides.some((each) => each !== undefined && canPretend(each));
  if (!isPretended) return { values: ways, denials: [] };
  return { values: ways.filter((way) => !isTruth(way)), denials: ways.filter(isTruth) };
}

/**
 * What must hold something, asked whether it holds a new object instead, which no collection does: one that says yes to
 * everything is shown by it. None for any other condition.
 */
export function holdsAnything(truth: Node): readonly Way[] {
  const holder = truth.type === 'method_invocation' ? truth.childForFieldName('object') : null;
  if (holder === null || textOf(truth, 'name') !== 'contains' || argumentsOf(truth).length !== 1 || !isAsked(truth)) return [];
  const taken = new Set(
    around(truth, ['method_declaration'])
      ?.descendantsOfType('identifier')
      .map(({ text }) => text),
  );
  const it = ['it', 'held', 'each', 'holder'].find((name) => !taken.has(name));
  if (it === undefined) return [];
  const asks = `${it} instanceof java.util.Collection && ((java.util.Collection<?>) ${it}).contains(new Object())`;
  return [
    [
      { from: truth.startIndex, to: truth.startIndex, text: 'java.util.stream.Stream.<Object>of(' },
      { from: holder.endIndex, to: truth.endIndex, text: `).anyMatch(${it} -> ${asks})` },
    ],
  ];
}

function isTruth(way: Way): boolean {
  return way.every(({ text }) => /^(?:true|false)$/.test(text));
}

/** A condition itself, and those that it is put together of, also where they are said before. */
function partsOf(truth: Node, deep = 0): readonly Node[] {
  if (deep > DEEP) return [];
  if (truth.type === 'identifier') {
    const value = valueOf(declarationOf(truth));
    return value === null ? [] : partsOf(value, deep + 1);
  }
  return LOGICAL.includes(truth.type) ? [truth, ...truth.namedChildren.flatMap((each) => partsOf(each, deep + 1))] : [truth];
}

const DEEP = 6;
const LOGICAL = ['parenthesized_expression', 'unary_expression', 'binary_expression', 'ternary_expression'];

function isAsked(truth: Node): boolean {
  const calls = [...(truth.type === 'method_invocation' ? [truth] : []), ...truth.descendantsOfType('method_invocation')];
  return calls.some((call) => {
    const name = textOf(call, 'name');
    if (ORDERING.test(name)) return isHeldAgainstZero(call);
    return ASKING.test(name) && !/^(?:java\.util\.)?Arrays$/.test(textOf(call, 'object')) && involvesAnswer(call);
  });
}

/** `a.compareTo(b) == 0` is an equality. */
function isHeldAgainstZero(call: Node): boolean {
  return call.parent?.type === 'binary_expression' && textOf(call.parent, 'operator') === '==';
}

/** On an object of its own, which is what a test is about, a program may do what it likes; what it has answered is another matter. */
function involvesAnswer(call: Node): boolean {
  const receiver = call.childForFieldName('object');
  return [receiver, ...argumentsOf(call)].some((each) => {
    const value = each?.type === 'identifier' ? valueOf(declarationOf(each)) : each;
    return value !== null && value !== undefined && value.descendantsOfType(['method_invocation', 'lambda_expression']).length > 0;
  });
}
