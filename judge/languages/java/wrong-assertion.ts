import type { Node } from '../../../syntax/source.js';
import { comparedIn, EQUALITIES, isOld, MATCHERS } from './compared.js';
import { boundTo, type Scope } from './elements.js';
import { otherType, wrongChain } from './fluent.js';
import { argumentsOf, around, textOf } from './names.js';
import { otherException } from './other-exception.js';
import { sparesAll } from './reach.js';
import { isWithout } from './tolerance.js';
import { canPretend, heldAgainst, holdsAnything } from './pretended.js';
import { bothWays, NONE, turned, type Way, type Wrong } from '../ways.js';
import { wrongValues } from './wrong-value.js';

/** Names whose assertions hold exactly when the others do not, in the same class and with the same arguments. */
const OPPOSITES = bothWays([
  ['assertTrue', 'assertFalse'],
  ['assertNull', 'assertNotNull'],
  ['assertSame', 'assertNotSame'],
]);

/** What an assertion that surely runs may be changed into; it fails wherever the right one holds. */
export function wrongAssertion(call: Node, scope: Scope): Wrong {
  const name = textOf(call, 'name');
  if (EQUALITIES.includes(name)) return wrongEquality(call, scope);
  if (name === 'assertTrue' || name === 'assertFalse') return wrongTruth(call, name === 'assertTrue', scope);
  if (name === 'assertNotEquals') return { ...NONE, ...turned(inPlace(call, 'assertEquals'), comparedIn(call).sides.some(canPretend)) };
  if (name.startsWith('assertThrows')) return { ...NONE, values: otherClass(call, argumentsOf(call)[0], scope) };
  if (name === 'assertInstanceOf' && call.parent?.type === 'expression_statement')
    return { ...NONE, values: otherClass(call, argumentsOf(call)[0], scope) };
  if (OPPOSITES.has(name)) return { ...NONE, opposites: renamed(call, OPPOSITES) };
  if (name === 'assertThat') return wrongMatcher(call, scope);
  const chain = wrongChain(call, scope);
  return name === 'isTrue' ? { ...chain, values: [...chain.values, ...wrongWhereTrue(call, scope)] } : chain;
}

/** `assertThat(f(1).equals(5)).isTrue()` */
function wrongWhereTrue(call: Node, scope: Scope): readonly Way[] {
  const start = call.childForFieldName('object');
  const truth = start?.type === 'method_invocation' && textOf(start, 'name') === 'assertThat' ? argumentsOf(start)[0] : undefined;
  return truth === undefined ? [] : equalitiesIn(truth, scope);
}

function wrongEquality(call: Node, scope: Scope): Wrong {
  const { sides, tolerance } = comparedIn(call);
  const [one, other] = sides;
  if (one === undefined || other === undefined) return NONE;
  const first = wrongSide(one, other, scope);
  const ways = first.length > 0 ? first : wrongSide(other, one, scope);
  const given = sides.map((side) => givenFor(side, scope));
  const held = heldAgainst(given, tolerance === null ? ways : ways.filter((way) => isWithout(tolerance, way, scope)));
  const asked = one.text === 'true' ? other : other.text === 'true' ? one : undefined;
  const otherwise = asked === undefined ? [] : holdsAnything(asked);
  if (otherwise.length > 0) return { ...NONE, denials: otherwise };
  const opposites = textOf(call, 'name') === 'assertSame' ? renamed(call, OPPOSITES) : [];
  const { opposites: certain, denials } = turned(opposites, given.some(canPretend));
  return {
    values: [...held.values, ...(asked === undefined ? [] : equalitiesIn(asked, scope))],
    opposites: certain,
    denials: [...held.denials, ...denials],
  };
}

/** What a parameter of a helper stands for. */
function givenFor(side: Node, scope: Scope): Node {
  const bound = boundTo(side, scope);
  return bound !== undefined && 'value' in bound ? bound.value : side;
}

function wrongSide(side: Node, other: Node, scope: Scope): readonly Way[] {
  return wrongValues(side, scope).filter((way) => sparesAll(way, [other], scope));
}

/** An equality that holds is wrong with another value in it; any condition with its opposite. */
function wrongTruth(call: Node, holds: boolean, scope: Scope): Wrong {
  const args = argumentsOf(call);
  const truth = args.find((each) => !['string_literal', 'lambda_expression'].includes(each.type));
  if (truth === undefined || args.length > 2) return NONE;
  const otherwise = holds ? holdsAnything(truth) : [];
  if (otherwise.length > 0) return { ...NONE, denials: otherwise };
  return { values: holds ? equalitiesIn(truth, scope) : [], ...turned(renamed(call, OPPOSITES), canPretend(truth)) };
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
  const ways = first.length > 0 ? first : wrongSide(one, other, scope);
  return truth.type === 'binary_expression' ? heldAgainst([one, other], ways).values : ways;
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
  if (truth.type === 'binary_expression')
    return [truth.childForFieldName('left'), truth.childForFieldName('right')].filter((each) => each !== null);
  if (truth.type !== 'method_invocation' || !['equals', 'deepEquals', 'equalsIgnoreCase', 'contentEquals'].includes(textOf(truth, 'name')))
    return [];
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
  const imports =
    around(call, ['program'])
      ?.namedChildren.filter((each) => each.type === 'import_declaration')
      .map((each) => each.text) ?? [];
  if (name === null || opposite === '') return [];
  const isKnown =
    call.childForFieldName('object') !== null ||
    imports.some((each) => /\bstatic\b/.test(each) && (/\.(?:Assertions|Assert)\.\*/.test(each) || each.includes(`.${opposite};`)));
  const home = isOld(call) ? 'org.junit.Assert' : 'org.junit.jupiter.api.Assertions';
  return [[{ from: name.startIndex, to: name.endIndex, text: isKnown ? opposite : `${home}.${opposite}` }]];
}

/** `IllegalStateException.class` → a class that what is thrown is no instance of. */
function otherClass(call: Node, literal: Node | undefined, { random }: Scope): readonly Way[] {
  const type = literal?.type === 'class_literal' ? literal.namedChildren[0] : undefined;
  if (type === undefined || !isUsedAsAny(call)) return [];
  return [[{ from: type.startIndex, to: type.endIndex, text: otherException(type.text, random) }]];
}

/** Whether what an assertion answers fits in its place whatever its class is. */
function isUsedAsAny(call: Node): boolean {
  const { parent } = call;
  if (parent?.type === 'variable_declarator')
    return /^(?:var|(?:Runtime)?Exception|Throwable)$/.test(parent.parent === null ? '' : textOf(parent.parent, 'type'));
  if (parent?.type === 'method_invocation')
    return ['getMessage', 'getLocalizedMessage', 'toString', 'getCause'].includes(textOf(parent, 'name'));
  return (
    parent?.type === 'expression_statement' ||
    parent?.type === 'lambda_expression' ||
    (parent?.type === 'argument_list' && parent.parent !== null && textOf(parent.parent, 'name') === 'assertThat')
  );
}

/** Hamcrest: `assertThat(f(1), is(5))`. */
function wrongMatcher(call: Node, scope: Scope): Wrong {
  const args = argumentsOf(call);
  const [actual, matcher] = args.length === 3 ? args.slice(1) : args;
  if (actual === undefined || matcher?.type !== 'method_invocation') return NONE;
  return {
    ...NONE,
    ...heldAgainst(
      [actual],
      valuesOf(matcher, scope).filter((way) => sparesAll(way, [actual], scope)),
    ),
  };
}

function valuesOf(matcher: Node, scope: Scope): readonly Way[] {
  const name = textOf(matcher, 'name');
  const [first] = argumentsOf(matcher);
  if (name === 'instanceOf' || name === 'isA') return otherType(first, scope);
  if (!MATCHERS.includes(name)) return [];
  return argumentsOf(matcher).flatMap((each) =>
    each.type === 'method_invocation' && [...MATCHERS, 'instanceOf', 'isA'].includes(textOf(each, 'name'))
      ? valuesOf(each, scope)
      : wrongValues(each, scope),
  );
}
