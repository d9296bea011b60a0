import type { Node } from '../../../syntax/source.js';
import type { OtherValues } from '../other-values.js';
import type { Replacement } from '../../../syntax/rewrite.js';

/** Something that a test demands, and how to demand what cannot be. */
export interface Assertion {
  /** the sides of an equality: another literal on one of them makes it wrong, and shows an object that equals everything */
  readonly sides: readonly Node[];
  /** demands the opposite; null where there is none */
  opposite(values: OtherValues): readonly Replacement[] | null;
}

const EQUALITIES = new Set([
  'assertEqual',
  'assertEquals',
  'assertListEqual',
  'assertTupleEqual',
  'assertSetEqual',
  'assertDictEqual',
  'assertSequenceEqual',
  'assertMultiLineEqual',
  'assertCountEqual',
]);
const OPPOSITES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['assertTrue', 'assertFalse'],
    ['assertIs', 'assertIsNot'],
    ['assertIsNone', 'assertIsNotNone'],
    ['assertIn', 'assertNotIn'],
    ['assertIsInstance', 'assertNotIsInstance'],
    ['assertGreater', 'assertLessEqual'],
    ['assertLess', 'assertGreaterEqual'],
    ['assertAlmostEqual', 'assertNotAlmostEqual'],
    ['assertRegex', 'assertNotRegex'],
    ['assertNotEqual', 'assertEqual'],
  ].flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
);
const RAISES = new Set(['raises', 'assertRaises', 'assertRaisesRegex', 'warns', 'assertWarns', 'assertWarnsRegex']);
/** Classes that no program of a task raises, and that no other class of Python's own descends from. */
const NEVER_RAISED = [
  'BufferError',
  'EOFError',
  'FloatingPointError',
  'ReferenceError',
  'StopAsyncIteration',
  'SystemError',
  'ChildProcessError',
  'UnboundLocalError',
] as const;
const NEVER_WARNED = ['BytesWarning', 'ImportWarning', 'UnicodeWarning', 'SyntaxWarning'] as const;

/** `assert …` and the assertions of unittest; null for any other statement. */
export function assertionOf(statement: Node): Assertion | null {
  if (statement.type === 'assert_statement') return assertStatement(statement);
  const call = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
  return call?.type === 'call' ? assertionCall(call) : null;
}

/** `with pytest.raises(ValueError)`, `with self.assertRaises(ValueError) as error`; null for any other item of a `with`. */
export function raisesOf(item: Node): Assertion | null {
  const call = callIn(item);
  return call !== null && RAISES.has(nameOf(call)) ? otherClass(call) : null;
}

export function callIn(item: Node): Node | null {
  const value = item.childForFieldName('value');
  const called = value?.type === 'as_pattern' ? value.namedChildren[0] : value;
  return called?.type === 'call' ? called : null;
}

/** `assertEqual` of `self.assertEqual(…)`. */
export function nameOf(call: Node): string {
  const called = call.childForFieldName('function');
  return (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';
}

export function argumentsOf(call: Node): readonly Node[] {
  return (call.childForFieldName('arguments')?.namedChildren ?? []).filter((each) => each.type !== 'comment');
}

function assertStatement(statement: Node): Assertion | null {
  const truth = statement.namedChildren[0];
  if (truth === undefined) return null;
  const compared = truth.type === 'comparison_operator' && truth.children.length === 3 ? truth.children[1] : undefined;
  const negated = [
    { from: truth.startIndex, to: truth.startIndex, text: 'not (' },
    { from: truth.endIndex, to: truth.endIndex, text: ')' },
  ];
  if (compared?.type === 'is') return { sides: [], opposite: () => [{ from: compared.endIndex, to: compared.endIndex, text: ' not' }] };
  if (compared?.type === 'is not') return { sides: [], opposite: () => [{ from: compared.startIndex, to: compared.endIndex, text: 'is' }] };
  const order = orderIn(truth);
  return { sides: sidesIn(truth), opposite: () => (order === null ? negated : [order]) };
}

const ORDERS: Readonly<Record<string, string>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '!=': '==' };

/** An object that says yes to everything says it to the other order too; to "not" it never does. Of `1 < x < 3`, the first. */
function orderIn(truth: Node): Replacement | null {
  if (truth.type === 'parenthesized_expression' && truth.namedChildren[0] !== undefined) return orderIn(truth.namedChildren[0]);
  const operator = truth.type === 'comparison_operator' ? truth.children[1] : undefined;
  const other = ORDERS[operator?.type ?? ''];
  return operator === undefined || other === undefined ? null : { from: operator.startIndex, to: operator.endIndex, text: other };
}

/** The sides of each equality without which a condition does not hold: of `a == 1 and b == 2`, both. */
function sidesIn(truth: Node): readonly Node[] {
  const inner = truth.namedChildren;
  if (truth.type === 'parenthesized_expression') return inner.flatMap(sidesIn);
  if (truth.type === 'not_operator') return unequalSides(inner[0]);
  if (truth.type === 'call' && nameOf(truth) === 'all') return sidesInEach(truth.childForFieldName('arguments'));
  if (truth.type === 'call')
    return nameOf(truth) === 'isclose' && argumentsOf(truth).slice(2).every(isSmall) ? sidesOf(argumentsOf(truth).slice(0, 2)) : [];
  if (truth.type === 'boolean_operator') return truth.childForFieldName('operator')?.text === 'and' ? inner.flatMap(sidesIn) : [];
  return truth.type === 'comparison_operator' && truth.children.length === 3 && truth.children[1]?.type === '==' ? sidesOf(inner) : [];
}

/** Of `all(f(x) == y for x, y in [(1, 2)])`, where each row counts and there is one. */
function sidesInEach(each: Node | null): readonly Node[] {
  if (each?.type === 'argument_list') return sidesInEach(each.namedChildren[0] ?? null);
  if (each === null || !['generator_expression', 'list_comprehension'].includes(each.type)) return [];
  const [body, clause, ...more] = each.namedChildren;
  const rows = clause?.type === 'for_in_clause' ? clause.childForFieldName('right') : null;
  const isFull =
    rows !== null && ['list', 'tuple'].includes(rows.type) && rows.namedChildren.some((row) => !/comment|splat/.test(row.type));
  return body !== undefined && isFull && more.length === 0 ? sidesIn(body) : [];
}

/** Of `not a != b`, which is an equality in other words. */
function unequalSides(denied: Node | undefined): readonly Node[] {
  if (denied?.type === 'parenthesized_expression') return unequalSides(denied.namedChildren[0]);
  const isOne = denied?.type === 'comparison_operator' && denied.children.length === 3 && denied.children[1]?.type === '!=';
  return isOne ? sidesOf(denied.namedChildren) : [];
}

/** What is expected stands right as a rule. `pytest.approx(0.3)` is what it holds, where its tolerance is small. */
function sidesOf(sides: readonly Node[]): readonly Node[] {
  return sides.toReversed().map((side) => {
    const plain = side.type === 'keyword_argument' ? (side.childForFieldName('value') ?? side) : side;
    const [held, ...rest] = plain.type === 'call' && nameOf(plain) === 'approx' ? argumentsOf(plain) : [];
    return held !== undefined && rest.every(isSmall) ? held : plain;
  });
}

/** A tolerance that a value which is far away does not meet. */
function isSmall(argument: Node): boolean {
  const name = argument.childForFieldName('name')?.text ?? 'places';
  const value = Number((argument.type === 'keyword_argument' ? argument.childForFieldName('value') : argument)?.text);
  const most = { places: Number.POSITIVE_INFINITY, rel: 0.4, abs: 5, delta: 5, rel_tol: 0.4, abs_tol: 5 }[name] ?? -1;
  return name === 'msg' || value <= most;
}

function assertionCall(call: Node): Assertion | null {
  const name = nameOf(call);
  const called = call.childForFieldName('function');
  const method = called?.type === 'attribute' ? called.childForFieldName('attribute') : null;
  if (RAISES.has(name) && argumentsOf(call).length > 1) return otherClass(call);
  if (method === null || !name.startsWith('assert')) return null;
  const renamed = (text: string | undefined): readonly Replacement[] | null =>
    text === undefined ? null : [{ from: method.startIndex, to: method.endIndex, text }];
  const args = argumentsOf(call);
  if (EQUALITIES.has(name))
    return { sides: sidesOf(args.slice(0, 2)), opposite: () => renamed(name === 'assertCountEqual' ? undefined : 'assertNotEqual') };
  // with a large tolerance of its own another number may still be near enough
  if (name === 'assertAlmostEqual')
    return { sides: args.slice(2).every(isSmall) ? sidesOf(args.slice(0, 2)) : [], opposite: () => renamed(OPPOSITES[name]) };
  const sides = name === 'assertTrue' ? args.slice(0, 1).flatMap(sidesIn) : [];
  return OPPOSITES[name] === undefined ? null : { sides, opposite: () => renamed(OPPOSITES[name]) };
}

function otherClass(call: Node): Assertion | null {
  const [expected] = argumentsOf(call);
  if (expected === undefined || expected.type === 'keyword_argument') return null;
  return { sides: [], opposite: (values) => [otherException(expected, values, /arns/.test(nameOf(call)))] };
}

export function otherException(expected: Node, values: OtherValues, warning = false): Replacement {
  const classes = warning ? NEVER_WARNED : NEVER_RAISED;
  const [first, ...rest] = classes.filter((name) => name !== expected.text);
  return { from: expected.startIndex, to: expected.endIndex, text: values.oneOf([first ?? 'BufferError', ...rest]) };
}
