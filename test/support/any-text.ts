import * as fc from 'fast-check';

/** Whole characters, with those that a terminal obeys among them often. */
const character = fc
  .oneof(fc.integer({ min: 0, max: 0x9f }), fc.integer({ min: 0xa0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10_ffff }))
  .map((code) => String.fromCodePoint(code));

/** Any text. The unit `binary` of fast-check means the same, and makes a table of all of Unicode for each arbitrary: a second. */
export function anyText(lengths: { readonly minLength?: number; readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...lengths, unit: character });
}
