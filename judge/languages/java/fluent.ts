import type { Node } from '../../../syntax/source.js';
import { FLUENT_EQUALITIES } from './compared.js';
import type { Scope } from './elements.js';
import { argumentsOf, declarationOf, textOf } from './names.js';
import { otherException } from './other-exception.js';
import { sparesAll } from './reach.js';
import { isWithout } from './tolerance.js';
import { canPretend, heldAgainst } from './pretended.js';
import { bothWays, NONE, turned, type Way, type Wrong } from '../ways.js';
import { wrongValues } from './wrong-value.js';

/** Names whose assertions hold exactly when the others do not, in the same class and with the same arguments. */
const OPPOSITES = bothWays([
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
const OF_TEXTS: Readonly<Record<string, string>> = {
  contains: 'doesNotContain',
  startsWith: 'doesNotStartWith',
  endsWith: 'doesNotEndWith',
};

/** AssertJ: each check of `assertThat(f(1)).as("why").isNotNull().isEqualTo(5)`. */
export function wrongChain(call: Node, scope: Scope): Wrong {
  const links: Node[] = [];
  let link: Node | null = call;
  while (link?.type === 'method_invocation' && !STARTS.test(textOf(link, 'name'))) {
    links.unshift(link);
    link = link.childForFieldName('object');
  }
  if (link?.type !== 'method_invocation' || links.length === 0) return NONE;
  const start = link;
  const held = heldAgainst(
    argumentsOf(start),
    links.flatMap((each) => wrongCheck(each, start, scope)),
  );
  const classes = links.every((each) => ON_ANY_EXCEPTION.test(textOf(each, 'name'))) ? otherRaised(start, scope) : [];
  const name = textOf(call, 'name');
  const opposite = OPPOSITES.get(name) ?? ONE_WAY[name] ?? (isText(argumentsOf(start)[0]) ? OF_TEXTS[name] : undefined);
  const isCertain =
    opposite !== undefined && argumentsOf(call).length <= 1 && links.every((each) => each === call || WORDS.test(textOf(each, 'name')));
  const where = call.childForFieldName('name');
  const { opposites, denials } = turned(
    isCertain && where !== null ? [[{ from: where.startIndex, to: where.endIndex, text: opposite }]] : [],
    name === 'containsKey' || argumentsOf(start).some(canPretend),
  );
  return { values: [...held.values, ...classes], opposites, denials: [...held.denials, ...denials] };
}

/** `assertThatExceptionOfType(A.class)`, or one that AssertJ has a name for. */
function otherRaised(start: Node, scope: Scope): readonly Way[] {
  const name = start.childForFieldName('name');
  if (name?.text === 'assertThatExceptionOfType') return otherType(argumentsOf(start)[0], scope);
  const other = {
    assertThatIllegalArgumentException: 'IllegalState',
    assertThatIllegalStateException: 'IllegalArgument',
    assertThatNullPointerException: 'IllegalState',
    assertThatIOException: 'IllegalState',
  }[name?.text ?? ''];
  const whole = start.childForFieldName('object') === null ? 'org.assertj.core.api.Assertions.' : '';
  return name === null || other === undefined
    ? []
    : [[{ from: name.startIndex, to: name.endIndex, text: `${whole}assertThat${other}Exception` }]];
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
  if (name === 'isCloseTo')
    return first === undefined || second === undefined
      ? []
      : spared(wrongValues(first, scope), start, scope).filter((way) => isWithout(argumentsOf(second)[0] ?? second, way, scope));
  // with more than one, what stands there is a form for the others
  if (['hasMessage', 'withMessage'].includes(name) && args.length > 1) return [];
  // a map may hold under another key what is asked for
  const asked = name === 'containsEntry' ? args.slice(1) : args;
  const ways = asked
    .flatMap((each) => wrongValues(each, scope))
    .filter((way) => !['containsOnly', 'hasSameElementsAs'].includes(name) || way.every(({ text }) => !/^(?:true|false)$/.test(text)));
  return spared(ways, start, scope);
}

function spared(ways: readonly Way[], start: Node, scope: Scope): readonly Way[] {
  return ways.filter((way) => sparesAll(way, argumentsOf(start), scope));
}

/** Of an exception that is named; no other class is sure to be apart. */
export function otherType(literal: Node | undefined, { random }: Scope): readonly Way[] {
  const type = literal?.type === 'class_literal' ? literal.namedChildren[0] : undefined;
  return type === undefined || !/(?:Exception|Error|Throwable)$/.test(type.text)
    ? []
    : [[{ from: type.startIndex, to: type.endIndex, text: otherException(type.text, random) }]];
}
