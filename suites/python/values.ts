import type { Value } from '../../domain/value.js';
import { floatText } from '../cases/numbers.js';

/** A Python value as the test text makes it: integers are bigint, numbers are floats, collections and objects have identity. */
export type Py = null | boolean | string | bigint | number | PySequence | PyDict | PyObject;

export interface PySequence {
  readonly kind: 'list' | 'tuple' | 'set' | 'frozenset';
  readonly items: readonly Py[];
}

export interface PyDict {
  readonly kind: 'dict';
  readonly entries: readonly (readonly [Py, Py])[];
}

export interface PyObject {
  readonly kind: 'object';
  /** `module:Class` */
  readonly class: string;
  readonly fields: Map<string, Py>;
}

export function list(items: readonly Py[]): PySequence {
  return { kind: 'list', items };
}

/** A set keeps the first of equal elements, in the order as written. */
export function set(items: readonly Py[], kind: 'set' | 'frozenset' = 'set'): PySequence {
  return { kind, items: items.filter((item, index) => items.findIndex((other) => same(other, item)) === index) };
}

/** Of equal keys the first stays, with the last value. */
export function dict(entries: readonly (readonly [Py, Py])[]): PyDict {
  const first = entries.filter(([key], index) => entries.findIndex(([other]) => same(other, key)) === index);
  return {
    kind: 'dict',
    entries: first.map(([key, value]) => [key, entries.findLast(([other]) => same(other, key))?.[1] ?? value] as const),
  };
}

export function isSequence(value: Py | undefined): value is PySequence {
  return typeof value === 'object' && value !== null && 'items' in value;
}

/** What iterating over a value gives; undefined where it cannot be iterated. */
export function elements(value: Py | undefined): readonly Py[] | undefined {
  if (typeof value === 'string') return Array.from(value);
  if (isSequence(value)) return value.items;
  return typeof value === 'object' && value !== null && value.kind === 'dict' ? value.entries.map(([key]) => key) : undefined;
}

export function isNumeric(value: Py | undefined): value is boolean | bigint | number {
  return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
}

/** Python's `==`. */
export function same(a: Py, b: Py): boolean {
  if (isNumeric(a) && isNumeric(b)) return numeric(a) == numeric(b); // oxlint-disable-line eqeqeq -- 1n == 1 as in Python
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (isSequence(a) && isSequence(b)) {
    const others = b.items;
    if (a.items.length !== others.length) return false;
    if (isUnordered(a) && isUnordered(b)) return a.items.every((item) => others.some((other) => same(item, other)));
    return a.kind === b.kind && a.items.every((item, index) => same(item, others[index] ?? null));
  }
  if (a.kind === 'dict' && b.kind === 'dict') {
    const others = b.entries;
    return (
      a.entries.length === others.length && a.entries.every(([key, each]) => others.some(([k, other]) => same(key, k) && same(each, other)))
    );
  }
  return a === b;
}

export function truth(value: Py): boolean {
  if (value === null || typeof value !== 'object') return Boolean(value);
  if (value.kind === 'object') return true;
  return (value.kind === 'dict' ? value.entries : value.items).length > 0;
}

export function numeric(value: boolean | bigint | number): bigint | number {
  return typeof value === 'boolean' ? BigInt(value) : value;
}

function isUnordered(value: PySequence): boolean {
  return value.kind === 'set' || value.kind === 'frozenset';
}

/** The values in the form that a case carries. An object that stands twice in them keeps its identity. */
export function toValues(values: readonly Py[]): Value[] {
  const ids = new Map<PyObject, number>();
  const convert = (value: Py): Value => {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : { $: 'int', v: String(value) };
    if (typeof value === 'number') return { $: 'float', v: floatText(value) };
    if (value.kind === 'list') return value.items.map(convert);
    if (value.kind === 'dict') return { $: 'dict', v: value.entries.map(([key, each]) => [convert(key), convert(each)] as const) };
    if (value.kind !== 'object') return { $: value.kind, v: value.items.map(convert) };
    const known = ids.get(value);
    if (known !== undefined) return { $: 'ref', id: known };
    const id = ids.size + 1;
    ids.set(value, id);
    return { $: 'object', id, class: value.class, fields: [...value.fields].map(([name, each]) => [name, convert(each)] as const) };
  };
  return values.map(convert);
}
