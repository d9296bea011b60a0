import { isList } from '../../domain/show.js';
import type { Value } from '../../domain/value.js';
import { doubleOf, integerOf } from './numbers.js';
import { atom, type Equality, itemsOf, NOTHING, type Shape } from './shape.js';

/**
 * `==` between types that compile: a boolean is no number, 5 is not 5.0, a tuple is no list. Widths of numbers and kinds of
 * collections are not told apart, a char is text of one letter, `Some(x)` is x, `None` and `()` are null.
 */
export const RUST: Equality = {
  expected: shapeOf,
  answer: shapeOf,
  truth: (value) => (typeof value === 'boolean' ? value : null),
  elements: (value) => itemsOf(shapeOf(value)),
};

function shapeOf(value: Value): Shape {
  if (value === null) return atom('null', '');
  if (typeof value === 'boolean') return atom('bool', String(value));
  if (typeof value === 'number') return { form: 'number', family: 'integer', type: 'integer', value };
  if (typeof value === 'string') return atom('text', value);
  if (isList(value)) return { form: 'list', family: 'list', type: 'list', items: value };
  switch (value.$) {
    case 'int':
      return { form: 'number', family: 'integer', type: 'integer', value: integerOf(value.v) };
    case 'float':
      return { form: 'number', family: 'float', type: 'float', value: doubleOf(value.v) };
    case 'tuple':
      return { form: 'list', family: 'tuple', type: 'tuple', items: value.v };
    case 'set':
    case 'frozenset':
      return { form: 'set', family: 'set', type: 'set', items: value.v };
    case 'dict':
    case 'map':
      return { form: 'pairs', family: 'map', type: 'map', pairs: value.v };
    case 'bytes':
      return { form: 'list', family: 'list', type: 'list', items: [...Buffer.from(value.v, 'base64')] };
    case 'object':
    case 'ref':
      return { form: 'object', family: 'object', type: '', value };
    case 'typed':
      return shapeOf(value.v);
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
