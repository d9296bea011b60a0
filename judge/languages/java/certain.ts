import type { Node } from '../../../syntax/source.js';
import { helperOf, parametersOf } from './compared.js';
import { elementsOf, type Scope } from './elements.js';
import { argumentsOf, textOf, withoutComments } from './names.js';
import { isUnchecked, otherException } from './other-exception.js';
import { NONE, type Wrong } from '../ways.js';
import { wrongAssertion } from './wrong-assertion.js';
import { boundIn, isWithin } from '../surroundings.js';

const DEEP = 4;
/** What calls each of its functions once. */
const RUNS_ALL = ['assertAll', 'assertDoesNotThrow', 'assertTimeout', 'assertTimeoutPreemptively', 'assertSoftly'];
const CATCHES_ASSERTIONS = /\b(?:Throwable|Error|AssertionError|AssertionFailedError|ComparisonFailure)\b/;

/** The assertions that surely run when statements do, in their order. */
export function assertionsIn(statements: readonly Node[], scope: Scope, deep = 0): readonly Wrong[] {
  const found: Wrong[] = [];
  for (const statement of withoutComments(statements)) {
    found.push(...assertionsOf(statement, scope, deep));
    if (mayLeave(statement)) break;
  }
  return found;
}

/** Whether what stands behind a statement may not be reached though nothing was raised. */
export function mayLeave(statement: Node): boolean {
  const ends = statement.descendantsOfType('return_statement').some((each) => !isWithin(each, statement, APART));
  const jumps = statement.descendantsOfType(['break_statement', 'continue_statement', 'yield_statement']);
  return ends || jumps.some((each) => each.namedChildCount > 0 || !isWithin(each, statement, [...APART, ...JUMPED]));
}

const APART = ['lambda_expression', 'class_body'];
const JUMPED = ['for_statement', 'enhanced_for_statement', 'while_statement', 'do_statement', 'switch_expression'];

function assertionsOf(statement: Node, scope: Scope, deep: number): readonly Wrong[] {
  switch (statement.type) {
    case 'block':
      return assertionsIn(statement.namedChildren, scope, deep);
    case 'expression_statement': {
      const call = statement.namedChildren.find((each) => each.type === 'method_invocation');
      return call === undefined ? [] : ofCall(call, scope, deep);
    }
    case 'local_variable_declaration':
      return statement.namedChildren.flatMap((each) =>
        ofDeclared(each.type === 'variable_declarator' ? each.childForFieldName('value') : null, scope, deep),
      );
    case 'synchronized_statement':
      return ofBody(statement, scope, deep);
    case 'try_statement':
    case 'try_with_resources_statement':
      return ofTry(statement, scope, deep);
    case 'for_statement':
      return isRun(statement, scope) ? ofBody(statement, scope, deep) : [];
    case 'enhanced_for_statement':
      return ofEach(statement, scope, deep);
    default:
      return [];
  }
}

function ofDeclared(value: Node | null, scope: Scope, deep: number): readonly Wrong[] {
  return value?.type === 'method_invocation' && /^assert(?:Throws|All|DoesNotThrow|Timeout)/.test(textOf(value, 'name'))
    ? ofCall(value, scope, deep)
    : [];
}

function ofBody(statement: Node, scope: Scope, deep: number): readonly Wrong[] {
  const body = statement.childForFieldName('body');
  return body === null ? [] : assertionsOf(body, scope, deep);
}

function ofCall(call: Node, scope: Scope, deep: number): readonly Wrong[] {
  const name = textOf(call, 'name');
  if (RUNS_ALL.includes(name)) return argumentsOf(call).flatMap((each) => ofFunction(each, scope, deep));
  const helper = helperOf(call);
  if (helper !== null) return deep >= DEEP ? [] : ofHelper(helper, call, scope, deep);
  if (name === 'forEach') return ofForEach(call, scope, deep);
  if (isSoft(call)) return [];
  const wrong = wrongAssertion(call, scope);
  return wrong === NONE ? [] : [wrong];
}

function ofFunction(lambda: Node, scope: Scope, deep: number): readonly Wrong[] {
  const body = lambda.type === 'lambda_expression' ? lambda.childForFieldName('body') : null;
  if (body === null) return [];
  return body.type === 'method_invocation' ? ofCall(body, scope, deep) : assertionsOf(body, scope, deep);
}

/** What the tests do that a factory answers: each of them where they are written out, and the only one where it makes all. */
export function assertionsMadeIn(factory: Node, scope: Scope): readonly Wrong[] {
  const made = factory.descendantsOfType('method_invocation').filter((each) => textOf(each, 'name') === 'dynamicTest');
  const isListed = made.every((each) => each.parent?.parent?.parent?.type === 'return_statement');
  return isListed || made.length === 1
    ? made.flatMap((each) =>
        argumentsOf(each)
          .slice(-1)
          .flatMap((lambda) => ofFunction(lambda, scope, 0)),
      )
    : [];
}

function ofHelper(helper: Node, call: Node, scope: Scope, deep: number): readonly Wrong[] {
  const bound = boundIn(helper, parametersOf(helper), argumentsOf(call), scope);
  return ofBody(helper, { ...scope, bound }, deep + 1);
}

/** Soft assertions count when they are all asked for, which a test may forget. */
function isSoft(call: Node): boolean {
  let first: Node = call;
  for (let each: Node | null = call; each?.type === 'method_invocation'; each = each.childForFieldName('object')) first = each;
  return /^[a-z]\w*$/.test(textOf(first, 'object')) && textOf(first, 'object') !== 'this' && !isAsked(call, textOf(first, 'object'));
}

function isAsked(call: Node, softly: string): boolean {
  for (let each = call.parent; each !== null && each.type !== 'method_declaration'; each = each.parent) {
    if (each.type === 'lambda_expression' && textOf(each, 'parameters').replace(/[()]/g, '') === softly) return true;
    if (each.type === 'block' && each.namedChildren.some((one) => one.startIndex > call.endIndex && one.text === `${softly}.assertAll();`))
      return true;
  }
  return false;
}

/** What runs in any case; and, where only an exception lets a test go on, what its handler does, and which it is. */
function ofTry(statement: Node, scope: Scope, deep: number): readonly Wrong[] {
  const handlers = statement.namedChildren.filter((each) => each.type === 'catch_clause');
  const last = statement.namedChildren.find((each) => each.type === 'finally_clause')?.namedChildren[0];
  const atLast = last === undefined ? [] : assertionsOf(last, scope, deep);
  const [handler] = handlers;
  if (handlers.some((each) => CATCHES_ASSERTIONS.test(each.namedChildren[0]?.text ?? ''))) return atLast;
  if (handlers.every((each) => FAILS.test(lastOf(each)))) return [...ofBody(statement, scope, deep), ...atLast];
  const mustRaise =
    FAILS.test(lastOf(statement)) ||
    (/^return\b/.test(handler === undefined ? '' : lastOf(handler)) && FAILS.test(statement.nextNamedSibling?.text ?? ''));
  return handlers.length === 1 && handler !== undefined && mustRaise
    ? [...otherHandler(handler, scope), ...ofBody(handler, scope, deep), ...atLast]
    : atLast;
}

const FAILS = /^(?:(?:\w+\.)*fail\(|throw\b)/;

function lastOf(statement: Node): string {
  return withoutComments(statement.childForFieldName('body')?.namedChildren ?? []).at(-1)?.text ?? '';
}

/** A handler of exceptions that nobody need declare may be for any other. */
function otherHandler(handler: Node, { random }: Scope): readonly Wrong[] {
  const types = handler.descendantsOfType('catch_type')[0]?.namedChildren ?? [];
  const [type] = types;
  if (type === undefined || types.length > 1 || !isUnchecked(type.text)) return [];
  return [{ ...NONE, values: [[{ from: type.startIndex, to: type.endIndex, text: otherException(type.text, random) }]] }];
}

/** `for (int i = 0; i < 3; i++)`, or up to the length of what is written out. */
function isRun(loop: Node, scope: Scope): boolean {
  const [, name = '', from = ''] = /^(?:int|var|long)\s+(\w+)\s*=\s*(\d+);?$/.exec(loop.childForFieldName('init')?.text ?? '') ?? [];
  const condition = loop.childForFieldName('condition');
  const end = condition?.childForFieldName('right');
  if (name === '' || !condition || !end || textOf(condition, 'left') !== name || !/^<=?$/.test(textOf(condition, 'operator'))) return false;
  if (/^\d+$/.test(end.text))
    return textOf(condition, 'operator') === '<' ? Number(from) < Number(end.text) : Number(from) <= Number(end.text);
  const whole =
    /^(?:length|size)$/.test(textOf(end, 'field') + textOf(end, 'name')) && from === '0' ? (end.childForFieldName('object') ?? null) : null;
  return whole !== null && (elementsOf(whole, scope)?.values.length ?? 0) > 0;
}

/** A loop over what is written out: its variable stands for one of the elements. */
function ofEach(loop: Node, scope: Scope, deep: number): readonly Wrong[] {
  const over = loop.childForFieldName('value');
  const elements = over === null ? null : elementsOf(over, scope);
  const value = elements?.values[0];
  if (elements === null || value === undefined) return [];
  const body = loop.childForFieldName('body') ?? loop;
  return ofBody(
    loop,
    { ...scope, bound: new Map([...scope.bound, [textOf(loop, 'name'), { within: body, value, scope: elements.scope }]]) },
    deep,
  );
}

/** `List.of(1, 2).forEach(each -> assertEquals(…))`. */
function ofForEach(call: Node, scope: Scope, deep: number): readonly Wrong[] {
  const [over, [lambda]] = [call.childForFieldName('object'), argumentsOf(call)];
  const elements = over === null ? null : elementsOf(over, scope);
  const value = elements?.values[0];
  const name = lambda?.type === 'lambda_expression' ? textOf(lambda, 'parameters').replace(/[()]/g, '') : '';
  if (elements === null || value === undefined || lambda === undefined || !/^\w+$/.test(name)) return [];
  return ofFunction(lambda, { ...scope, bound: new Map([...scope.bound, [name, { within: lambda, value, scope: elements.scope }]]) }, deep);
}
