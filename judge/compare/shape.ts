import type { Value } from '../../domain/value.js';
import type { Exact } from './numbers.js';

/**
 * What a value is to the equality of a language, one level deep. Two shapes can only be equal when they are of one form and
 * one `family`; `type` says the rest, and counts where a case asks for exact types.
 */
export type Shape =
  /** text, a truth, nothing at all: equal when the keys are */
  | { readonly form: 'atom'; readonly family: string; readonly type: string; readonly key: string }
  | { readonly form: 'number'; readonly family: string; readonly type: string; readonly value: Exact }
  /** in order */
  | { readonly form: 'list'; readonly family: string; readonly type: string; readonly items: readonly Value[] }
  | { readonly form: 'set'; readonly family: string; readonly type: string; readonly items: readonly Value[] }
  | { readonly form: 'pairs'; readonly family: string; readonly type: string; readonly pairs: readonly (readonly [Value, Value])[] }
  /** of a class of the task: by its fields */
  | { readonly form: 'object'; readonly family: string; readonly type: string; readonly value: ObjectValue }
  /** equal to nothing */
  | { readonly form: 'nothing'; readonly family: string; readonly type: string };

export type ObjectValue = Extract<Value, { readonly $: 'object' | 'ref' }>;

/** The equality of a language, as its test frameworks have it. */
export interface Equality {
  readonly expected: (value: Value) => Shape;
  /** `wanted`: what stands in its place in the case, where that is known; a declared type may bend one to the other. */
  readonly answer: (value: Value, wanted: Shape | null) => Shape;
  /** null: this language asks for the truth of booleans alone */
  readonly truth: (value: Value) => boolean | null;
  /** What a value gives when it is gone through; null for what has no order to mind. */
  readonly elements: (value: Value) => readonly Value[] | null;
}

/** What is in it, where it is gone through. */
export function itemsOf(shape: Shape): readonly Value[] | null {
  return shape.form === 'list' || shape.form === 'set' ? shape.items : null;
}

export const NOTHING: Shape = { form: 'nothing', family: '', type: '' };

export function atom(family: string, key: string, type = family): Shape {
  return { form: 'atom', family, type, key };
}

export function ofType(shape: Shape, type: string): Shape {
  return { ...shape, type };
}
