import { isList } from '../../domain/show.js';
import type { Value } from '../../domain/value.js';
import { type Exact, isNear, isSameNumber, keyOfNumber, roughly } from './numbers.js';
import type { Equality, ObjectValue, Shape } from './shape.js';

/** How nearly the two must be one: `exact` minds types at every level, a tolerance lets numbers differ. */
export interface Rule {
  readonly exact: boolean;
  readonly tolerance: number;
}

/** More that are nearly equal are not paired with each other: the work grows with the square. */
const MAX_PAIRED = 1_000;

/**
 * Holds an answer against what was expected. Both are plain data; an answer comes from a candidate and may be shaped to
 * hurt, so that depth is bounded by the schema and work by the pairs of objects.
 */
export function isSame(equality: Equality, expected: Value, answer: Value, rule: Rule): boolean {
  return new Comparing(equality, rule, { expected: objectsIn(expected), answer: objectsIn(answer) }).same(expected, answer);
}

/** Whether two collections have equal elements, in any order. */
export function isSameCollection(equality: Equality, expected: readonly Value[], answer: readonly Value[], distinct: boolean): boolean {
  const [wanted, given] = [expected.map(keys(equality, 'expected', false)), answer.map(keys(equality, 'answer', false))].map((each) =>
    (distinct ? [...new Set(each)] : each).toSorted(),
  );
  return JSON.stringify(wanted) === JSON.stringify(given);
}

class Comparing {
  readonly #equality: Equality;
  readonly #rule: Rule;
  /** objects of both sides by their ids */
  readonly #objects: Objects;
  /** pairs that are taken as equal while their fields are compared */
  readonly #assumed = new Set<string>();
  readonly #expectedKey: (value: Value) => string;
  readonly #answerKey: (value: Value) => string;

  constructor(equality: Equality, rule: Rule, objects: Objects) {
    this.#equality = equality;
    this.#rule = rule;
    this.#objects = objects;
    this.#expectedKey = keys(equality, 'expected', rule.exact);
    this.#answerKey = keys(equality, 'answer', rule.exact);
  }

  same(expected: Value, answer: Value): boolean {
    const left = this.#equality.expected(expected);
    return this.#sameShape(left, this.#equality.answer(answer, left));
  }

  #sameShape(left: Shape, right: Shape): boolean {
    if (
      left.form === 'number' &&
      right.form === 'number' &&
      this.#rule.tolerance > 0 &&
      left.family !== 'bigint' &&
      right.family !== 'bigint'
    )
      return this.#sameNumber(left.value, right.value);
    if (left.family !== right.family || (this.#rule.exact && left.type !== right.type)) return false;
    switch (left.form) {
      case 'atom':
        return right.form === 'atom' && left.key === right.key;
      case 'number':
        return right.form === 'number' && this.#sameNumber(left.value, right.value);
      case 'list':
        return (
          right.form === 'list' &&
          left.items.length === right.items.length &&
          left.items.every((each, index) => this.same(each, right.items[index] ?? null))
        );
      case 'set':
        return right.form === 'set' && this.#sameSet(left.items, right.items);
      case 'pairs':
        return right.form === 'pairs' && this.#samePairs(left.pairs, right.pairs);
      case 'object':
        return right.form === 'object' && this.#sameObject(left.value, right.value);
      case 'nothing':
        return false;
      default:
        return left satisfies never;
    }
  }

  #sameNumber(expected: Exact, answer: Exact): boolean {
    return this.#rule.tolerance > 0 ? isNear(expected, answer, this.#rule.tolerance) : isSameNumber(expected, answer);
  }

  #sameSet(expected: readonly Value[], answer: readonly Value[]): boolean {
    if (expected.length !== answer.length) return false;
    const found = new Set(answer.map(this.#answerKey));
    if (found.size === answer.length && expected.every((each) => found.has(this.#expectedKey(each)))) return true;
    return this.#rule.tolerance > 0 && this.#isPaired(expected, answer);
  }

  #samePairs(expected: readonly (readonly [Value, Value])[], answer: readonly (readonly [Value, Value])[]): boolean {
    const found = new Map(answer.map(([key, each]) => [this.#answerKey(key), each]));
    return (
      expected.length === answer.length &&
      found.size === answer.length &&
      expected.every(([key, each]) => {
        const other = found.get(this.#expectedKey(key));
        return other !== undefined && this.same(each, other);
      })
    );
  }

  /**
   * Nearly equal numbers have no common key: in their order each stands beside its partner; among other things each takes the first
   * free one.
   */
  #isPaired(expected: readonly Value[], answer: readonly Value[]): boolean {
    const [left, right] = [this.#numbers(expected, 'expected'), this.#numbers(answer, 'answer')];
    if (left !== null && right !== null) return left.every((each, index) => this.#sameNumber(each, right[index] ?? Number.NaN));
    if (expected.length > MAX_PAIRED) return false;
    const free = [...answer];
    return expected.every((each) => {
      const partner = free.findIndex((other) => this.same(each, other));
      if (partner >= 0) free.splice(partner, 1);
      return partner >= 0;
    });
  }

  #numbers(values: readonly Value[], side: Side): readonly Exact[] | null {
    const numbers = values.flatMap((each) => {
      const shape = side === 'expected' ? this.#equality.expected(each) : this.#equality.answer(each, null);
      return shape.form === 'number' ? [shape.value] : [];
    });
    return numbers.length === values.length ? numbers.toSorted((one, other) => roughly(one) - roughly(other)) : null;
  }

  /** Equal when no path of fields leads to a difference; cycles are followed once for each pair. */
  #sameObject(expected: ObjectValue, answer: ObjectValue): boolean {
    const [left, right] = [this.#resolved(expected, 'expected'), this.#resolved(answer, 'answer')];
    if (left === null || right === null || left.class !== right.class || left.fields.length !== right.fields.length) return false;
    const pair = `${left.id}:${right.id}`;
    if (this.#assumed.has(pair)) return true;
    this.#assumed.add(pair);
    const fields = new Map(right.fields);
    return left.fields.every(([name, each]) => {
      const other = fields.get(name);
      return other !== undefined && this.same(each, other);
    });
  }

  #resolved(value: ObjectValue, side: Side): Extract<Value, { readonly $: 'object' }> | null {
    const found = value.$ === 'ref' ? (this.#objects[side].get(value.id) ?? null) : value;
    return found !== null && typeof found === 'object' && !isList(found) && found.$ === 'object' ? found : null;
  }
}

type Side = 'expected' | 'answer';
type Objects = Readonly<Record<Side, ReadonlyMap<number, Value>>>;

/** Equal values have equal keys. What equals nothing has a key of its own each time. */
function keys(equality: Equality, side: Side, exact: boolean): (value: Value) => string {
  let unlike = 0;
  const keyOf = (value: Value): string => {
    const shape = side === 'expected' ? equality.expected(value) : equality.answer(value, null);
    return `${JSON.stringify([shape.family, exact ? shape.type : ''])}${partsOf(shape)}`;
  };
  const pairKeys = (pairs: readonly (readonly [Value, Value])[]): string[] => pairs.map(([key, each]) => `${keyOf(key)}:${keyOf(each)}`);
  const partsOf = (shape: Shape): string => {
    switch (shape.form) {
      case 'atom':
        return JSON.stringify(shape.key);
      case 'number':
        return keyOfNumber(shape.value);
      case 'list':
        return `[${shape.items.map(keyOf).join()}]`;
      case 'set':
        return `{${shape.items.map(keyOf).toSorted().join()}}`;
      case 'pairs':
        return `{${pairKeys(shape.pairs).toSorted().join()}}`;
      case 'object':
        if (shape.value.$ === 'object') return `${JSON.stringify(shape.value.class)}(${pairKeys(shape.value.fields).join()})`;
        return `#${shape.value.id}`;
      case 'nothing':
        unlike += 1;
        return `?${side}${unlike}`;
      default:
        return shape satisfies never;
    }
  };
  return keyOf;
}

function objectsIn(value: Value, found = new Map<number, Value>()): Map<number, Value> {
  if (value === null || typeof value !== 'object') return found;
  if (isList(value)) {
    for (const each of value) objectsIn(each, found);
    return found;
  }
  if (value.$ === 'object') found.set(value.id, value);
  for (const each of membersOf(value)) objectsIn(each, found);
  return found;
}

function membersOf(value: Exclude<Value, null | boolean | string | number | readonly Value[]>): readonly Value[] {
  switch (value.$) {
    case 'tuple':
    case 'set':
    case 'frozenset':
      return value.v;
    case 'dict':
    case 'map':
      return value.v.flat();
    case 'object':
      return value.fields.map(([, each]) => each);
    case 'typed':
      return [value.v];
    case 'int':
    case 'float':
    case 'decimal':
    case 'fraction':
    case 'complex':
    case 'bytes':
    case 'ref':
    case 'handle':
    case 'opaque':
      return [];
    default:
      return value satisfies never;
  }
}
