import type { Node } from '../../../syntax/source.js';
import { argumentsOf, around, sameNode, textOf, usesOf } from './names.js';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Assertions of JUnit that hold two values against each other. */
export const EQUALITIES = ['assertEquals', 'assertArrayEquals', 'assertIterableEquals', 'assertSame'];
/** Those of AssertJ whose arguments say all that there is to be. */
export const FLUENT_EQUALITIES = words(`
  isEqualTo isSameAs isEqualByComparingTo containsExactly containsExactlyInAnyOrder containsExactlyElementsOf
  containsExactlyInAnyOrderElementsOf containsOnly containsOnlyKeys hasSameElementsAs hasSize hasToString hasMessage withMessage hasValue
  containsEntry isEqualToIgnoringCase isCloseTo hasLength
`);
export const MATCHERS = ['is', 'equalTo', 'comparesEqualTo', 'contains', 'containsInAnyOrder', 'arrayContaining', 'hasSize'];
/** Said beside an assertion, for people. */
const WORDS = ['as', 'describedAs', 'withFailMessage', 'overridingErrorMessage', 'fail'];

/** Classes of the JDK whose methods and constructors make other values of other arguments. */
const MAKERS = words(`
  List Arrays Set Map Collections Stream IntStream LongStream DoubleStream Optional OptionalInt OptionalLong OptionalDouble BigInteger
  BigDecimal Integer Long Double Float Short Byte Character Boolean LocalDate LocalDateTime LocalTime Duration Period Year
`);
const MAKING = words(`
  of asList valueOf ofEntries entry ofNullable singletonList singleton singletonMap unmodifiableList unmodifiableSet unmodifiableMap ofMinutes
  ofSeconds ofHours ofDays ofMillis
`);
/** What keeps all that is in a stream or a text. */
export const KEEPING = ['collect', 'toList', 'toArray', 'boxed', 'stream', 'toCharArray', 'getBytes', 'iterator', 'sequential'];
/** What says nothing of the values themselves, which others of the same shape have alike. */
const OF_SHAPE = ['size', 'length'];
const FORMS = [
  'binary_expression',
  'parenthesized_expression',
  'cast_expression',
  'unary_expression',
  'array_initializer',
  'array_creation_expression',
];

/** `List.of(1)`, `java.util.Arrays.asList("a")`, and `Fraction.of(1, 2)` of a class that the JDK does not have. */
export function makes(call: Node): boolean {
  const [owner, name] = [textOf(call, 'object').replace(/^[a-z][\w.]*\./, ''), textOf(call, 'name')];
  return MAKING.includes(name) && (MAKERS.includes(owner) || isOfCandidate(call));
}

/** Equality is a matter of a class of the task. */
export function isOfCandidate(maker: Node): boolean {
  if (maker.type === 'object_creation_expression')
    return !KNOWN_CLASSES.includes(
      textOf(maker, 'type')
        .replace(/<[^]*$/, '')
        .replace(/^java\.[a-z.]+/, ''),
    );
  const owner = textOf(maker, 'object');
  return /^[A-Z]\w*$/.test(owner) && !MAKERS.includes(owner) && ['of', 'valueOf'].includes(textOf(maker, 'name'));
}

const KNOWN_CLASSES = words(`
  ArrayList LinkedList HashSet LinkedHashSet HashMap LinkedHashMap TreeSet TreeMap ArrayDeque Vector Stack String BigDecimal BigInteger
  SimpleEntry SimpleImmutableEntry AbstractMap.SimpleEntry AbstractMap.SimpleImmutableEntry Integer Long Double
`);

/** The sides of a JUnit equality; what else stands there is a message, first in JUnit 4 and last in JUnit 5, or a tolerance. */
export function comparedIn(call: Node): { readonly sides: readonly Node[]; readonly tolerance: Node | null } {
  const args = argumentsOf(call);
  const old = isOld(call);
  const from = old && (args.length === 4 || (args.length === 3 && isText(args[0]))) ? 1 : 0;
  const [one, other, third] = args.slice(from);
  if (one === undefined || other === undefined) return { sides: [], tolerance: null };
  const isMessage = third === undefined || (!old && (isText(third) || third.type === 'lambda_expression') && args.length === 3);
  return { sides: [one, other], tolerance: isMessage ? null : third };
}

/** Whether the assertions of a file are those of JUnit 4, or of 3. */
export function isOld(call: Node): boolean {
  const root = around(call, ['program']);
  const imports = root?.namedChildren.filter((each) => each.type === 'import_declaration') ?? [];
  return (
    textOf(call, 'object').startsWith('org.junit.Assert') ||
    imports.some((each) => /\borg\.junit\.(?:Assert|\*)/.test(each.text)) ||
    /\bextends\s+(?:[\w.]+\.)?TestCase\b/.test(root?.text ?? '')
  );
}

function isText(node: Node | undefined): boolean {
  return node?.type === 'string_literal' || (node?.type === 'binary_expression' && node.descendantsOfType('string_literal').length > 0);
}

/** Whether a name stands where a value is held against another, or is put together for that: nothing else sees what it is. */
export function isCompared(use: Node, deep = 0): boolean {
  const { parent } = use;
  if (parent === null || deep > 20) return false;
  if (FORMS.includes(parent.type)) return isCompared(parent, deep + 1);
  if (parent.type === 'argument_list') return takesForComparing(parent.parent, use, deep);
  if (parent.type === 'array_access') return sameNode(parent.childForFieldName('array'), use) && isCompared(parent, deep + 1);
  if (parent.type === 'field_access')
    return (
      textOf(parent, 'field') === 'length' ||
      (use.text === 'this' ? false : sameNode(parent.childForFieldName('field'), use) && isCompared(parent, deep + 1))
    );
  if (parent.type === 'method_invocation') return onItself(parent, deep);
  return parent.type === 'variable_declarator' && usesOf(parent).every((each) => isCompared(each, deep + 1));
}

/** What is called on the value. */
function onItself(call: Node, deep: number): boolean {
  const name = textOf(call, 'name');
  if (KEEPING.includes(name)) return isCompared(call, deep + 1);
  return OF_SHAPE.includes(name) || (ADDING.includes(name) && call.parent?.type === 'expression_statement');
}

export const ADDING = ['add', 'addLast', 'put', 'append'];

function takesForComparing(call: Node | null, argument: Node, deep: number): boolean {
  if (call === null) return false;
  if (call.type === 'object_creation_expression') return isCompared(call, deep + 1);
  const name = textOf(call, 'name');
  const helper = call.type === 'method_invocation' ? helperOf(call) : null;
  if (helper !== null) {
    const parameter = parametersOf(helper)[argumentsOf(call).findIndex((each) => sameNode(each, argument))];
    return parameter !== undefined && usesOfParameter(helper, parameter).every((each) => isCompared(each, deep + 1));
  }
  if (EQUALITIES.includes(name) || FLUENT_EQUALITIES.includes(name) || WORDS.includes(name)) return true;
  if (name === 'assertThat') return argumentsOf(call).length === 1;
  return (MATCHERS.includes(name) || makes(call)) && isCompared(call, deep + 1);
}

/** A method of the same file that is called by its bare name, where there is one of that name alone. */
export function helperOf(call: Node): Node | null {
  if (!['', 'this'].includes(textOf(call, 'object'))) return null;
  const named =
    around(call, ['program'])
      ?.descendantsOfType('method_declaration')
      .filter((each) => textOf(each, 'name') === textOf(call, 'name')) ?? [];
  const [helper] = named;
  return named.length === 1 && helper !== undefined && parametersOf(helper).length === argumentsOf(call).length ? helper : null;
}

export function parametersOf(method: Node): readonly string[] {
  return (method.childForFieldName('parameters')?.namedChildren ?? []).map((each) => textOf(each, 'name'));
}

export function usesOfParameter(method: Node, name: string): readonly Node[] {
  return (method.childForFieldName('body')?.descendantsOfType('identifier') ?? []).filter(
    (each) => each.text === name && !(each.parent?.type === 'method_invocation' && sameNode(each.parent.childForFieldName('name'), each)),
  );
}
