import type { Language } from '../task.js';
import { elisionIn } from './elision.js';
import { graft } from './graft.js';
import { isHollow } from './hollow.js';
import type { Item } from './item.js';
import { entriesOf, pairsOf, type Pair } from './match.js';
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

export function standingOf(lines: readonly string[], given: Outline | null, language: Language): Standing {
  const part = outlineOf(dedented(lines).join('\n'), language);
  if (part === null || part.items.length > MAX_ITEMS) return UNKNOWN;
  const isBare = language === 'java' && part.items.some(({ kind }) => kind === 'function');
  if (given === null) return isBare ? { kind: 'part', leftOut: [] } : UNKNOWN;
  // a sign in the text may stand for what it leaves out
  const isElided = elisionIn(lines, language, given.text, true) !== null;
  if (!isElided && !isBare && hasAll(part, given, language)) return { kind: 'whole' };
  const pairs = pairsOf(part, given);
  const matched = pairs?.some(hasTarget) ?? true;
  if (!matched && !isBare) return { kind: 'other' };
  const leftOut = missing(part, given, pairs ?? [], language);
  const isTaken = pairs?.some(({ target }) => target !== null && target.within.length > 0) ?? false;
  if (!isBare && !isTaken && !isElided && (leftOut.length === 0 || isFilledIn(part, given, leftOut, language))) return { kind: 'whole' };
  const text = pairs === null || !matched ? null : graft({ part, given, pairs, language });
  if (text !== null && outlineOf(text, language) !== null) return { kind: 'placed', text };
  return isElided && leftOut.length === 0 ? UNKNOWN : { kind: 'part', leftOut };
}

/** Whether it has a definition of each name in each place, though there may be several of one name. */
function hasAll(part: Outline, given: Outline, language: Language): boolean {
  const has = new Set(places(part));
  const wanted = places(given);
  return wanted.length > 0 && wanted.every((place) => has.has(place)) && besides(part, given, language).length === 0;
}

function places({ items }: Outline): readonly string[] {
  return entriesOf(items).map(({ item, within }) => [...within, item].map(({ key }) => key).join('\n'));
}

function hasTarget({ target, members }: Pair): boolean {
  return target !== null && (members.length === 0 || members.some(hasTarget));
}

/** Definitions of the file that the text has not, but those which nobody but the file itself could ask for. */
function missing(part: Outline, given: Outline, pairs: readonly Pair[], language: Language): readonly string[] {
  const has = new Map(pairs.flatMap(targetsIn));
  const words = new Set(part.code.match(WORD));
  const exported = exportsOf(given);
  const isScript = hasModules(language);
  const isHidden = (item: Item, isAnew: boolean): boolean =>
    !words.has(lastWord(item.name)) &&
    (isAnew || (item.isPrivate && (!isScript || item.isMember === true || (exported !== null && !exported.has(item.name)))));
  const gone = (items: readonly Item[], holder: Item | null, anew: string): readonly string[] =>
    items.flatMap((item) => {
      const by = has.get(item);
      const isMaker = anew !== '' && (item.name === holder?.name || MAKERS.has(item.name) || new Set(anew.match(WORD)).has(item.name));
      if (item.key === '' || (by === undefined && (isMaker || isHidden(item, anew !== '') || isDerived(item, words)))) return [];
      if (by === undefined) return [item.name];
      const head = headOf(part, by);
      return item.kind === 'holder' && by.kind === 'holder' ? gone(item.items, item, head === headOf(given, item) ? '' : head) : [];
    });
  return [...gone(given.items, null, ''), ...besides(part, given, language)];
}

/** A skeleton is there to be filled in: what of it is gone was not wanted, unless the text uses a type or a value of it. */
function isFilledIn(part: Outline, given: Outline, leftOut: readonly string[], language: Language): boolean {
  if (!isHollow(given.text.split('\n'), language, [])) return false;
  const words = new Set(part.code.match(WORD));
  const functions = new Set(entriesOf(given.items).flatMap(({ item }) => (item.kind === 'function' ? [item.name] : [])));
  return leftOut.every((name) => functions.has(name) || !words.has(lastWord(name)));
}

const MAKERS: ReadonlySet<string> = new Set(['constructor', '__init__']);
const WORD = /[A-Za-z_$][\w$]*/g;

function lastWord(name: string): string {
  return name.match(WORD)?.at(-1) ?? name;
}

/** A trait of Rust that the text has otherwise. */
function isDerived({ key }: Item, words: ReadonlySet<string>): boolean {
  const trait = /^impl\b.*?(\w+)(?:<.*>)? for /.exec(key)?.[1];
  return trait !== undefined && words.has(trait);
}

/** What a file does besides defining, where the text does nothing of the kind: making names known, and running. */
function besides(part: Outline, given: Outline, language: Language): readonly string[] {
  const isUnexported = hasModules(language) && exportsOf(given) !== null && exportsOf(part) === null;
  const isIdle = runs(given) && !runs(part);
  return [...(isUnexported ? ['what it exports'] : []), ...(isIdle ? ['what it runs'] : [])];
}

function runs({ items, code }: Outline): boolean {
  return items.some(({ kind, name, start, end }) => name === '__name__' || (kind === 'loose' && code.slice(start, end).includes('(')));
}

function headOf({ code }: Outline, { start, body }: Item): string {
  return code
    .slice(start, body?.start ?? start)
    .replace(/\s+/g, ' ')
    .trim();
}

function targetsIn({ item, target, members }: Pair): readonly (readonly [Item, Item])[] {
  const own = target === null ? [] : [[target.item, item] as const, ...target.within.map((each) => [each, each] as const)];
  return [...members.flatMap(targetsIn), ...own];
}

function hasModules(language: Language): boolean {
  return language === 'javascript' || language === 'typescript';
}

/** The names that a module makes known; null where it has no word for that. */
function exportsOf({ items, code }: Outline): ReadonlySet<string> | null {
  const known = items.filter(
    ({ kind, key, start }) =>
      kind === 'export' || key === 'module.exports' || /^(?:export\b|(?:module\.)?exports\b)/.test(code.slice(start, start + 16)),
  );
  if (known.length === 0) return null;
  return new Set(known.flatMap(({ start, end, kind, name }) => (kind === 'export' ? (code.slice(start, end).match(WORD) ?? []) : [name])));
}

/** A method as it stands in its class is further in than a program. */
function dedented(lines: readonly string[]): readonly string[] {
  const depth = lines.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))), Number.POSITIVE_INFINITY);
  return depth === 0 || !Number.isFinite(depth) ? lines : lines.map((line) => line.slice(Math.min(depth, indentOf(line))));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
