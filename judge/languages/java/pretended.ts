import type { Node } from '../../../syntax/source.js';
import { argumentsOf, declarationOf, textOf, valueOf } from './names.js';

/** What an object answers for itself whether it is equal, or holds something. */
const ASKING = /^(?:equals\w*|contentEquals|contains\w*|startsWith|endsWith|hasNext|(?:all|any|none)Match)$/;
const ORDERING = /^compare(?:To\w*)?$/;

/** Whether an object of a class of the program's may say that a condition holds, whatever it is: no boolean is one. */
export function canPretend(truth: Node): boolean {
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
