import type { Node } from '../grammar.js';
import type { Replacement } from '../rewrite.js';
import { comparedIn, EQUALITIES, FLUENT_EQUALITIES, isOld, MATCHERS } from './compared.js';
import { argumentsOf, around, declarationOf, textOf, valueOf } from './names.js';
import { otherException } from './other-exception.js';
import { sparesAll } from './reach.js';
import { type Scope, type Way, wrongValues } from './wrong-value.js';

/** The ways to make an assertion wrong: with another value, or else by its opposite. */
export interface Wrong {
  readonly values: readonly Way[];
  readonly opposites: readonly Way[];
}

export const NONE: Wrong = { values: [], opposites: [] };

/** Names whose assertions hold exactly when the others do not, in the same class and with the same arguments. */
const OPPOSITES = both([
  ['assertTrue', 'assertFalse'],
  ['assertNull', 'assertNotNull'],
  ['assertSame', 'assertNotSame'],
]);
const FLUENT_OPPOSITES = both([
  ['isTrue', 'isFalse'],
  ['isNull', 'isNotNull'],
  ['isEmpty', 'isNotEmpty'],
  ['isPresent', 'isNotPresent'],
  ['containsKey', 'doesNotContainKey'],
  ['isZero', 'isNotZero'],
  ['isGreaterThan', 'isLessThanOrEqualTo'],
  ['isLessThan', 'isGreaterThanOrEqualTo'],
]);
const ONE_WAY: Readonly<Record<string, string>> = { isNotEqualTo: 'isEqualTo', isNotSameAs: 'isSameAs', isNotBlank: 'isBlank' };
/** Known for texts alone: an optional or a list has no such opposite. */
const OF_TEXTS: Readonly<Record<string, string>> = { contains: 'doesNotContain', startsWith: 'doesNotStartWith', endsWith: 'doesNotEndWith' };

function both(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
}

/** What an assertion that surely runs may be changed into; it fails wherever the right one holds. */
export function wrongAssertion(call: Node, scope: Scope): Wrong {
  const name = textOf(call, 'name');
  if (EQUALITIES.includes(name)) return { values: wrongEquality(call, scope), opposites: name === 'assertSame' ? renamed(call, OPPOSITES) : [] };
  if (name === 'assertTrue' || name === 'assertFalse') return wrongTruth(call, name === 'assertTrue', scope);
  if (name === 'assertNotEquals') return { values: [], opposites: inPlace(call, 'assertEquals') };
  if (name.startsWith('assertThrows')) return { values: otherClass(call, argumentsOf(call)[0], scope), opposites: [] };
  if (name === 'assertInstanceOf' && call.parent?.type === 'expression_statement') return { values: otherClass(call, argumentsOf(call)[0], scope), opposites: [] };
  if (OPPOSITES.has(name)) return { values: [], opposites: renamed(call, OPPOSITES) };
  if (name === 'assertThat') return wrongMatcher(call, scope);
  return wrongChain(call, scope);
}

function wrongEquality(call: Node, scope: Scope): readonly Way[] {
  const { sides, tolerance } = comparedIn(call);
  const [one, other] = sides;
  if (one === undefined || other === undefined) return [];
  const first = wrongSide(one, other, scope);
  const ways = first.length > 0 ? first : wrongSide(other, one, scope);
  return tolerance === null ? ways : ways.filter((way) => isWithout(tolerance, way, scope));
}

function wrongSide(side: Node, other: Node, scope: Scope): readonly Way[] {
  return wrongValues(side, scope).filter((way) => sparesAll(way, [other], scope));
}

/** A number that is changed lies further off than the tolerance: by two fifths of itself at least. */
function isWithout(tolerance: Node, way: Way, scope: Scope): boolean {
  const named = tolerance.type === 'identifier' && !scope.bound.has(tolerance.text) ? valueOf(declarationOf(tolerance)) : tolerance;
  const allowed = Number((named?.text ?? '').replace(/[fFdD]$/, ''));
  return named !== undefined && named !== null && Number.isFinite(allowed) && way.every((each) => isFar(each, allowed, tolerance));
}

function isFar({ from, to, text }: Replacement, allowed: number, anywhere: Node): boolean {
  const before = around(anywhere, ['program'])?.descendantForIndex(from, to - 1)?.text ?? '';
  const numbers = [before, text].map((each) => Number(each.replace(/[fFdDlL]$/, '').replaceAll('_', '')));
  const [was = 0, is = 0] = numbers;
  return numbers.every(Number.isFinite) && Math.abs(was - is) > 2 * allowed;
}

/** An equality that holds is wrong with another value in it; any condition with its opposite. */
function wrongTruth(call: Node, holds: boolean, scope: Scope): Wrong {
  const args = argumentsOf(call);
  const truth = args.find((each) => !['string_literal', 'lambda_expression'].includes(each.type));
  if (truth === undefined || args.length > 2) return NONE;
  return { values: holds ? equalitiesIn(truth, scope) : [], opposites: renamed(call, OPPOSITES) };
}

/** `f(1) == 5`, `f(1).equals(5)`, `"a".equals(f(1))`, `Arrays.equals(new int[] {1}, f(1))`, and each of several that must all hold. */
function equalitiesIn(truth: Node, scope: Scope): readonly Way[] {
  const sides = sidesOf(truth);
  if (truth.type === 'binary_expression' && textOf(truth, 'operator') === '&&') return sides.flatMap((each) => equalitiesIn(each, scope));
  if (truth.type === 'binary_expression' && ['<', '<='].includes(textOf(truth, 'operator'))) return nearby(sides, scope);
  const [one, other] = sides;
  if (one === undefined || other === undefined || (truth.type === 'binary_expression' && textOf(truth, 'operator') !== '==')) return [];
  // texts are compared by identity there
  if (truth.type === 'binary_expression' && sides.some((side) => side.type === 'string_literal')) return [];
  const first = wrongSide(other, one, scope);
  return first.length > 0 ? first : wrongSide(one, other, scope);
}

/** `Math.abs(f(1) - 0.5) < 1e-9` */
function nearby([distance, tolerance]: readonly Node[], scope: Scope): readonly Way[] {
  const difference = distance?.type === 'method_invocation' && distance.text.startsWith('Math.abs(') ? argumentsOf(distance)[0] : undefined;
  const [one, other] = difference?.type === 'binary_expression' && textOf(difference, 'operator') === '-' ? sidesOf(difference) : [];
  if (one === undefined || other === undefined || tolerance === undefined) return [];
  const first = wrongSide(other, one, scope);
  return (first.length > 0 ? first : wrongSide(one, other, scope)).filter((way) => isWithout(tolerance, way, scope));
}

function sidesOf(truth: Node): readonly Node[] {
  if (truth.type === 'binary_expression') return [truth.childForFieldName('left'), truth.childForFieldName('right')].filter((each) => each !== null);
  if (truth.type !== 'method_invocation' || !['equals', 'deepEquals', 'equalsIgnoreCase', 'contentEquals'].includes(textOf(truth, 'name'))) return [];
  const [receiver, args] = [truth.childForFieldName('object'), argumentsOf(truth)];
  if (args.length === 2) return args;
  return receiver !== null && args.length === 1 ? [receiver, ...args] : [];
}

/** Under its other name, where the file has that one; else by where it is declared. */
function renamed(call: Node, opposites: ReadonlyMap<string, string>): readonly Way[] {
  return inPlace(call, opposites.get(textOf(call, 'name')) ?? '');
}

function inPlace(call: Node, opposite: string): readonly Way[] {
  const name = call.childForFieldName('name');
  const imports = around(call, ['program'])?.namedChildren.filter((each) => each.type === 'import_declaration').map((each) => each.text) ?? [];
  if (name === null || opposite === '') return [];
  const isKnown = call.childForFieldName('object') !== null || imports.some((each) => /\bstatic\b/.test(each) && (/\.(?:Assertions|Assert)\.\*/.test(each) || each.includes(`.${opposite};`)));
  const home = isOld(call) ? 'org.junit.Assert' : 'org.junit.jupiter.api.Assertions';
  return [[{ from: name.startIndex, to: name.endIndex, text: isKnown ? opposite : `${home}.${opposite}` }]];
}

/** `IllegalStateException.class` → a class that what is thrown is no instance of. */
export function otherClass(call: Node, literal: Node | undefined, { random }: Scope): readonly Way[] {
  const type = literal?.type === 'class_literal' ? literal.namedChildren[0] : undefined;
  if (type === undefined || !isUsedAsAny(call)) return [];
  return [[{ from: type.startIndex, to: type.endIndex, text: otherException(type.text, random) }]];
}

/** Whether what an assertion answers fits in its place whatever its class is. */
function isUsedAsAny(call: Node): boolean {
  const { parent } = call;
  if (parent?.type === 'variable_declarator') return /^(?:var|(?:Runtime)?Exception|Throwable)$/.test(parent.parent === null ? '' : textOf(parent.parent, 'type'));
  if (parent?.type === 'method_invocation') return ['getMessage', 'getLocalizedMessage', 'toString', 'getCause'].includes(textOf(parent, 'name'));
  return parent?.type === 'expression_statement' || parent?.type === 'lambda_expression' || (parent?.type === 'argument_list' && parent.parent !== null && textOf(parent.parent, 'name') === 'assertThat');
}

/** Hamcrest: `assertThat(f(1), is(5))`. */
function wrongMatcher(call: Node, scope: Scope): Wrong {
  const args = argumentsOf(call);
  const [actual, matcher] = args.length === 3 ? args.slice(1) : args;
  if (actual === undefined || matcher?.type !== 'method_invocation') return NONE;
  return { values: valuesOf(matcher, scope).filter((way) => sparesAll(way, [actual], scope)), opposites: [] };
}

function valuesOf(matcher: Node, scope: Scope): readonly Way[] {
  const name = textOf(matcher, 'name');
  const [first] = argumentsOf(matcher);
  if (name === 'instanceOf' || name === 'isA') return otherType(first, scope);
  if (!MATCHERS.includes(name)) return [];
  return argumentsOf(matcher).flatMap((each) => (each.type === 'method_invocation' && [...MATCHERS, 'instanceOf', 'isA'].includes(textOf(each, 'name')) ? valuesOf(each, scope) : wrongValues(each, scope)));
}

function otherType(literal: Node | undefined, { random }: Scope): readonly Way[] {
  const type = literal?.type === 'class_literal' ? literal.namedChildren[0] : undefined;
  return type === undefined || !/(?:Exception|Error|Throwable)$/.test(type.text) ? [] : [[{ from: type.startIndex, to: type.endIndex, text: otherException(type.text, random) }]];
}

/** AssertJ: each check of `assertThat(f(1)).as("why").isNotNull().isEqualTo(5)`. */
function wrongChain(call: Node, scope: Scope): Wrong {
  const links: Node[] = [];
  let link: Node | null = call;
  while (link?.type === 'method_invocation' && !STARTS.test(textOf(link, 'name'))) {
    links.unshift(link);
    link = link.childForFieldName('object');
  }
  if (link?.type !== 'method_invocation' || links.length === 0) return NONE;
  const start = link;
  const values = links.flatMap((each) => wrongCheck(each, start, scope));
  const classes = links.every((each) => ON_ANY_EXCEPTION.test(textOf(each, 'name'))) ? otherRaised(start, scope) : [];
  const name = textOf(call, 'name');
  const opposite = FLUENT_OPPOSITES.get(name) ?? ONE_WAY[name] ?? (isText(argumentsOf(start)[0]) ? OF_TEXTS[name] : undefined);
  const isCertain = opposite !== undefined && argumentsOf(call).length <= 1 && links.every((each) => each === call || WORDS.test(textOf(each, 'name')));
  const where = call.childForFieldName('name');
  return { values: [...values, ...classes], opposites: isCertain && where !== null ? [[{ from: where.startIndex, to: where.endIndex, text: opposite }]] : [] };
}

/** `assertThatExceptionOfType(A.class)`, or one that AssertJ has a name for. */
function otherRaised(start: Node, scope: Scope): readonly Way[] {
  const name = start.childForFieldName('name');
  if (name?.text === 'assertThatExceptionOfType') return otherType(argumentsOf(start)[0], scope);
  const other = { assertThatIllegalArgumentException: 'IllegalState', assertThatIllegalStateException: 'IllegalArgument', assertThatNullPointerException: 'IllegalState', assertThatIOException: 'IllegalState' }[name?.text ?? ''];
  const whole = start.childForFieldName('object') === null ? 'org.assertj.core.api.Assertions.' : '';
  return name === null || other === undefined ? [] : [[{ from: name.startIndex, to: name.endIndex, text: `${whole}assertThat${other}Exception` }]];
}

/** A variable that is declared as a text. */
function isText(actual: Node | undefined): boolean {
  const declaration = actual?.type === 'identifier' ? declarationOf(actual) : null;
  return declaration?.parent !== undefined && declaration?.parent !== null && textOf(declaration.parent, 'type') === 'String';
}

const STARTS = /^(?:assertThat(?:Code|ThrownBy|Object|ExceptionOfType|\w+Exception)?|then|thenThrownBy)$/;
const WORDS = /^(?:as|describedAs|withFailMessage|overridingErrorMessage|isNotNull|isInstanceOf|usingRecursiveComparison)$/;
const ON_ANY_EXCEPTION = /^(?:as|describedAs|isThrownBy|withMessage\w*|withNoCause|withCause\w*)$/;

function wrongCheck(check: Node, start: Node, scope: Scope): readonly Way[] {
  const name = textOf(check, 'name');
  const args = argumentsOf(check);
  if (name === 'isInstanceOf' || name === 'isExactlyInstanceOf') return otherType(args[0], scope);
  if (!FLUENT_EQUALITIES.includes(name)) return [];
  const [first, second] = args;
  if (name === 'isCloseTo') return first === undefined || second === undefined ? [] : spared(wrongValues(first, scope), start, scope).filter((way) => isWithout(argumentsOf(second)[0] ?? second, way, scope));
  // with more than one, what stands there is a form for the others
  if (['hasMessage', 'withMessage'].includes(name) && args.length > 1) return [];
  // a map may hold under another key what is asked for
  const asked = name === 'containsEntry' ? args.slice(1) : args;
  const ways = asked.flatMap((each) => wrongValues(each, scope)).filter((way) => !['containsOnly', 'hasSameElementsAs'].includes(name) || way.every(({ text }) => !/^(?:true|false)$/.test(text)));
  return spared(ways, start, scope);
}

function spared(ways: readonly Way[], start: Node, scope: Scope): readonly Way[] {
  return ways.filter((way) => sparesAll(way, argumentsOf(start), scope));
}
