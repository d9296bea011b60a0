import type { Node } from '../../../syntax/source.js';
import type { OtherValues } from '../other-values.js';
import type { Replacement } from '../../../syntax/rewrite.js';
import type { Asked } from './affirmed.js';
import { argumentsOf, bare, type Condition, conditionOf, isSmall, nameOf, operatorOf, otherOrder, sidesOf, unequal } from './conditions.js';

/** Something that a test demands, and how to demand what cannot be. */
export interface Assertion extends Condition {
  /** null where it compares, or asks what no object can pretend */
  readonly asked: Asked | null;
  /** what must be a truth itself, as in `a is True`; null for any other */
  readonly truth: Node | null;
  /** demands the opposite; null where there is none */
  opposite(values: OtherValues): readonly Replacement[] | null;
  /** an object that says yes to everything meets the assertion, and not its opposite */
  readonly denies: boolean;
}

const NOTHING = { sides: [], rows: [], asked: null, truth: null, denies: true } as const;

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
/** No object can pretend what they ask, or one that says yes to everything meets their opposites as well. */
const TELLING = new Set(
  'assertIs assertIsNone assertGreater assertGreaterEqual assertLess assertLessEqual assertNotAlmostEqual assertRegex assertNotRegex assertNotEqual'.split(
    ' ',
  ),
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
  const [first] = statement.namedChildren;
  if (statement.type === 'assert_statement') return first === undefined ? null : held(first);
  return statement.type === 'expression_statement' && first?.type === 'call' ? assertionCall(first) : null;
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

/** A condition that must hold. */
function held(truth: Node): Assertion {
  const compared = operatorOf(bare(truth));
  const negated = [
    { from: truth.startIndex, to: truth.startIndex, text: 'not (' },
    { from: truth.endIndex, to: truth.endIndex, text: ')' },
  ];
  if (compared?.type === 'is')
    return {
      ...NOTHING,
      truth: truthIn(bare(truth).namedChildren),
      opposite: () => [{ from: compared.endIndex, to: compared.endIndex, text: ' not' }],
      denies: false,
    };
  if (compared?.type === 'is not')
    return { ...NOTHING, asked: askedIn(truth), opposite: () => [{ from: compared.startIndex, to: compared.endIndex, text: 'is' }] };
  const order = otherOrder(bare(truth));
  if (order !== null) return { ...NOTHING, opposite: () => [order], denies: false };
  return { ...NOTHING, ...conditionOf(truth), asked: askedIn(truth), opposite: () => negated };
}

export function isTruth(side: Node): boolean {
  return side.type === 'true' || side.type === 'false';
}

/** What is held against a truth. */
function truthIn(sides: readonly Node[]): Node | null {
  return sides.some(isTruth) ? (sides.find((side) => !isTruth(side)) ?? null) : null;
}

/** What a condition asks that is no equality and no order. */
function askedIn(written: Node): Asked {
  const truth = bare(written);
  const [left, right] = truth.namedChildren;
  const operator = operatorOf(truth)?.type;
  if (operator === 'is not' && left !== undefined && right?.type === 'none')
    return { kind: 'thing', value: left, whole: truth, renamed: [] };
  if (operator === 'in' && left !== undefined && right !== undefined) return { kind: 'member', member: left, holder: right, renamed: null };
  const denied = truth.type === 'not_operator' ? left : undefined;
  return { kind: 'truth', value: denied ?? truth, holds: denied === undefined };
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
    return {
      ...NOTHING,
      sides: sidesOf(args.slice(0, 2)),
      opposite: () => renamed(name === 'assertCountEqual' ? undefined : 'assertNotEqual'),
    };
  const opposite = (): readonly Replacement[] | null => renamed(OPPOSITES[name]);
  // with a large tolerance of its own another number may still be near enough
  if (name === 'assertAlmostEqual') return { ...NOTHING, sides: args.slice(2).every(isSmall) ? sidesOf(args.slice(0, 2)) : [], opposite };
  if (OPPOSITES[name] === undefined) return null;
  const [first] = args;
  if (name === 'assertTrue' && first !== undefined) {
    const condition = held(first);
    return condition.denies ? { ...condition, opposite } : condition;
  }
  const denied = name === 'assertFalse' ? unequal(first) : null;
  const truth = name === 'assertIs' || name === 'assertNotEqual' ? truthIn(args.slice(0, 2)) : null;
  return { ...NOTHING, ...denied, truth, asked: askedBy(name, args, renamed('assertTrue') ?? []), opposite, denies: !TELLING.has(name) };
}

function askedBy(name: string, [first, second]: readonly Node[], renamed: readonly Replacement[]): Asked | null {
  if (first === undefined || first.type === 'keyword_argument') return null;
  switch (name) {
    case 'assertFalse':
      return { kind: 'truth', value: first, holds: false };
    case 'assertIsNotNone':
      return { kind: 'thing', value: first, whole: first, renamed };
    case 'assertIn':
      return second === undefined || second.type === 'keyword_argument' ? null : { kind: 'member', member: first, holder: second, renamed };
    default:
      return null;
  }
}

function otherClass(call: Node): Assertion | null {
  const [expected] = argumentsOf(call);
  if (expected === undefined || expected.type === 'keyword_argument') return null;
  return { ...NOTHING, opposite: (values) => [otherException(expected, values, /arns/.test(nameOf(call)))], denies: false };
}

export function otherException(expected: Node, values: OtherValues, warning = false): Replacement {
  const classes = warning ? NEVER_WARNED : NEVER_RAISED;
  const [first, ...rest] = classes.filter((name) => name !== expected.text);
  return { from: expected.startIndex, to: expected.endIndex, text: values.oneOf([first ?? 'BufferError', ...rest]) };
}
