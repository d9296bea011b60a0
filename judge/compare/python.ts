import { isList } from '../../domain/show.js';
import type { Value } from '../../domain/value.js';
import { complexOf, decimalOf, doubleOf, type Exact, fractionOf, integerOf, isZero } from './numbers.js';
import { atom, type Equality, NOTHING, ofType, type Shape } from './shape.js';

/** `==`: booleans are numbers, numbers of every type are equal by value, a list is no tuple, a set is a frozenset. */
export const PYTHON: Equality = { expected: shapeOf, answer: shapeOf, truth, elements };

function shapeOf(value: Value): Shape {
  if (value === null) return atom('None', '');
  if (typeof value === 'boolean') return number(value ? 1 : 0, 'bool');
  if (typeof value === 'number') return number(value, 'int');
  if (typeof value === 'string') return atom('str', value);
  if (isList(value)) return { form: 'list', family: 'list', type: 'list', items: value };
  switch (value.$) {
    case 'int':
      return number(integerOf(value.v), 'int');
    case 'float':
      return number(doubleOf(value.v), 'float');
    case 'decimal':
      return number(decimalOf(value.v), 'Decimal');
    case 'fraction':
      return number(fractionOf(value.v), 'Fraction');
    case 'complex':
      return number(complexOf(value.v), 'complex');
    case 'tuple':
      return { form: 'list', family: 'tuple', type: 'tuple', items: value.v };
    case 'set':
    case 'frozenset':
      return { form: 'set', family: 'set', type: value.$, items: value.v };
    case 'dict':
    case 'map':
      return { form: 'pairs', family: 'dict', type: 'dict', pairs: value.v };
    case 'bytes':
      return atom('bytes', value.v);
    case 'object':
    case 'ref':
      return { form: 'object', family: 'object', type: '', value };
    case 'typed':
      return ofType(shapeOf(value.v), value.type);
    case 'handle':
    case 'opaque':
      return NOTHING;
    default:
      return value satisfies never;
  }
}

function number(value: Exact | null, type: string): Shape {
  return value === null ? NOTHING : { form: 'number', family: 'number', type, value };
}

/** What `bool` says: none, zero and what is empty are false, and nan is true. */
function truth(value: Value): boolean {
  if (
    value !== null &&
    typeof value === 'object' &&
    !isList(value) &&
    (value.$ === 'typed' || value.$ === 'object' || value.$ === 'opaque') &&
    value.truth !== undefined
  )
    return value.truth;
  const shape = shapeOf(value);
  switch (shape.form) {
    case 'atom':
      return shape.key !== '';
    case 'number':
      return !isZero(shape.value);
    case 'list':
    case 'set':
      return shape.items.length > 0;
    case 'pairs':
      return shape.pairs.length > 0;
    case 'object':
    case 'nothing':
      return true;
    default:
      return shape satisfies never;
  }
}

/** What `sorted` and `set` take: every iterable, a dict by its keys, text by its characters. */
function elements(value: Value): readonly Value[] | null {
  if (typeof value === 'object' && value !== null && !isList(value) && value.$ === 'opaque') return value.items ?? null;
  const shape = shapeOf(value);
  if (shape.form === 'list' || shape.form === 'set') return shape.items;
  if (shape.form === 'pairs') return shape.pairs.map(([key]) => key);
  return shape.form === 'atom' && shape.family === 'str' ? Array.from(shape.key) : null;
}
