import { isList } from '../../domain/show.js';
import type { Value } from '../../domain/value.js';
import { decimalOf, doubleOf, type Exact, integerOf, isSameNumber } from './numbers.js';
import { atom, type Equality, itemsOf, NOTHING, ofType, type Shape } from './shape.js';

/**
 * What `assertEquals(expected, call)` says once it is compiled. A number of a primitive type, or of its box, is promoted as
 * Java promotes it; behind `Object` or in a collection boxes are compared by `equals`: 5.0 is not 5, 'a' is not "a".
 * Widths of integers are not told apart, as a case has one word for them.
 */
export const JAVA: Equality = {
  expected: (value) => shapeOf(value, null),
  answer: shapeOf,
  truth: (value) => (typeof value === 'boolean' ? value : null),
  elements: (value) => itemsOf(shapeOf(value, null)),
};

/** Declared types whose values are promoted. */
const PROMOTED = new Set(['byte', 'short', 'int', 'long', 'float', 'double']);

function shapeOf(value: Value, wanted: Shape | null): Shape {
  if (value === null) return atom('null', '');
  if (typeof value === 'boolean') return atom('boolean', String(value));
  if (typeof value === 'number') return integer(value);
  if (typeof value === 'string') return atom('String', value);
  if (isList(value)) return list(value);
  switch (value.$) {
    case 'int':
      return integer(integerOf(value.v));
    case 'float':
      return { form: 'number', family: 'floating', type: 'double', value: doubleOf(value.v) };
    case 'decimal':
      return decimal(value.v, wanted);
    case 'tuple':
      return list(value.v);
    case 'set':
    case 'frozenset':
      return { form: 'set', family: 'Set', type: 'Set', items: value.v };
    case 'dict':
    case 'map':
      return { form: 'pairs', family: 'Map', type: 'Map', pairs: value.v };
    case 'bytes':
      return wanted?.form === 'list' ? list([...new Int8Array(Buffer.from(value.v, 'base64'))]) : atom('byte[]', value.v);
    case 'object':
    case 'ref':
      return { form: 'object', family: 'object', type: '', value };
    case 'typed':
      return typed(value.type, value.v, wanted);
    case 'fraction':
    case 'complex':
    case 'handle':
    case 'opaque':
      return NOTHING;
    default:
      return value satisfies never;
  }
}

function typed(type: string, held: Value, wanted: Shape | null): Shape {
  const shape = shapeOf(held, wanted);
  if (PROMOTED.has(type) && shape.form === 'number') return { ...shape, family: wanted?.form === 'number' ? wanted.family : shape.family };
  // every element of an array of primitives is of its declared type
  const element = type.endsWith('[]') ? type.slice(0, -2) : null;
  if (element !== null && shape.form === 'list') return list(shape.items.map((each): Value => ({ $: 'typed', type: element, v: each })));
  switch (type) {
    // a case has no other word for a character, and the declaration says that it is one
    case 'char':
      return shape;
    case 'Character':
      return shape.form === 'atom' ? atom('Character', shape.key) : NOTHING;
    case 'Map.Entry':
      return wanted?.form === 'pairs' && isList(held)
        ? { form: 'pairs', family: 'Map', type, pairs: [[held[0] ?? null, held[1] ?? null]] }
        : ofType(shape, type);
    default:
      return ofType(shape, type);
  }
}

function integer(value: Exact): Shape {
  return { form: 'number', family: 'integer', type: 'integer', value };
}

function list(items: readonly Value[]): Shape {
  return { form: 'list', family: 'List', type: 'List', items };
}

/** By value: as it is written, or as the double that is expected is. */
function decimal(text: string, wanted: Shape | null): Shape {
  const value = decimalOf(text);
  if (value === null) return NOTHING;
  if (wanted?.form !== 'number') return { form: 'number', family: 'decimal', type: 'BigDecimal', value };
  const written = typeof wanted.value === 'number' && Number.isFinite(wanted.value) ? decimalOf(String(wanted.value)) : null;
  return {
    form: 'number',
    family: wanted.family,
    type: 'BigDecimal',
    value: written !== null && isSameNumber(written, value) ? wanted.value : value,
  };
}
