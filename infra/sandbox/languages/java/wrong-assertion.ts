import type { Node } from '../grammar.js';
import type { Replacement } from '../rewrite.js';

const EQUALITIES = ['assertEquals', 'assertArrayEquals', 'assertIterableEquals'];
const FLUENT_EQUALITIES = ['isEqualTo', 'containsExactly', 'containsExactlyInAnyOrder', 'hasSize'];
const LISTS = ['Arrays.asList', 'java.util.Arrays.asList', 'List.of', 'java.util.List.of'];
/** What can be no function that gives the truth later. */
const OF_TRUTH = ['method_invocation', 'binary_expression', 'unary_expression', 'instanceof_expression'];
/** Literals that are changed by more than such a tolerance. */
const SMALL = 0.5;

/** Makes the assertion of a statement wrong wherever it was right, without a change of types; null for a statement where that is not sure. */
export function wrongAssertion(statement: Node): Replacement | null {
  const [call] = statement.type === 'expression_statement' ? statement.namedChildren : [];
  if (call?.type !== 'method_invocation') return null;
  const name = textOf(call, 'name');
  const args = argumentsOf(call);
  if (EQUALITIES.includes(name)) return firstWrong(comparedIn(args));
  if (name === 'assertTrue' || name === 'assertFalse') return wrongTruth(args, name === 'assertTrue');
  const subject = call.childForFieldName('object');
  if (subject?.type !== 'method_invocation' || textOf(subject, 'name') !== 'assertThat') return null;
  if (name === 'isTrue' || name === 'isFalse') return replaced(call.childForFieldName('name'), name === 'isTrue' ? 'isFalse' : 'isTrue');
  return FLUENT_EQUALITIES.includes(name) && (name !== 'isEqualTo' || args.length === 1) ? firstWrong(args) : null;
}

/** The two sides; a third argument is a small tolerance, or a message: last in JUnit 5, first in JUnit 4. */
function comparedIn(args: readonly Node[]): readonly Node[] {
  const [first, , third] = args;
  if (args.length === 2) return args;
  if (args.length !== 3 || first === undefined || third === undefined) return [];
  if (third.type === 'decimal_floating_point_literal') return Number.parseFloat(third.text) <= SMALL ? args.slice(0, 2) : [];
  if (third.type === 'string_literal') return first.type === 'string_literal' ? [] : args.slice(0, 2);
  return first.type === 'string_literal' ? args.slice(1) : [];
}

/** An equality that holds is wrong with another literal; anything else with its opposite. */
function wrongTruth(args: readonly Node[], holds: boolean): Replacement | null {
  const truth = args.length === 1 ? args[0] : undefined;
  if (truth === undefined || !OF_TRUTH.includes(truth.type)) return null;
  return (holds ? firstWrong(equalsIn(truth)) : null) ?? replaced(truth, `!(${truth.text})`);
}

/** What is compared in `a == 5` and in `a.equals(5)`. */
function equalsIn(truth: Node): readonly Node[] {
  if (truth.type === 'method_invocation' && textOf(truth, 'name') === 'equals') return argumentsOf(truth);
  // texts are compared by identity
  return truth.type === 'binary_expression' && textOf(truth, 'operator') === '==' ? truth.namedChildren.filter((side) => side.type !== 'string_literal') : [];
}

function firstWrong(values: readonly Node[]): Replacement | null {
  for (const value of values) {
    const wrong = wrongValue(value);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** Another value of the same type in the place of a literal. */
function wrongValue(value: Node): Replacement | null {
  switch (value.type) {
    case 'decimal_integer_literal':
      return replaced(value, otherInteger(value.text));
    case 'decimal_floating_point_literal':
      return replaced(value, `(${value.text} * 2 + 1)`);
    case 'string_literal':
      return replaced(value, value.text.replace(/"+$/, '_$&'));
    case 'character_literal':
      return replaced(value, value.text === "'~'" ? "'!'" : "'~'");
    case 'true':
      return replaced(value, 'false');
    case 'false':
      return replaced(value, 'true');
    case 'parenthesized_expression':
    case 'array_initializer':
      return firstWrong(value.namedChildren);
    case 'unary_expression':
      return firstWrong([value.childForFieldName('operand')].filter((each) => each !== null));
    case 'cast_expression':
    case 'array_creation_expression':
      return firstWrong([value.childForFieldName('value')].filter((each) => each !== null));
    case 'method_invocation':
      return LISTS.includes(value.text.slice(0, value.text.indexOf('('))) ? firstWrong(argumentsOf(value)) : null;
    default:
      return null;
  }
}

/** One more; one less at the end of the range. */
function otherInteger(literal: string): string {
  const suffix = /[lL]$/.exec(literal)?.[0] ?? '';
  const number = BigInt(literal.replaceAll('_', '').replace(/[lL]$/, ''));
  const most = suffix === '' ? 2n ** 31n - 1n : 2n ** 63n - 1n;
  return `${number >= most ? number - 1n : number + 1n}${suffix}`;
}

function argumentsOf(call: Node): readonly Node[] {
  return call.childForFieldName('arguments')?.namedChildren.filter((each) => !each.type.endsWith('comment')) ?? [];
}

function replaced(node: Node | null, text: string): Replacement | null {
  return node === null ? null : { from: node.startIndex, to: node.endIndex, text };
}

function textOf(node: Node, field: string): string {
  return node.childForFieldName(field)?.text ?? '';
}
