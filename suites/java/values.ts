import type { Value } from '../../domain/value.js';
import { constants } from '../cases/case-reader.js';
import { unescaped } from '../cases/escapes.js';
import { arithmetic, float, integer, negated, numeric } from '../cases/numbers.js';
import { bare, field, fieldText, type Node, parts } from '../syntax.js';

type Names = ReadonlyMap<string, Value>;

/** 0.1f is the float that is nearest, and as a double not 0.1. */
function floating(text: string): number {
  const number = Number(text.replace(/[dDfF]$/, ''));
  return /f$/i.test(text) ? Math.fround(number) : number;
}

/** The value of a constant Java expression: literals, arithmetic, arrays and the usual collections. */
export function javaValue(node: Node, names: Names): Value | undefined {
  switch (node.type) {
    case 'null_literal':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'binary_integer_literal':
      return integer(BigInt(node.text.replaceAll('_', '').replace(/l$/i, '')));
    case 'decimal_floating_point_literal':
      return float(floating(node.text.replaceAll('_', '')));
    case 'string_literal':
      return node.text.startsWith('"""') ? undefined : unescaped(node.text.slice(1, -1));
    case 'character_literal':
      return unescaped(node.text.slice(1, -1));
    case 'identifier':
      return names.get(node.text);
    case 'parenthesized_expression':
      return javaValue(bare(node), names);
    case 'unary_expression':
      return unary(fieldText(node, 'operator'), javaValue(field(node, 'operand'), names));
    case 'binary_expression':
      return binary(node, names);
    case 'cast_expression':
      return cast(fieldText(node, 'type'), javaValue(field(node, 'value'), names));
    case 'array_creation_expression':
    case 'array_initializer':
      return array(node, names);
    case 'method_invocation':
      return factory(node, names);
    case 'object_creation_expression':
      return created(node, names);
    default:
      return undefined;
  }
}

function unary(operator: string, value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  if (operator === '-') return negated(value);
  if (operator === '!') return typeof value === 'boolean' ? !value : undefined;
  return operator === '+' ? value : undefined;
}

const INT = { least: -(2n ** 31n), most: 2n ** 31n - 1n };

/** Arithmetic that leaves the range of int is left alone: there Java's own depends on the types. */
function binary(node: Node, names: Names): Value | undefined {
  const [left, right] = [javaValue(field(node, 'left'), names), javaValue(field(node, 'right'), names)];
  const operator = fieldText(node, 'operator');
  if (left === undefined || right === undefined) return undefined;
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  const result = arithmetic(operator, left, right);
  const number = result === undefined ? null : numeric(result);
  return typeof number === 'bigint' && (number < INT.least || number > INT.most) ? undefined : result;
}

function cast(type: string, value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  const number = numeric(value);
  if (/^(double|Double)$/.test(type)) return number === null ? value : float(Number(number));
  if (/^(int|long|short|byte)$/.test(type)) return typeof number === 'bigint' ? value : undefined;
  return type === 'char' || type === 'float' ? undefined : value;
}

function array(node: Node, names: Names): Value | undefined {
  const initializer = node.type === 'array_initializer' ? node : node.childForFieldName('value');
  return initializer === null ? undefined : constants(parts(initializer), (each) => javaValue(each, names));
}

/** `Arrays.asList(…)`, `List.of(…)`, `Set.of(…)`, `Map.of(…)`, `Optional.of(…)` and their kin. */
function factory(node: Node, names: Names): Value | undefined {
  const values = constants(parts(field(node, 'arguments')), (each) => javaValue(each, names));
  if (values === undefined) return undefined;
  const owner = fieldText(node, 'object').split('.').at(-1);
  switch (`${owner}.${fieldText(node, 'name')}`) {
    case 'Arrays.asList':
    case 'List.of':
    case 'Collections.singletonList':
    case 'Collections.emptyList':
      return values;
    case 'Set.of':
      return { $: 'set', v: values };
    case 'Map.of':
      return { $: 'dict', v: pairs(values) };
    case 'Optional.of':
      return values[0];
    case 'Optional.empty':
      return null;
    default:
      return undefined;
  }
}

function pairs(values: readonly Value[]): [Value, Value][] {
  return values.flatMap((value, index) => (index % 2 === 0 ? [[value, values[index + 1] ?? null] as [Value, Value]] : []));
}

/** `new ArrayList<>(…)`, `new HashMap<>() {{ put(…); }}`, `new BigInteger("…")` */
function created(node: Node, names: Names): Value | undefined {
  const type = field(node, 'type').text.replace(/<.*$/s, '').split('.').at(-1) ?? '';
  const values = constants(parts(field(node, 'arguments')), (each) => javaValue(each, names));
  if (values === undefined) return undefined;
  const [given] = values;
  if (type === 'BigInteger') return typeof given === 'string' && /^-?\d+$/.test(given) ? integer(BigInt(given)) : undefined;
  if (/^(Array|Linked)(List|Deque)$|^(Vector|Stack)$/.test(type)) return isList(given) ? given : values.length === 0 ? [] : undefined;
  if (/^(Linked)?(Hash|Tree)?Set$/.test(type))
    return isList(given) ? { $: 'set', v: given } : values.length === 0 ? { $: 'set', v: [] } : undefined;
  if (!/^(Linked)?(Hash|Tree)?Map$/.test(type) || values.length > 0) return undefined;
  return initialised(node, names);
}

function initialised(node: Node, names: Names): Value | undefined {
  const body = parts(node).find((each) => each.type === 'class_body');
  const calls =
    body === undefined ? [] : body.descendantsOfType('expression_statement').filter((each) => each.parent?.parent?.id === body.id);
  const entries = calls.map((statement) => putPair(parts(statement)[0], names)).filter((entry) => entry !== undefined);
  return entries.length === calls.length ? { $: 'dict', v: entries.map(({ entry }) => entry) } : undefined;
}

/** `put(key, value)`, or `map.put(key, value)`. */
export function putPair(
  call: Node | undefined,
  names: Names,
): { readonly map: string; readonly entry: readonly [Value, Value] } | undefined {
  if (call?.type !== 'method_invocation' || fieldText(call, 'name') !== 'put') return undefined;
  const [key, value] = constants(parts(field(call, 'arguments')), (each) => javaValue(each, names)) ?? [];
  return key === undefined || value === undefined ? undefined : { map: fieldText(call, 'object'), entry: [key, value] };
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
