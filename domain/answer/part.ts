import type { Language } from '../task.js';
import { elisionIn } from './elision.js';
import { graft } from './graft.js';
import type { Item } from './item.js';
import { pairsOf, type Pair } from './match.js';
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
  const pairs = pairsOf(part, given);
  const matched = pairs?.some(hasTarget) ?? true;
  if (!matched && !isBare) return { kind: 'other' };
  // a sign in the text may stand for what it leaves out
  const isElided = elisionIn(lines, language, given.text, true) !== null;
  const leftOut = missing(part, given, pairs ?? [], language);
  const isTaken = pairs?.some(({ target }) => target !== null && target.within.length > 0) ?? false;
  if (leftOut.length === 0 && !isBare && !isTaken && !isElided) return { kind: 'whole' };
  const text = pairs === null || !matched ? null : graft({ part, given, pairs, language });
  if (text !== null && outlineOf(text, language) !== null) return { kind: 'placed', text };
  return isElided && leftOut.length === 0 ? UNKNOWN : { kind: 'part', leftOut };
}

function hasTarget({ target, members }: Pair): boolean {
  return target !== null && (members.length === 0 || members.some(hasTarget));
}

/** Definitions of the file that the text has not, but those which nobody but the file itself could ask for. */
function missing(part: Outline, given: Outline, pairs: readonly Pair[], language: Language): readonly string[] {
  const has = new Set(pairs.flatMap(targetsIn));
  const words = new Set(part.code.match(/[A-Za-z_$][\w$]*/g));
  const exported = exportsOf(given);
  const isHidden = (item: Item): boolean =>
    item.isPrivate &&
    !words.has(item.name.replace(/^#/, '')) &&
    (!isScript(language) || item.isMember === true || (exported !== null && !exported.has(item.name)));
  const gone = (items: readonly Item[]): readonly string[] =>
    items.flatMap((item) => {
      if (item.key === '') return [];
      if (has.has(item)) return item.kind === 'holder' && !isReplaced(item, pairs) ? gone(item.items) : [];
      return isHidden(item) ? [] : [item.name];
    });
  const isUnexported = exported !== null && exportsOf(part) === null && isScript(language);
  return [...gone(given.items), ...(isUnexported ? ['what it exports'] : [])];
}

function targetsIn({ target, members }: Pair): readonly Item[] {
  return [...(target === null ? [] : [target.item, ...target.within]), ...members.flatMap(targetsIn)];
}

/** By something that has no items of its own: a function in the place of a class. */
function isReplaced(item: Item, pairs: readonly Pair[]): boolean {
  return pairs.some(({ item: by, target }) => target?.item === item && by.kind !== 'holder');
}

function isScript(language: Language): boolean {
  return language === 'javascript' || language === 'typescript';
}

/** The names that a module makes known; null where it has no word for that. */
function exportsOf({ items, code }: Outline): ReadonlySet<string> | null {
  const known = items.filter(
    ({ kind, key, start }) =>
      kind === 'export' || key === 'module.exports' || /^(?:export\b|(?:module\.)?exports\b)/.test(code.slice(start, start + 16)),
  );
  if (known.length === 0) return null;
  return new Set(
    known.flatMap(({ start, end, kind, name }) => (kind === 'export' ? (code.slice(start, end).match(/[A-Za-z_$][\w$]*/g) ?? []) : [name])),
  );
}

/** A method as it stands in its class is further in than a program. */
function dedented(lines: readonly string[]): readonly string[] {
  const depth = lines.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))), Number.POSITIVE_INFINITY);
  return depth === 0 || !Number.isFinite(depth) ? lines : lines.map((line) => line.slice(Math.min(depth, indentOf(line))));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
