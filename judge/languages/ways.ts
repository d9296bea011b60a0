import type { Replacement } from '../../syntax/rewrite.js';
import type { Node } from '../../syntax/source.js';
import { isProportional } from './bounded-values.js';

/** Changes that make something wrong together. */
export type Way = readonly Replacement[];

/** The ways to make an assertion wrong: with another value, or else by its opposite. */
export interface Wrong {
  readonly values: readonly Way[];
  readonly opposites: readonly Way[];
  /** opposites that a value which says yes to everything does not meet, though it meets the assertion */
  readonly denials: readonly Way[];
}

export const NONE: Wrong = { values: [], opposites: [], denials: [] };

/** Opposites of something that a value may or may not be able to pretend. */
export function turned(opposites: readonly Way[], canPretend: boolean): Pick<Wrong, 'opposites' | 'denials'> {
  return canPretend ? { opposites: [], denials: opposites } : { opposites, denials: [] };
}

/** What makes a test wrong; whether a value that says yes to everything is not shown by it. */
export interface Change {
  readonly way: Way;
  readonly denies: boolean;
}

export function bothWays(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
}

/** A literal as another; no way where none was found. */
export function instead(literal: Node, text: string | null): readonly Way[] {
  return text === null || text === literal.text ? [] : [[{ from: literal.startIndex, to: literal.endIndex, text }]];
}

/** All literals as others at once, no two of them in the same proportion as before; none where one of them has no other. */
export function allTogether(literals: readonly Node[], wrong: (literal: Node) => readonly Way[]): readonly Way[] {
  const ways = literals.map((each) => wrong(each)[0]);
  const whole = ways.flatMap((way) => way ?? []);
  const isSure =
    ways.length > 0 &&
    !ways.includes(undefined) &&
    !isProportional(
      literals.map((each) => each.text),
      whole.map(({ text }) => text),
    );
  return isSure ? [whole] : [];
}

/** For what is made of a set, which may hold both truths, and then holds them with one changed as well. */
export function withoutTruths(ways: readonly Way[]): readonly Way[] {
  return ways.filter((way) => way.every(({ text }) => !/^(?:true|false)$/.test(text)));
}
