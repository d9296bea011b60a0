import type { Node } from '../../../syntax/source.js';
import { keeps, makes } from './compared.js';
import type { Way, Wrong } from '../ways.js';
import { argumentsOf, calledBy, declarationOf, methodOf } from './names.js';

const ASKING = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'contains', 'contains_key', 'starts_with', 'ends_with', 'is_subset', 'is_superset'];
const MAKER = /(?:^|::)(?:new|from|default|(?:with|from)_\w+)$/;

/** Whether a value of a type of the program's may say that a condition holds, whatever it is. */
export function canPretend(truth: Node): boolean {
  return partsOf(truth).some(isAsked);
}

/**
 * Ways that only exchange a truth deny what they are held against where that is asked of a value: `assert_eq!(true,
 * f(1).contains(&3))`.
 */
export function heldAgainst(sides: readonly Node[], ways: readonly Way[]): Pick<Wrong, 'values' | 'denials'> {
  if (!sides.some(({ text }) => TRUTH.test(text)) || !sides.some(canPretend)) return { values: ways, denials: [] };
  return { values: ways.filter((way) => !isTruth(way)), denials: ways.filter(isTruth) };
}

function isTruth(way: Way): boolean {
  return way.every(({ text }) => TRUTH.test(text));
}

const TRUTH = /^(?:true|false)$/;

/** A condition itself, and those that it is put together of, also where they are said before. */
function partsOf(truth: Node, deep = 0): readonly Node[] {
  if (deep > DEEP) return [];
  if (truth.type === 'identifier') {
    const value = declarationOf(truth)?.childForFieldName('value') ?? null;
    return value === null ? [] : partsOf(value, deep + 1);
  }
  return LOGICAL.includes(truth.type) ? [truth, ...truth.namedChildren.flatMap((each) => partsOf(each, deep + 1))] : [truth];
}

const DEEP = 6;
const LOGICAL = ['parenthesized_expression', 'unary_expression', 'binary_expression', 'reference_expression'];

function isAsked(truth: Node): boolean {
  const comparisons = [truth, ...truth.descendantsOfType('binary_expression')].filter((each) =>
    /^(?:[=!]=|[<>]=?)$/.test(each.childForFieldName('operator')?.text ?? ''),
  );
  const calls = [truth, ...truth.descendantsOfType('call_expression')];
  return comparisons.length > 0 || calls.some((each) => ASKING.includes(methodOf(each)?.name ?? '') && isOfAnswer(each));
}

/** On an object of its own, which is what a test is about, a program may do what it likes; what it has answered is another matter. */
function isOfAnswer(call: Node): boolean {
  const receiver = methodOf(call)?.receiver;
  const value = receiver?.type === 'identifier' ? (declarationOf(receiver)?.childForFieldName('value') ?? null) : receiver;
  return value?.type === 'call_expression' && !MAKER.test(calledBy(value));
}

/**
 * Whether one of two that are equal may be of a type of the program's that equals everything. Not where both are of the
 * standard library; and what equals a constant without parts wins nothing by it that the constant would not.
 */
export function canPretendEquality(one: Node, other: Node): boolean {
  return !(isConstant(one) || isConstant(other) || (isPlain(one) && isPlain(other)));
}

/** `None`, `Err(Error::Full)`, `Vec::new()` */
function isConstant(written: Node, deep = 0): boolean {
  const value = bare(written);
  if (deep > 4) return false;
  if (value.type === 'identifier' && value.text !== 'None') {
    const given = declarationOf(value)?.childForFieldName('value') ?? null;
    return given !== null && isConstant(given, deep + 1);
  }
  if (value.type === 'call_expression') {
    if (/^(?:Ok|Err|Some)$/.test(calledBy(value))) return argumentsOf(value).every((each) => isConstant(each, deep + 1));
    return /^(?:\w+::)*(?:Vec|String|VecDeque|(?:Hash|BTree)(?:Map|Set))::new$/.test(calledBy(value));
  }
  if (value.type === 'array_expression') return value.namedChildren.length === 0;
  return value.text === 'None' || value.type === 'unit_expression' || /^(?:\w+::)+[A-Z]\w*[a-z]\w*$/.test(value.text);
}

/** Of a type of the standard library, by how it is declared or what it is made of. */
function isPlain(written: Node, deep = 0): boolean {
  const value = bare(written);
  if (deep > 4) return false;
  if (value.type === 'identifier') {
    const declaration = declarationOf(value);
    const type = declaration?.childForFieldName('type')?.text;
    if (type !== undefined) return PLAIN_TYPE.test(type);
    const given = declaration?.childForFieldName('value') ?? null;
    return given !== null && isPlain(given, deep + 1);
  }
  if (value.type === 'call_expression') {
    const method = methodOf(value);
    return method === null
      ? makes(value) && argumentsOf(value).every((each) => isPlain(each, deep + 1))
      : keeps(value) && isPlain(method.receiver, deep + 1);
  }
  return (
    value.type.endsWith('_literal') || (value.type === 'array_expression' && value.namedChildren.every((each) => isPlain(each, deep + 1)))
  );
}

const PLAIN_TYPE =
  /^(?:&|'\w+|mut|\s|[()[\]<>,;]|\d+|[iu](?:8|16|32|64|128|size)|f32|f64|bool|char|str|String|Vec|Option|(?:Hash|BTree)(?:Map|Set))+$/;

function bare(node: Node): Node {
  const inner = ['reference_expression', 'parenthesized_expression'].includes(node.type) ? node.namedChildren.at(-1) : undefined;
  return inner === undefined ? node : bare(inner);
}
