import type { Value } from '../../domain/value.js';
import { constants } from '../cases/case-reader.js';
import { unescaped } from '../cases/escapes.js';
import { arithmetic, float, numeric } from '../cases/numbers.js';
import { field, fieldText, type Node, parts } from '../syntax.js';

type Names = ReadonlyMap<string, Value>;

const GLOBALS: Readonly<Record<string, Value>> = { NaN: float(Number.NaN), Infinity: float(Infinity) };

/**
 * The value of a constant JavaScript expression. A whole number is an integer, as the judge holds 3 equal to 3.0; `undefined` is no
 * plain value.
 */
export function javascriptValue(node: Node, names: Names): Value | undefined {
  switch (node.type) {
    case 'null':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'number':
      return literal(node.text.replaceAll('_', ''));
    case 'string':
      return unescaped(node.text.slice(1, -1), true);
    case 'template_string':
      return parts(node).some((part) => part.type === 'template_substitution') ? undefined : unescaped(node.text.slice(1, -1), true);
    case 'identifier':
      return names.has(node.text) ? names.get(node.text) : GLOBALS[node.text];
    case 'parenthesized_expression':
    case 'sequence_expression':
      return last(parts(node), names);
    case 'array':
      return hasHoles(node) ? undefined : constants(parts(node), (each) => javascriptValue(each, names));
    case 'object':
      return object(parts(node), names);
    case 'unary_expression':
      return unary(fieldText(node, 'operator'), javascriptValue(field(node, 'argument'), names));
    case 'binary_expression':
      return binary(node, names);
    case 'new_expression':
      return created(node, names);
    default:
      return undefined;
  }
}

function literal(text: string): Value {
  return text.endsWith('n') ? { $: 'int', v: String(BigInt(text.slice(0, -1))) } : number(Number(text));
}

function number(value: number): Value {
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : float(value);
}

/** All of a comma expression must be constant, the last is its value. */
function last(nodes: readonly Node[], names: Names): Value | undefined {
  return constants(nodes, (each) => javascriptValue(each, names))?.at(-1);
}

/** `[1,,2]` */
function hasHoles(array: Node): boolean {
  return array.children.some((each, index) => each.type === ',' && !array.children[index - 1]?.isNamed);
}

function object(nodes: readonly Node[], names: Names): Value | undefined {
  const entries = nodes.map((node) => pair(node, names)).filter((entry) => entry !== undefined);
  if (entries.length !== nodes.length) return undefined;
  return { $: 'dict', v: [...new Map(entries)] };
}

function pair(node: Node, names: Names): readonly [string, Value] | undefined {
  if (node.type !== 'pair') return undefined;
  const [key, value] = [keyOf(field(node, 'key')), javascriptValue(field(node, 'value'), names)];
  return key === undefined || value === undefined ? undefined : [key, value];
}

/** Keys of an object are texts. */
function keyOf(node: Node): string | undefined {
  if (node.type === 'property_identifier') return node.text;
  if (node.type === 'string') return unescaped(node.text.slice(1, -1), true);
  return node.type === 'number' ? String(Number(node.text)) : undefined;
}

function unary(operator: string, value: Value | undefined): Value | undefined {
  const given = value === undefined ? null : numeric(value);
  if (operator === '!') return typeof value === 'boolean' ? !value : undefined;
  if (given === null) return undefined;
  if (isBig(value)) return operator === '-' ? { $: 'int', v: String(-BigInt(value.v)) } : undefined;
  if (operator === '-') return number(-Number(given));
  return operator === '+' ? value : undefined;
}

function binary(node: Node, names: Names): Value | undefined {
  const [left, right] = [javascriptValue(field(node, 'left'), names), javascriptValue(field(node, 'right'), names)];
  const operator = fieldText(node, 'operator');
  if (left === undefined || right === undefined) return undefined;
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  const [a, b] = [numeric(left), numeric(right)];
  if (isBig(left) || isBig(right)) return undefined;
  const result = a === null || b === null ? undefined : arithmetic(operator, float(Number(a)), float(Number(b)));
  const value = result === undefined ? null : numeric(result);
  return value === null ? undefined : number(Number(value));
}

/** `new Set([…])`, `new Map([[key, value], …])` */
function created(node: Node, names: Names): Value | undefined {
  const type = fieldText(node, 'constructor');
  const args = node.childForFieldName('arguments');
  const [given] = args === null ? [] : (constants(parts(args), (each) => javascriptValue(each, names)) ?? []);
  const members: readonly Value[] | undefined = args === null || parts(args).length === 0 ? [] : isList(given) ? given : undefined;
  if (members === undefined) return undefined;
  if (type === 'Set') return { $: 'set', v: members };
  if (type !== 'Map') return undefined;
  const entries = members.flatMap((each): [Value, Value][] =>
    isList(each) && each[0] !== undefined && each[1] !== undefined ? [[each[0], each[1]]] : [],
  );
  const isNamed = entries.every(([key]) => typeof key === 'string');
  return entries.length === members.length ? { $: isNamed ? 'map' : 'dict', v: entries } : undefined;
}

/** A BigInt: a number of the language is never of this kind. */
function isBig(value: Value | undefined): value is { readonly $: 'int'; readonly v: string } {
  return value !== null && typeof value === 'object' && '$' in value && value.$ === 'int';
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
