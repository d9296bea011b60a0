/** Replaces a stretch of a text; by offsets of the text as it was. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Applies replacements that do not overlap. */
export function rewrite(text: string, replacements: readonly Replacement[]): string {
  return replacements
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: by }) => result.slice(0, from) + by + result.slice(to), text);
}

/** A name that says nothing: `prefix` and 16 hex digits. */
export function randomName(prefix: string, random: () => number): string {
  const word = (): string =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return `${prefix}${word()}${word()}`;
}
