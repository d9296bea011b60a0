import type { Language } from '../task.js';
import { elisionIn, hasSign } from './elision.js';
import { graft, type Grafted } from './graft.js';
import { isHollow } from './hollow.js';
import type { Item } from './item.js';
import { leansOnImports } from './imports.js';
import { isFilledIn, leftOutOf, undone } from './left-out.js';
import { dedented } from './lines.js';
import { entriesOf, pairsOf, placeOf, type Pair } from './match.js';
import { outlineOf, type Outline } from './outline.js';

/**
 * What a text is beside a file: the whole of it, with all that the file had; a part, with the file that has it in its place, or
 * with what it leaves out where that place is not certain; something else; or that nobody can tell.
 */
export type Standing =
  | { readonly kind: 'whole' | 'other' | 'unknown' }
  | { readonly kind: 'placed'; readonly text: string }
  | { readonly kind: 'part'; readonly leftOut: readonly string[] };

const UNKNOWN: Standing = { kind: 'unknown' };
/** Nobody gives as much to change a part of a file. */
const MAX_ITEMS = 1000;

/** `asked`: words of what asks the file for something, its tests and the other files. */
export function standingOf(
  lines: readonly string[],
  given: Outline | null,
  { language, asked }: { readonly language: Language; readonly asked: () => ReadonlySet<string> },
): Standing {
  // a method as it stands in its class is further in than a program
  const part = outlineOf(dedented(lines).join('\n'), language);
  if (part === null || entriesOf(part.items).length > MAX_ITEMS) return UNKNOWN;
  const isBare = language === 'java' && part.items.some(({ kind }) => kind === 'function');
  if (given === null) return isBare ? { kind: 'part', leftOut: [] } : UNKNOWN;
  const pairs = pairsOf(part, given);
  const stubs = new Set(pairs === null ? [] : stubsIn(pairs, { part, given, language }));
  // a sign in the text may stand for what it leaves out
  const isElided = stubs.size > 0 || elisionIn(lines, language, given.text, true) !== null;
  const isLeaning = leansOnImports(part, given);
  const isAll = !isElided && !isBare && hasAll(part, given, language);
  if (isAll && !isLeaning) return { kind: 'whole' };
  const matched = pairs?.some(hasTarget) ?? true;
  if (!matched && !isBare) return { kind: 'other' };
  const leftOut = leftOutOf({ part, given, pairs, language, asked });
  const isTaken = pairs?.some((pair) => isTakenOut(pair, part)) ?? false;
  const isWhole =
    isAll || (!isBare && !isTaken && !isElided && (leftOut.length === 0 || isFilledIn({ part, given, language, asked }, leftOut)));
  if (isWhole && !isLeaning) return { kind: 'whole' };
  const text = pairs === null || !matched ? null : graft({ part, given, pairs, language, stubs });
  if (text !== null && outlineOf(text, language) !== null) return { kind: 'placed', text };
  if (isWhole) return { kind: 'whole' };
  return isElided && leftOut.length === 0 ? UNKNOWN : { kind: 'part', leftOut };
}

/** Functions whose body is only a sign for the one that the file has, beside others that have code. */
function stubsIn(pairs: readonly Pair[], of: Pick<Grafted, 'part' | 'given' | 'language'>): readonly Item[] {
  const functions = pairs.flatMap(function all({ item, target, members }: Pair): readonly Pair[] {
    return [{ item, target, members }, ...members.flatMap(all)].filter((pair) => pair.item.kind === 'function');
  });
  const stubs = functions.filter(
    ({ item, target }) => target !== null && isStub(item, of.part, of.language) && !isStub(target.item, of.given, of.language),
  );
  return stubs.length < functions.length ? stubs.map(({ item }) => item) : [];
}

function isStub({ start, end }: Item, { text }: Outline, language: Language): boolean {
  const body = text.slice(start, end);
  return hasSign(body) && isHollow(body.split('\n'), language, []);
}

/** Whether it has a definition of each name in each place, though there may be several of one name. */
function hasAll(part: Outline, given: Outline, language: Language): boolean {
  const has = new Set(entriesOf(part.items).map(placeOf));
  const wanted = entriesOf(given.items).map(placeOf);
  return wanted.length > 0 && wanted.every((place) => has.has(place)) && undone(part, given, language).length === 0;
}

/** Whether a definition stands by itself that stood in another, which the text does not have. */
function isTakenOut({ item, target }: Pair, { items }: Outline): boolean {
  const holder = target?.within.at(-1);
  return holder !== undefined && (item.isMember === true || !items.some(({ key }) => key === holder.key));
}

function hasTarget({ target, members }: Pair): boolean {
  return target !== null && (members.length === 0 || members.some(hasTarget));
}
