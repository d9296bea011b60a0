import type { Value } from '../../domain/value.js';
import { constants } from '../cases/case-reader.js';
import { unescaped } from '../cases/escapes.js';
import { arithmetic, float, integer, negated, numeric } from '../cases/numbers.js';
import { bare, field, fieldText, type Node, parts } from '../syntax.js';

type Names = ReadonlyMap<string, Value>;

/** The value of a constant Rust expression, as the cases carry it: `Some(x)` is x, `None` null, references what they refer to. */
export function rustValue(node: Node, names: Names): Value | undefined {
  switch (node.type) {
    case 'boolean_literal':
      return node.text === 'true';
    case 'integer_literal':
      return whole(node.text.replaceAll('_', ''));
    case 'float_literal':
      return float(Number(node.text.replaceAll('_', '').replace(/f(32|64)$/, '')));
    case 'string_literal':
      return node.text.startsWith('"') ? unescaped(node.text.slice(1, -1)) : undefined;
    case 'raw_string_literal':
      return /^r(#*)"([\s\S]*)"\1$/.exec(node.text)?.[2];
    case 'char_literal':
      return node.text.startsWith("'") ? unescaped(node.text.slice(1, -1)) : undefined;
    case 'identifier':
      return node.text === 'None' ? null : names.get(node.text);
    case 'unit_expression':
      return null;
    case 'parenthesized_expression':
      return rustValue(bare(node), names);
    case 'reference_expression':
      return rustValue(field(node, 'value'), names);
    case 'array_expression':
      return array(node, names);
    case 'tuple_expression':
      return wrapped(
        'tuple',
        constants(parts(node), (each) => rustValue(each, names)),
      );
    case 'unary_expression':
      return unary(node, names);
    case 'binary_expression':
      return binary(node, names);
    case 'type_cast_expression':
      return cast(fieldText(node, 'type'), rustValue(field(node, 'value'), names));
    case 'call_expression':
      return called(node, names);
    default:
      return undefined;
  }
}

function wrapped(kind: 'tuple' | 'set', values: readonly Value[] | undefined): Value | undefined {
  return values === undefined ? undefined : { $: kind, v: values };
}

function whole(text: string): Value | undefined {
  const digits = text.replace(/(?:[iu](?:8|16|32|64|128|size))$/, '');
  return /^(\d+|0x[\da-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits) ? integer(BigInt(digits)) : undefined;
}

function array(node: Node, names: Names): Value | undefined {
  const length = node.childForFieldName('length');
  const [first] = parts(node);
  if (length === null || first === undefined) return constants(parts(node), (each) => rustValue(each, names));
  const [member, count] = [rustValue(first, names), rustValue(length, names)];
  const repeated = typeof count === 'number' && count >= 0 && count <= 10_000 && member !== undefined;
  return repeated ? Array.from({ length: count }, () => member) : undefined;
}

function unary(node: Node, names: Names): Value | undefined {
  const [operand] = parts(node);
  const value = operand === undefined ? undefined : rustValue(operand, names);
  if (value === undefined) return undefined;
  if (node.text.startsWith('-')) return negated(value);
  if (node.text.startsWith('!')) return typeof value === 'boolean' ? !value : undefined;
  return value;
}

function binary(node: Node, names: Names): Value | undefined {
  const [left, right] = [rustValue(field(node, 'left'), names), rustValue(field(node, 'right'), names)];
  return left === undefined || right === undefined ? undefined : arithmetic(fieldText(node, 'operator'), left, right);
}

function cast(type: string, value: Value | undefined): Value | undefined {
  const number = value === undefined ? null : numeric(value);
  if (/^f(32|64)$/.test(type)) return number === null ? undefined : float(Number(number));
  return /^[iu](8|16|32|64|128|size)$/.test(type) && typeof number === 'bigint' ? value : undefined;
}

/** Methods that give the same value in another type. */
const SAME = ['to_string', 'to_owned', 'into', 'to_vec', 'clone', 'as_str', 'as_slice', 'into_boxed_slice'];

function called(node: Node, names: Names): Value | undefined {
  const callee = field(node, 'function');
  const args = parts(field(node, 'arguments'));
  if (callee.type === 'field_expression') {
    return args.length === 0 && SAME.includes(fieldText(callee, 'field')) ? rustValue(field(callee, 'value'), names) : undefined;
  }
  const values = constants(args, (each) => rustValue(each, names));
  return values === undefined ? undefined : made(callee.text.replaceAll(/::<[^()]*>/g, '').replace(/^std::collections::/, ''), values);
}

/** `Some(…)`, `Ok(…)`, `String::from(…)`, `Vec::new()`, `HashMap::from([…])` */
function made(name: string, values: readonly Value[]): Value | undefined {
  const [given] = values;
  switch (name) {
    case 'Some':
    case 'Ok':
    case 'Box::new':
    case 'String::from':
    case 'Vec::from':
      return given;
    case 'String::new':
      return '';
    case 'Vec::new':
      return [];
    case 'HashSet::from':
    case 'BTreeSet::from':
      return isList(given) ? wrapped('set', given) : undefined;
    case 'HashSet::new':
    case 'BTreeSet::new':
      return wrapped('set', []);
    case 'HashMap::new':
    case 'BTreeMap::new':
      return { $: 'dict', v: [] };
    case 'HashMap::from':
    case 'BTreeMap::from':
      return isList(given) ? dict(given) : undefined;
    default:
      return undefined;
  }
}

function dict(members: readonly Value[]): Value | undefined {
  const entries = members.flatMap((each): [Value, Value][] => {
    const pair = each !== null && typeof each === 'object' && '$' in each && each.$ === 'tuple' ? each.v : [];
    return pair[0] !== undefined && pair[1] !== undefined ? [[pair[0], pair[1]]] : [];
  });
  return entries.length === members.length ? { $: 'dict', v: entries } : undefined;
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
