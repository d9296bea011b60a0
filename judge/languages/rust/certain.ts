import type { Node } from '../../../syntax/source.js';
import { argumentsOf, helperOf, parametersOf, withoutComments } from './names.js';
import type { Wrong } from '../ways.js';
import { wrongAssertion } from './wrong-assertion.js';
import { type Bound, elementsOf, type Scope } from './wrong-value.js';
import { boundIn, isWithin } from '../surroundings.js';

const DEEP = 4;

/** The assertions that surely run when a body does, in their order. */
export function assertionsIn(body: Node, scope: Scope, deep = 0): readonly Wrong[] {
  const found: Wrong[] = [];
  for (const statement of withoutComments(body.namedChildren)) {
    found.push(...assertionsOf(statement, scope, deep));
    if (mayLeave(statement)) break;
  }
  return found;
}

/** Whether what stands behind a statement may not be reached though nothing failed. */
export function mayLeave(statement: Node): boolean {
  const ends = statement.descendantsOfType('return_expression').some((each) => !isWithin(each, statement, APART));
  return (
    ends ||
    statement
      .descendantsOfType(['break_expression', 'continue_expression'])
      .some((each) => each.text.includes("'") || !isWithin(each, statement, [...APART, ...LOOPS]))
  );
}

const APART = ['closure_expression', 'function_item', 'async_block'];
const LOOPS = ['for_expression', 'while_expression', 'loop_expression'];

function assertionsOf(statement: Node, scope: Scope, deep: number): readonly Wrong[] {
  switch (statement.type) {
    case 'expression_statement':
      return statement.namedChildren.flatMap((each) => assertionsOf(each, scope, deep));
    case 'call_expression':
      return ofCall(statement, scope, deep);
    case 'block':
      return assertionsIn(statement, scope, deep);
    case 'unsafe_block':
      return statement.namedChildren.flatMap((each) => assertionsOf(each, scope, deep));
    case 'for_expression':
      return ofLoop(statement, scope, deep);
    case 'if_expression':
      return ofChoice(statement, scope, deep);
    case 'match_expression':
      return ofMatch(statement, scope, deep);
    default:
      return [];
  }
}

function ofCall(call: Node, scope: Scope, deep: number): readonly Wrong[] {
  const wrong = wrongAssertion(call, scope);
  if (wrong !== null) return [wrong];
  const helper = helperOf(call);
  const body = helper?.childForFieldName('body') ?? null;
  if (helper === null || body === null || deep >= DEEP) return [];
  const bound = boundIn(helper, parametersOf(helper), argumentsOf(call), scope);
  return assertionsIn(body, { ...scope, bound }, deep + 1);
}

/** A loop over what is written out, or over a range that holds something: each round that is known. */
function ofLoop(loop: Node, scope: Scope, deep: number): readonly Wrong[] {
  const [pattern, over, body] = [loop.childForFieldName('pattern'), loop.childForFieldName('value'), loop.childForFieldName('body')];
  if (pattern === null || over === null || body === null) return [];
  if (holdsSomething(over)) return assertionsIn(body, scope, deep);
  const elements = elementsOf(over, scope);
  if (elements === null) return [];
  const rounds = mayLeave(body) ? elements.values.slice(0, 1) : elements.values;
  return rounds.flatMap((value) =>
    assertionsIn(body, { ...scope, bound: new Map([...scope.bound, ...namesOf(pattern, value, loop, elements.scope)]) }, deep),
  );
}

/** `0..3`, `1..=3` */
function holdsSomething(range: Node): boolean {
  const [, from, inclusive, to] = /^\(?(\d+)\.\.(=?)(\d+)\)?$/.exec(range.text) ?? [];
  return from !== undefined && to !== undefined && (inclusive === '=' ? Number(from) <= Number(to) : Number(from) < Number(to));
}

/** What the names of a pattern stand for in one element. */
function namesOf(pattern: Node, value: Node, within: Node, scope: Scope): readonly [string, Bound][] {
  if (pattern.type === 'identifier') return [[pattern.text, { within, value, scope }]];
  const inner = value.type === 'reference_expression' ? (value.childForFieldName('value') ?? value) : value;
  if (pattern.type === 'reference_pattern') return pattern.namedChildren.slice(-1).flatMap((each) => namesOf(each, inner, within, scope));
  const isRow =
    (pattern.type === 'tuple_pattern' && inner.type === 'tuple_expression') ||
    (pattern.type === 'slice_pattern' && inner.type === 'array_expression');
  if (!isRow) return [];
  const values = withoutComments(inner.namedChildren);
  const places = withoutComments(pattern.children.filter((each) => each.isNamed || each.type === '_'));
  return places.length === values.length
    ? places.flatMap((each, at) => (values[at] === undefined || !each.isNamed ? [] : namesOf(each, values[at], within, scope)))
    : [];
}

/** One way of two is that the test fails. */
function ofChoice(choice: Node, scope: Scope, deep: number): readonly Wrong[] {
  const [then, otherwise] = [choice.childForFieldName('consequence'), choice.childForFieldName('alternative')];
  return then !== null && otherwise !== null && fails(otherwise.namedChildren[0]) ? assertionsIn(then, scope, deep) : [];
}

/** All ways but one are that the test fails. */
function ofMatch(match: Node, scope: Scope, deep: number): readonly Wrong[] {
  const values =
    match
      .childForFieldName('body')
      ?.namedChildren.filter((each) => each.type === 'match_arm')
      .map((each) => each.childForFieldName('value')) ?? [];
  const [only, ...more] = values.filter((each) => !fails(each ?? undefined));
  return only === undefined || only === null || more.length > 0 ? [] : assertionsOf(only, scope, deep);
}

function fails(node: Node | undefined): boolean {
  const last = node?.type === 'block' ? withoutComments(node.namedChildren).at(-1) : node;
  return /^(?:panic|unreachable|todo|unimplemented)!\s*\(|^assert\s?!?\s*\(\s*false\b/.test(last?.text ?? '');
}
