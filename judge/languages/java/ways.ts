import type { Replacement } from '../../../syntax/rewrite.js';

/** Changes that make something wrong together. */
export type Way = readonly Replacement[];

/** The ways to make an assertion wrong: with another value, or else by its opposite. */
export interface Wrong {
  readonly values: readonly Way[];
  readonly opposites: readonly Way[];
}

export const NONE: Wrong = { values: [], opposites: [] };

export function bothWays(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
}
