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
  /** keys may be any value; order as written */
  | { readonly $: 'dict'; readonly v: readonly (readonly [Value, Value])[] }
  /** base64 */
  | { readonly $: 'bytes'; readonly v: string }
  /** an object of a class that a support file defines (`module:Class`); `id` lets the same object stand twice */
  | { readonly $: 'object'; readonly id: number; readonly class: string; readonly fields: readonly (readonly [string, Value])[] }
  | { readonly $: 'ref'; readonly id: number }
  /** only as an argument: the object that a step of the case kept under this name */
  | { readonly $: 'handle'; readonly name: string }
  /** an answer that is none of the above: never equal to anything */
  | { readonly $: 'opaque'; readonly class: string };
