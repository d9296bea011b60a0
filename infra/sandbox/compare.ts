import { isList } from '../../domain/show.js';
import type { Comparison } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';

/**
 * Holds an answer against what was expected. Both are plain data; an answer comes from a candidate and may be
 * shaped to hurt, so that depth is bounded by the schema and work by the pairs of objects.
 */
export function matches(expected: Value, answer: Value, comparison: Comparison): boolean {
  switch (comparison.kind) {
    case 'equal':
      return same(expected, answer, { exact: false, tolerance: 0 });
    case 'exact':
      return same(expected, answer, { exact: true, tolerance: 0 });
    case 'close':
      return same(expected, answer, { exact: false, tolerance: comparison.tolerance });
    case 'unordered':
      return sameCollection(expected, answer, comparison.distinct);
    case 'truthy':
      return isTrue(expected) === isTrue(answer);
    default:
      return comparison satisfies never;
  }
}

interface Rule {
  readonly exact: boolean;
  readonly tolerance: number;
}

type Tagged = Exclude<Value, null | boolean | string | number | readonly Value[]>;

/** Objects of both sides by their ids, and the pairs that are taken as equal while their fields are compared. */
interface Graph {
  readonly expected: Map<number, Value>;
  readonly answer: Map<number, Value>;
  readonly assumed: Set<string>;
}

function same(expected: Value, answer: Value, rule: Rule): boolean {
  return sameIn(expected, answer, rule, { expected: objectsOf(expected), answer: objectsOf(answer), assumed: new Set() });
}

function sameIn(expected: Value, answer: Value, rule: Rule, graph: Graph): boolean {
  if (rule.exact && kindOf(resolve(expected, graph.expected)) !== kindOf(resolve(answer, graph.answer))) return false;
  const [left, right] = [numberOf(expected), numberOf(answer)];
  if (left !== null || right !== null) return left !== null && right !== null && sameNumber(left, right, rule.tolerance);
  if (expected === null || answer === null || typeof expected === 'string' || typeof answer === 'string') return expected === answer;
  if (isList(expected) || isList(answer)) return isList(expected) && isList(answer) && sameItems(expected, answer, rule, graph);
  // numbers, also tagged ones, are dealt with above
  if (typeof expected !== 'object' || typeof answer !== 'object') return false;
  return sameTagged(expected, answer, rule, graph);
}

function sameTagged(expected: Tagged, answer: Tagged, rule: Rule, graph: Graph): boolean {
  if (isObject(expected) || isObject(answer)) return isObject(expected) && isObject(answer) && sameObject(expected, answer, rule, graph);
  switch (expected.$) {
    case 'tuple':
      return answer.$ === 'tuple' && sameItems(expected.v, answer.v, rule, graph);
    case 'set':
    case 'frozenset':
      return (answer.$ === 'set' || answer.$ === 'frozenset') && sameSet(expected.v, answer.v, rule, graph);
    case 'dict':
      return answer.$ === 'dict' && sameDict(expected.v, answer.v, rule, graph);
    case 'bytes':
      return answer.$ === 'bytes' && expected.v === answer.v;
    case 'int':
    case 'float':
    case 'handle':
    case 'opaque':
      return false;
    default:
      return expected satisfies never;
  }
}

function isObject(value: Tagged): value is Extract<Tagged, { $: 'object' | 'ref' }> {
  return value.$ === 'object' || value.$ === 'ref';
}

function sameItems(expected: readonly Value[], answer: readonly Value[], rule: Rule, graph: Graph): boolean {
  return expected.length === answer.length && expected.every((each, index) => sameIn(each, answer[index] ?? null, rule, graph));
}

function sameSet(expected: readonly Value[], answer: readonly Value[], rule: Rule, graph: Graph): boolean {
  if (expected.length !== answer.length) return false;
  const keys = new Set(answer.map(keyOf));
  if (expected.every((each) => keys.has(keyOf(each)))) return true;
  return rule.tolerance > 0 && isPaired(expected, answer, rule, graph);
}

function sameDict(expected: readonly (readonly [Value, Value])[], answer: readonly (readonly [Value, Value])[], rule: Rule, graph: Graph): boolean {
  const found = new Map(answer.map(([key, each]) => [keyOf(key), each]));
  return expected.length === answer.length && found.size === answer.length && expected.every(([key, each]) => {
    const other = found.get(keyOf(key));
    return other !== undefined && sameIn(each, other, rule, graph);
  });
}

/** Nearly equal numbers have no common key: each takes the first free partner. */
function isPaired(expected: readonly Value[], answer: readonly Value[], rule: Rule, graph: Graph): boolean {
  const free = [...answer];
  return expected.every((each) => {
    const partner = free.findIndex((other) => sameIn(each, other, rule, graph));
    if (partner >= 0) free.splice(partner, 1);
    return partner >= 0;
  });
}

/** Equal when no path of fields leads to a difference; cycles are followed once for each pair. */
function sameObject(expected: Value, answer: Value, rule: Rule, graph: Graph): boolean {
  const [left, right] = [resolve(expected, graph.expected), resolve(answer, graph.answer)];
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object' || isList(left) || isList(right)) return false;
  if (left.$ !== 'object' || right.$ !== 'object' || left.class !== right.class || left.fields.length !== right.fields.length) return false;
  const pair = `${left.id}:${right.id}`;
  if (graph.assumed.has(pair)) return true;
  graph.assumed.add(pair);
  const fields = new Map(right.fields);
  return left.fields.every(([name, each]) => {
    const other = fields.get(name);
    return other !== undefined && sameIn(each, other, rule, graph);
  });
}

function resolve(value: Value, objects: ReadonlyMap<number, Value>): Value {
  if (value === null || typeof value !== 'object' || isList(value) || value.$ !== 'ref') return value;
  return objects.get(value.id) ?? value;
}

function objectsOf(value: Value, found = new Map<number, Value>()): Map<number, Value> {
  if (value === null || typeof value !== 'object') return found;
  if (isList(value)) {
    for (const each of value) objectsOf(each, found);
    return found;
  }
  if (value.$ === 'object') found.set(value.id, value);
  for (const each of partsOf(value)) objectsOf(each, found);
  return found;
}

function partsOf(value: Tagged): readonly Value[] {
  switch (value.$) {
    case 'tuple':
    case 'set':
    case 'frozenset':
      return value.v;
    case 'dict':
      return value.v.flat();
    case 'object':
      return value.fields.map(([, each]) => each);
    case 'int':
    case 'float':
    case 'bytes':
    case 'ref':
    case 'handle':
    case 'opaque':
      return [];
    default:
      return value satisfies never;
  }
}

function sameCollection(expected: Value, answer: Value, distinct: boolean): boolean {
  const [left, right] = [itemsOf(expected), itemsOf(answer)];
  if (left === null || right === null) return same(expected, answer, { exact: false, tolerance: 0 });
  const [wanted, given] = [left, right].map((items) => (distinct ? [...new Set(items.map(keyOf))] : items.map(keyOf)).toSorted());
  return JSON.stringify(wanted) === JSON.stringify(given);
}

function itemsOf(value: Value): readonly Value[] | null {
  if (value === null || typeof value !== 'object') return null;
  if (isList(value)) return value;
  return value.$ === 'tuple' || value.$ === 'set' || value.$ === 'frozenset' ? value.v : null;
}

/** Equal values have equal keys. An opaque answer has a key that no expected value has. */
function keyOf(value: Value): string {
  const number = numberOf(value);
  if (number !== null) return `n${String(number)}`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(keyOf).join()}]`;
  switch (value.$) {
    case 'set':
    case 'frozenset':
      return `{${value.v.map(keyOf).toSorted().join()}}`;
    case 'dict':
      return `d{${value.v.map(([key, each]) => `${keyOf(key)}:${keyOf(each)}`).toSorted().join()}}`;
    case 'tuple':
      return `(${value.v.map(keyOf).join()})`;
    case 'object':
      return `o${JSON.stringify(value.class)}(${value.fields.map(([name, each]) => `${JSON.stringify(name)}=${keyOf(each)}`).join()})`;
    case 'bytes':
      return `b${value.v}`;
    case 'ref':
    case 'handle':
    case 'opaque':
    case 'int':
    case 'float':
      return JSON.stringify(value);
    default:
      return value satisfies never;
  }
}

/** Booleans are numbers, as in Python; whole floats within the exact range become integers. */
function numberOf(value: Value): number | bigint | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value !== 'object' || isList(value)) return null;
  if (value.$ === 'int') return BigInt(value.v);
  if (value.$ !== 'float') return null;
  const float = value.v === 'nan' ? Number.NaN : value.v.endsWith('inf') ? Number(value.v.replace('inf', 'Infinity')) : Number(value.v);
  return Number.isInteger(float) && !Number.isSafeInteger(float) ? BigInt(float) : float + 0;
}

/** A NaN that is expected is met by a NaN, which Python's == would never say. */
function sameNumber(expected: number | bigint, answer: number | bigint, tolerance: number): boolean {
  // eslint-disable-next-line eqeqeq -- compares a bigint with a number by value
  if (expected == answer) return true;
  const [left, right] = [Number(expected), Number(answer)];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) && Number.isNaN(right);
  if (!Number.isFinite(left) || !Number.isFinite(right)) return false;
  return Math.abs(left - right) <= Math.max(tolerance, tolerance * Math.abs(left)) && tolerance > 0;
}

function kindOf(value: Value): string {
  if (value === null) return 'null';
  if (isList(value)) return 'list';
  if (typeof value === 'number') return 'int';
  return typeof value === 'object' ? value.$ : typeof value;
}

function isTrue(value: Value): boolean {
  const number = numberOf(value);
  // nan is true, as in Python
  if (number !== null) return Number.isNaN(number) || Boolean(number);
  if (value === null || typeof value !== 'object') return Boolean(value);
  if (isList(value)) return value.length > 0;
  return 'v' in value ? value.v.length > 0 : true;
}
