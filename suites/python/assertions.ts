import { isDeepStrictEqual } from 'node:util';
import type { CallCase, Comparison } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { evaluate, items, type Scope } from './evaluate.js';
import { bare, field, type Node, parts } from './syntax.js';
import { isNumeric, isSequence, type Py, toValues, truth } from './values.js';

/** A call of the function under test, and what the test wraps round it before it looks at the answer. */
export interface Subject {
  readonly args: readonly Value[];
  readonly kwargs: Readonly<Record<string, Value>>;
  readonly wrapper: Wrapper | null;
}

type Wrapper = 'list' | 'tuple' | 'set' | 'sorted';
const WRAPPERS: readonly Wrapper[] = ['list', 'tuple', 'set', 'sorted'];

export interface AssertionScope extends Scope {
  /** names under which the function under test is called */
  readonly subjects: ReadonlySet<string>;
  /** names that hold the answer of an earlier call */
  readonly answers: ReadonlyMap<string, Subject>;
}

/** A case without its id and function. */
export type Expectation = Pick<CallCase, 'expect' | 'compare'> & { readonly subject: Subject };

/** What an assertion demands of one call; `nothing` for one that cannot fail; undefined where it is of another form. */
export function expectation(assertion: Node, scope: AssertionScope): Expectation | 'nothing' | undefined {
  const first = parts(assertion)[0];
  if (first === undefined) return undefined;
  const condition = bare(first);
  const constant = evaluate(condition, scope);
  if (constant !== undefined) return truth(constant) ? 'nothing' : undefined;
  if (condition.type === 'not_operator') return truthOf(field(condition, 'argument'), false, scope);
  if (condition.type === 'comparison_operator') return comparisonOf(condition, scope);
  return closeness(condition, scope) ?? truthOf(condition, true, scope);
}

function truthOf(node: Node, expected: boolean, scope: AssertionScope): Expectation | undefined {
  const subject = subjectOf(node, scope);
  return subject === undefined || subject.wrapper !== null
    ? undefined
    : { subject, expect: { returns: expected }, compare: { kind: 'truthy' } };
}

function comparisonOf(node: Node, scope: AssertionScope): Expectation | 'nothing' | undefined {
  const [left, right, more] = parts(node);
  const operator = node.childrenForFieldName('operators')[0]?.text;
  if (left === undefined || right === undefined || more !== undefined) return undefined;
  if (operator === '<' || operator === '<=') return distance(left, right, scope);
  if (operator !== '==' && operator !== 'is') return undefined;
  const [subject, other] = [subjectOf(left, scope), subjectOf(right, scope)];
  if (left.text === right.text || (subject !== undefined && isDeepStrictEqual(subject, other))) return 'nothing';
  if (subject !== undefined) return equality(subject, right, operator, scope);
  return other === undefined ? undefined : equality(other, left, operator, scope);
}

function equality(subject: Subject, other: Node, operator: '==' | 'is', scope: AssertionScope): Expectation | undefined {
  const approximate = approximation(other, scope);
  if (approximate !== undefined && operator === '==') return { subject, ...approximate };
  const expected = evaluate(other, scope);
  if (expected === undefined) return undefined;
  if (operator === 'is') {
    const single = expected === null || typeof expected === 'boolean';
    return single && subject.wrapper === null ? { subject, expect: { returns: expected }, compare: { kind: 'exact' } } : undefined;
  }
  if (subject.wrapper === null) return { subject, expect: { returns: valueOf(expected) }, compare: { kind: 'equal' } };
  return collected(subject, subject.wrapper, expected);
}

/** The wrapper turns any iterable into a collection; the same is had by draining the answer into a list. */
function collected(subject: Subject, wrapper: Wrapper, expected: Py): Expectation | undefined {
  if (!isSequence(expected) || expected.kind !== (wrapper === 'sorted' ? 'list' : wrapper)) return undefined;
  const compare: Comparison =
    wrapper === 'set' || wrapper === 'sorted' ? { kind: 'unordered', distinct: wrapper === 'set' } : { kind: 'equal' };
  return { subject, expect: { returns: toValues(expected.items) }, compare };
}

/** `abs(f(…) - E) < T` */
function distance(node: Node, bound: Node, scope: AssertionScope): Expectation | undefined {
  const tolerance = evaluate(bound, scope);
  const difference = node.type === 'call' && field(node, 'function').text === 'abs' ? parts(field(node, 'arguments'))[0] : undefined;
  if (difference?.type !== 'binary_operator' || field(difference, 'operator').text !== '-' || !isNumeric(tolerance)) return undefined;
  return near(field(difference, 'left'), field(difference, 'right'), Number(tolerance), scope);
}

/** `math.isclose(f(…), E, rel_tol=T)` */
function closeness(node: Node, scope: AssertionScope): Expectation | undefined {
  if (node.type !== 'call' || !/^(math\.)?isclose$/.test(field(node, 'function').text)) return undefined;
  const args = parts(field(node, 'arguments'));
  const [left, right] = args.filter((arg) => arg.type !== 'keyword_argument');
  const tolerance = namedNumbers(args, ['rel_tol', 'abs_tol'], scope);
  return left === undefined || right === undefined || tolerance === undefined
    ? undefined
    : near(left, right, Math.max(1e-9, ...tolerance), scope);
}

/** `pytest.approx(E, abs=T)` as the expected side */
function approximation(node: Node, scope: AssertionScope): Pick<CallCase, 'expect' | 'compare'> | undefined {
  if (node.type !== 'call' || !/^(pytest\.)?approx$/.test(field(node, 'function').text)) return undefined;
  const args = parts(field(node, 'arguments'));
  const expected = args[0] === undefined ? undefined : evaluate(args[0], scope);
  const tolerance = namedNumbers(args, ['rel', 'abs'], scope);
  if (expected === undefined || tolerance === undefined) return undefined;
  return {
    expect: { returns: valueOf(expected) },
    compare: { kind: 'close', tolerance: tolerance.length === 0 ? 1e-6 : Math.max(...tolerance) },
  };
}

function near(left: Node, right: Node, tolerance: number, scope: AssertionScope): Expectation | undefined {
  const subject = subjectOf(left, scope) ?? subjectOf(right, scope);
  const expected = evaluate(left, scope) ?? evaluate(right, scope);
  if (subject === undefined || subject.wrapper !== null || !isNumeric(expected)) return undefined;
  return { subject, expect: { returns: valueOf(expected) }, compare: { kind: 'close', tolerance } };
}

function namedNumbers(args: readonly Node[], names: readonly string[], scope: AssertionScope): number[] | undefined {
  const named = args.filter((arg) => arg.type === 'keyword_argument');
  const numbers = named.map((arg) => (names.includes(field(arg, 'name').text) ? evaluate(field(arg, 'value'), scope) : undefined));
  return numbers.every(isNumeric) ? numbers.map(Number) : undefined;
}

export function subjectOf(node: Node, scope: AssertionScope): Subject | undefined {
  const expression = bare(node);
  if (expression.type === 'identifier') return scope.answers.get(expression.text);
  if (expression.type !== 'call') return undefined;
  const [name, args] = [field(expression, 'function').text, parts(field(expression, 'arguments'))];
  if (scope.subjects.has(name)) return direct(args, scope);
  const wrapper = WRAPPERS.find((each) => each === name);
  const inner = wrapper !== undefined && args.length === 1 && args[0] !== undefined ? subjectOf(args[0], scope) : undefined;
  return wrapper !== undefined && inner?.wrapper === null ? { ...inner, wrapper } : undefined;
}

function direct(args: readonly Node[], scope: AssertionScope): Subject | undefined {
  const named = args.filter((arg) => arg.type === 'keyword_argument');
  const positional = items(
    args.filter((arg) => arg.type !== 'keyword_argument'),
    scope,
  );
  const values = named.map((arg) => evaluate(field(arg, 'value'), scope)).filter((value) => value !== undefined);
  if (positional === undefined || values.length !== named.length) return undefined;
  const converted = toValues([...positional, ...values]);
  const kwargs = Object.fromEntries(named.map((arg, index) => [field(arg, 'name').text, converted[positional.length + index] ?? null]));
  return { args: converted.slice(0, positional.length), kwargs, wrapper: null };
}

function valueOf(value: Py): Value {
  return toValues([value])[0] ?? null;
}
