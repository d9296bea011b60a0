import type { Call, CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import { CaseReader, type Dialect } from '../cases/case-reader.js';
import { bare, field, fieldText, type Node, parts } from '../syntax.js';
import type { JavaProgram } from './program.js';
import { javaValue, putPair } from './values.js';

const EQUAL = { kind: 'equal' } as const;

/** What a text that a test's own `format(answer, …)` makes stands for, where the method returns a type. */
export type Formatted = (text: string, type: string) => Value | undefined;

/** Follows the statements of a Java test. Throwing under a condition, or a list of truths, asserts as JUnit does. */
export class JavaReader {
  readonly #reader: CaseReader;
  readonly #program: JavaProgram;
  /** names of lists whose members were asserted one by one */
  readonly #asserted = new Set<string>();
  readonly #formatted: Formatted;
  /** names of texts → the answers that they show */
  readonly #shown = new Map<string, Call>();

  /** `module`: of the file that holds the program. */
  constructor(module: string, program: JavaProgram, formatted: Formatted = () => undefined) {
    this.#program = program;
    this.#reader = new CaseReader(dialect(module, program));
    this.#formatted = formatted;
  }

  cases(): CallCase[] {
    return this.#reader.cases();
  }

  /** Reads a block with names of its own; false at the first statement that is beyond this reader. */
  read(statements: readonly Node[]): boolean {
    const reader = this.#reader.inner();
    return statements.every((statement) => this.#statement(statement, reader));
  }

  #statement(statement: Node, reader: CaseReader): boolean {
    switch (statement.type) {
      case 'local_variable_declaration':
        return parts(statement)
          .filter((each) => each.type === 'variable_declarator')
          .every((each) => this.#declared(fieldText(each, 'name'), each.childForFieldName('value'), reader));
      case 'expression_statement':
        return this.#expression(parts(statement)[0], reader);
      case 'if_statement':
        return this.#guard(statement, reader);
      default:
        return false;
    }
  }

  #declared(name: string, value: Node | null, reader: CaseReader): boolean {
    if (value === null) return false;
    if (
      value.type === 'object_creation_expression' &&
      fieldText(value, 'type') === this.#program.name &&
      parts(field(value, 'arguments')).length === 0
    )
      return true;
    if (reader.assign(name, value)) return true;
    const shown = formattedAnswer(value, reader);
    if (shown !== undefined) {
      this.#shown.set(name, shown);
      return true;
    }
    const members = truths(value);
    this.#asserted.add(name);
    return members?.every((each) => condition(each, true, reader)) ?? false;
  }

  /** `if (…) throw …`: the condition must not hold. */
  #guard(statement: Node, reader: CaseReader): boolean {
    const consequence = field(statement, 'consequence');
    const only = consequence.type === 'block' ? parts(consequence) : [consequence];
    if (only.length !== 1 || only[0]?.type !== 'throw_statement' || statement.childForFieldName('alternative') !== null) return false;
    const wanted = bare(field(statement, 'condition'));
    const [list, check] = [fieldText(wanted, 'object'), `${fieldText(wanted, 'name')}${fieldText(wanted, 'arguments')}`];
    if (check === 'contains(false)' && this.#asserted.has(list)) return true;
    return condition(wanted, false, reader);
  }

  /** `assertEquals("[1,2]", text)` */
  #textual(statement: Node, reader: CaseReader): boolean {
    const [expected, text] = fieldText(statement, 'name') === 'assertEquals' ? parts(field(statement, 'arguments')) : [];
    const call = text === undefined ? undefined : this.#shown.get(text.text);
    const given = expected === undefined ? undefined : reader.constant(expected);
    if (call === undefined || typeof given !== 'string') return false;
    const value = this.#formatted(given, this.#program.methods.get(call.fn.slice(call.fn.indexOf(':') + 1)) ?? '');
    return value !== undefined && reader.returns(call, value);
  }

  #expression(expression: Node | undefined, reader: CaseReader): boolean {
    if (expression?.type === 'assignment_expression')
      return fieldText(expression, 'operator') === '=' && reader.assign(fieldText(expression, 'left'), field(expression, 'right'));
    if (expression?.type !== 'method_invocation') return false;
    return put(expression, reader) || this.#textual(expression, reader) || assertion(expression, reader);
  }
}

function formattedAnswer(node: Node, reader: CaseReader): Call | undefined {
  const [answer] = node.type === 'method_invocation' && fieldText(node, 'name') === 'format' ? parts(field(node, 'arguments')) : [];
  return answer === undefined ? undefined : reader.answer(answer);
}

function dialect(module: string, program: JavaProgram): Dialect {
  const call: Dialect['call'] = (node) => {
    const expression = bare(node);
    if (expression.type === 'cast_expression') return call(field(expression, 'value'));
    if (expression.type !== 'method_invocation') return undefined;
    const [name, object] = [fieldText(expression, 'name'), expression.childForFieldName('object')];
    const inner = name === 'get' && object !== null ? call(object) : undefined;
    if (inner !== undefined) return /^Optional\b/.test(program.methods.get(inner.fn.slice(module.length + 1)) ?? '') ? inner : undefined;
    const owned = object === null || object.type === 'identifier' || object.text.endsWith(`.${program.name}`);
    return owned && program.methods.has(name) ? { fn: `${module}:${name}`, args: parts(field(expression, 'arguments')) } : undefined;
  };
  return { constant: javaValue, call, comparison: () => EQUAL };
}

/** The members of a list of conditions. */
function truths(node: Node): Node[] | undefined {
  const made =
    node.type === 'method_invocation' && /^(Arrays\.asList|List\.of)$/.test(`${fieldText(node, 'object')}.${fieldText(node, 'name')}`);
  return made ? parts(field(node, 'arguments')) : undefined;
}

/** `map.put(key, value)` on a map that was made before. */
function put(call: Node, reader: CaseReader): boolean {
  const object = call.childForFieldName('object');
  const map = object === null ? undefined : reader.constant(object);
  const pair = putPair(call, new Map());
  if (
    object === null ||
    pair === undefined ||
    map === undefined ||
    map === null ||
    typeof map !== 'object' ||
    !('$' in map) ||
    map.$ !== 'dict'
  )
    return false;
  reader.rename(object.text, { $: 'dict', v: [...map.v, pair.entry] });
  return true;
}

/** `assertEquals(expected, answer)` and its kin. */
function assertion(call: Node, reader: CaseReader): boolean {
  const [first, second, third] = parts(field(call, 'arguments'));
  if (first === undefined) return false;
  switch (fieldText(call, 'name')) {
    case 'assertTrue':
      return second === undefined && condition(first, true, reader);
    case 'assertFalse':
      return second === undefined && condition(first, false, reader);
    case 'assertArrayEquals':
    case 'assertEquals':
      if (second === undefined) return false;
      return third === undefined ? reader.equal(first, second) : reader.near(first, second, third);
    default:
      return false;
  }
}

/** Reads a condition that must have the wanted truth. */
function condition(node: Node, wanted: boolean, reader: CaseReader): boolean {
  const expression = bare(node);
  const operator = fieldText(expression, 'operator');
  if (expression.type === 'unary_expression' && operator === '!') return condition(field(expression, 'operand'), !wanted, reader);
  if (expression.type === 'binary_expression') {
    const [left, right] = [field(expression, 'left'), field(expression, 'right')];
    if (operator === '==' || operator === '!=') return (operator === '==') === wanted && reader.equal(left, right);
    return (operator === '<' || operator === '<=') && wanted && distance(left, right, reader);
  }
  const sides = equated(expression);
  if (sides !== undefined) return wanted && reader.equal(sides[0], sides[1]);
  return reader.truth(expression, wanted);
}

/** The two sides of `a.equals(b)`, `Objects.equals(a, b)`, `Arrays.equals(a, b)` or a helper `compare(a, b)`. */
function equated(node: Node): readonly [Node, Node] | undefined {
  if (node.type !== 'method_invocation') return undefined;
  const [first, second] = parts(field(node, 'arguments'));
  const [object, name] = [node.childForFieldName('object'), fieldText(node, 'name')];
  if (first === undefined) return undefined;
  if (second !== undefined)
    return /^(Objects\.equals|Arrays\.(deepE|e)quals|\.compare)$/.test(`${object?.text ?? ''}.${name}`) ? [first, second] : undefined;
  return name === 'equals' && object !== null ? [object, first] : undefined;
}

/** `Math.abs(a - b) < bound` */
function distance(left: Node, bound: Node, reader: CaseReader): boolean {
  if (left.type !== 'method_invocation' || left.text.slice(0, 9) !== 'Math.abs(') return false;
  const [difference] = parts(field(left, 'arguments'));
  if (difference?.type !== 'binary_expression' || fieldText(difference, 'operator') !== '-') return false;
  return reader.near(field(difference, 'left'), field(difference, 'right'), bound);
}
