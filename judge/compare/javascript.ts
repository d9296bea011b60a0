import { isList } from '../../domain/show.js';
import type { Value } from '../../domain/value.js';
import { doubleOf, integerOf, isZero } from './numbers.js';
import { atom, type Equality, itemsOf, NOTHING, ofType, type Shape } from './shape.js';

/**
 * jest's `toEqual`, with `===` for numbers: 0 is -0 (but not exactly), NaN is NaN, true is not 1, 5n is not 5, a Map is no
 * object, an object of a class is its fields. Exactly, as `deepStrictEqual`: an object of a class of its own or without a
 * prototype is no Object, and a field of undefined is a field.
 */
export const JAVASCRIPT: Equality = { expected: shapeOf, answer: shapeOf, truth, elements: (value) => itemsOf(shapeOf(value)) };

function shapeOf(value: Value): Shape {
  if (value === null) return atom('null', '');
  if (typeof value === 'boolean') return atom('boolean', String(value));
  if (typeof value === 'number') return { form: 'number', family: 'number', type: 'number', value };
  if (typeof value === 'string') return atom('string', value);
  if (isList(value)) return { form: 'list', family: 'array', type: 'Array', items: value };
  switch (value.$) {
    case 'int':
      return { form: 'number', family: 'bigint', type: 'bigint', value: integerOf(value.v) };
    case 'float':
      return float(doubleOf(value.v));
    case 'tuple':
      return { form: 'list', family: 'array', type: 'Array', items: value.v };
    case 'set':
    case 'frozenset':
      return { form: 'set', family: 'set', type: 'Set', items: value.v };
    case 'map':
      return map(value.v);
    case 'dict':
      // a case may write a Map whose keys are no text as a dict, as the arguments of a call do
      return value.v.every(([key]) => typeof key === 'string') ? object(value.v) : map(value.v);
    case 'bytes':
      return atom('bytes', value.v, 'Uint8Array');
    case 'object':
    case 'ref':
      return { form: 'object', family: 'object', type: '', value };
    case 'typed':
      return ofType(shapeOf(value.v), value.type);
    case 'decimal':
    case 'fraction':
    case 'complex':
    case 'handle':
    case 'opaque':
      return NOTHING;
    default:
      return value satisfies never;
  }
}

type Pairs = readonly (readonly [Value, Value])[];

function float(value: number): Shape {
  return { form: 'number', family: 'number', type: Object.is(value, -0) ? '-0' : 'number', value };
}

function object(pairs: Pairs): Shape {
  const told = pairs.filter(([, each]) => !isUndefined(each));
  return { form: 'pairs', family: 'object', type: told.length === pairs.length ? 'Object' : 'Object with undefined', pairs: told };
}

function map(pairs: Pairs): Shape {
  return { form: 'pairs', family: 'Map', type: 'Map', pairs };
}

function isUndefined(value: Value): boolean {
  return value !== null && typeof value === 'object' && !isList(value) && value.$ === 'opaque' && value.truth === false;
}

/** 0, NaN, empty text, null, undefined and false are false; every object is true. */
function truth(value: Value): boolean {
  if (isUndefined(value)) return false;
  const shape = shapeOf(value);
  if (shape.form === 'atom') return shape.family === 'boolean' ? shape.key === 'true' : shape.family === 'bytes' || shape.key !== '';
  return shape.form !== 'number' || (!isZero(shape.value) && !Number.isNaN(shape.value));
}
