/**
 * A plain value of a case, in a form that JSON can carry without loss. Python's words are used because it has
 * the most kinds; a language maps its own kinds onto these.
 *
 * null, booleans, strings, lists and safe integers stand for themselves; everything else is tagged with `$`.
 */
export type Value =
  | null
  | boolean
  | string
  /** an integer within Number.isSafeInteger */
  | number
  /** a list */
  | readonly Value[]
  /** an integer beyond the safe range, in decimal digits */
  | { readonly $: 'int'; readonly v: string }
  /** every floating point number, also a whole one, in its shortest round-trip form, or `nan`, `inf`, `-inf` */
  | { readonly $: 'float'; readonly v: string }
  | { readonly $: 'tuple' | 'set' | 'frozenset'; readonly v: readonly Value[] }
  /**
   * keys may be any value; order as written. `map` is JavaScript's Map, where a `dict` with keys of text is an object; elsewhere both
   * are one
   */
  | { readonly $: 'dict' | 'map'; readonly v: readonly (readonly [Value, Value])[] }
  /** base64 */
  | { readonly $: 'bytes'; readonly v: string }
  /** an object of a class that a support file defines (`module:Class`); `id` lets the same object stand twice */
  | {
      readonly $: 'object';
      readonly id: number;
      readonly class: string;
      readonly fields: readonly (readonly [string, Value])[];
      readonly truth?: boolean;
    }
  | { readonly $: 'ref'; readonly id: number }
  /** only as an argument: the object that a step of the case kept under this name */
  | { readonly $: 'handle'; readonly name: string }
  /** only as an answer: a number that no literal writes. `12.50`, `3/4`, `1.0 -2.5` (real and imaginary part) */
  | { readonly $: 'decimal' | 'fraction' | 'complex'; readonly v: string }
  /** only as an answer: what is compared as `v`, and is of a type of its own. `truth` where that is not the one of `v` */
  | { readonly $: 'typed'; readonly type: string; readonly v: Value; readonly truth?: boolean }
  /** only as an answer, of anything else: equal to nothing. `truth` where it is not true; `items` where it can be gone through */
  | { readonly $: 'opaque'; readonly class: string; readonly truth?: boolean; readonly items?: readonly Value[] };
