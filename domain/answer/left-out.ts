import type { Language } from '../task.js';
import { isHollow } from './hollow.js';
import { spaced, type Item } from './item.js';
import { WORD } from './lexical.js';
import { entriesOf, placeOf, type Pair } from './match.js';
import type { Outline } from './outline.js';
import { isExport } from './script-heads.js';
import { wordsOf, type Words } from './words.js';

export interface Compared {
  readonly part: Outline;
  readonly given: Outline;
  /** null where one could take several places, or several one: then names have to do */
  readonly pairs: readonly Pair[] | null;
  readonly language: Language;
  /** words of what asks the file for something, its tests and the other files */
  readonly asked: () => ReadonlySet<string>;
}

/** What a text without some definitions of a file is for the worse without: none where it is the file written anew. */
export function leftOutOf(compared: Compared): readonly string[] {
  const { part, given, language } = compared;
  const gone = new Comparison(compared).gone();
  return [...gone, ...undone(part, given, language)];
}

interface Kept {
  readonly item: Item;
  readonly holder: Item | null;
}

class Comparison {
  readonly #of: Compared;
  readonly #has: ReadonlyMap<Item, Item>;
  /** what of the text stands for nothing of the file, as it is asked for: `Shelf.take` */
  readonly #named: ReadonlySet<string>;
  readonly #exported: ReadonlySet<string> | null;
  readonly #exports: readonly Item[];
  readonly #isScript: boolean;
  readonly #part: Words;
  readonly #given: Words;

  constructor(compared: Compared) {
    const { part, given, pairs, language } = compared;
    this.#of = compared;
    this.#has = new Map(pairs === null ? this.#alike() : pairs.flatMap(targetsIn));
    const matched = new Set(this.#has.values());
    this.#named = new Set(
      entriesOf(part.items).flatMap(({ item, within }) => (matched.has(item) ? [] : [[...within, item].map(pathOf).join('.')])),
    );
    this.#isScript = hasModules(language);
    this.#exported = exportsOf(given);
    this.#exports = given.items.filter(({ kind, key }) => kind === 'export' || key === 'module.exports');
    this.#part = wordsOf(part);
    this.#given = wordsOf(given);
  }

  /** Where nobody can say which is which, the first of each name. */
  #alike(): readonly (readonly [Item, Item])[] {
    const { part, given } = this.#of;
    const own = new Map(entriesOf(part.items).map((entry) => [placeOf(entry), entry.item]));
    return entriesOf(given.items).flatMap((entry) => {
      const by = own.get(placeOf(entry));
      return by === undefined ? [] : [[entry.item, by] as const];
    });
  }

  /** Names of what nothing stands for, and somebody may ask for. */
  gone(): readonly string[] {
    const kept = this.#kept(this.#of.given.items, null);
    if (this.#leans(kept)) return [];
    const wanted = kept.filter((each) => !this.#isHidden(each));
    // what only helped those that are written anew has gone with its use
    const named = new Map<string, Item[]>();
    for (const { item } of kept) {
      const alike = named.get(item.name);
      if (alike === undefined) named.set(item.name, [item]);
      else alike.push(item);
    }
    const isAnew = wanted.every((each) => this.#isHelper(each, named));
    return isAnew ? [] : wanted.map(({ item }) => item.name);
  }

  #kept(items: readonly Item[], holder: Item | null): readonly Kept[] {
    return items.flatMap((item): readonly Kept[] => {
      if (item.key === '') return [];
      const by = this.#has.get(item);
      if (by === undefined) return this.#isOtherwise(item, holder) ? [] : [{ item, holder }];
      return item.kind === 'holder' && by.kind === 'holder' ? this.#kept(item.items, item) : [];
    });
  }

  /** Whether the text has it in another form: a method of a prototype, a property that is computed or set, another type that it takes. */
  #isOtherwise(item: Item, holder: Item | null): boolean {
    const path = holder === null ? pathOf(item) : `${pathOf(holder)}.${pathOf(item)}`;
    if (path.includes('.') && this.#named.has(path)) return true;
    return holder !== null && item.isMember === true && item.kind !== 'value' && !isMaker(item, holder) && this.#part.sets(item.name);
  }

  /** What nobody but the file itself could ask for. */
  #isHidden({ item, holder }: Kept): boolean {
    if (holder !== null && isMaker(item, holder) && this.#isMadeOtherwise(item, holder)) return true;
    if (isDerived(item, this.#part)) return true;
    if (isMain(item) && !this.#of.asked().has('main')) return true;
    const by = holder === null ? undefined : this.#has.get(holder);
    if (by !== undefined && this.#isAnew(holder) && new Set(headOf(this.#of.part, by).match(WORD)).has(item.name)) return true;
    if (this.#part.mentions(item, holder === null)) return false;
    const isOwn = item.isMember === true || (this.#exported !== null && !this.#exported.has(item.name));
    return this.#isAnew(holder) || (item.isPrivate && (!this.#isScript || isOwn));
  }

  /** A class that is declared in another way, as a record is. */
  #isAnew(holder: Item | null): boolean {
    const by = holder === null ? undefined : this.#has.get(holder);
    if (holder === null || by === undefined || holder.name === '') return false;
    return headOf(this.#of.part, by) !== headOf(this.#of.given, holder);
  }

  /** Whether objects are made without a constructor: by a head that says it, or by what is set where it is declared. */
  #isMadeOtherwise({ start, body, end }: Item, holder: Item): boolean {
    if (this.#isAnew(holder)) return true;
    const code = this.#of.given.code.slice(body?.start ?? start, end);
    const isPlain = /^[^(]*\(\s*(?:self\s*)?\)/.test(code) && !/\b(?:this|self)\s*\.\s*#?\w+\s*\(/.test(code);
    return isPlain && [...code.matchAll(/([\w$]+)\s*=(?![=>])/g)].every(([, set = '']) => !this.#part.has(set) || this.#part.sets(set));
  }

  /** Used in the file, and by nothing that is asked for. */
  #isHelper({ item, holder }: Kept, kept: ReadonlyMap<string, readonly Item[]>): boolean {
    const trait = traitOf(item);
    const own = this.#of.given.items.find(({ key }) => key === trait);
    if (trait !== undefined) return own !== undefined && this.#isHelper({ item: own, holder: null }, kept);
    if (item.name === '' || this.#of.asked().has(item.name) || this.#part.mentions(item, holder === null)) return false;
    return this.#given.isUsedOutside(item.name, [...this.#exports, ...(kept.get(item.name) ?? [])]);
  }

  /** Whether what would be kept asks its object for what is nowhere any more. */
  #leans(kept: readonly Kept[]): boolean {
    const { code } = this.#of.given;
    const within = kept.map(({ item }) => code.slice(item.start, item.end));
    const rest = [...within, ...this.#of.given.items.filter(({ key }) => key === '').map(({ start, end }) => code.slice(start, end))].join(
      '\n',
    );
    const set = new Set([...rest.matchAll(SET)].map(([, name = '']) => name));
    const lost = new Set([...code.matchAll(SET)].map(([, name = '']) => name).filter((name) => !set.has(name) && !this.#part.has(name)));
    return lost.size > 0 && [...rest.matchAll(ASKED)].some(([, name = '']) => lost.has(name));
  }
}

const SET = /\b(?:this|self)\s*\.\s*(#?[\w$]+)\s*(?::[^=\n]{0,80})?=(?![=>])/g;
const ASKED = /\b(?:this|self)\s*\.\s*(#?[\w$]+)/g;

function pathOf({ name }: Item): string {
  return name.replace('.prototype.', '.');
}

function isMaker({ name }: Item, holder: Item): boolean {
  return MAKERS.has(name) || name === holder.name;
}

/** How Java begins a program, which nobody runs but where `main` is asked for. */
function isMain({ name, takes }: Item): boolean {
  return name === 'main' && /^String(?:\[\]|\.\.\.)$/.test(takes ?? '');
}

const MAKERS: ReadonlySet<string> = new Set(['constructor', '__init__']);

/** A trait of Rust that the text has otherwise. */
function isDerived(item: Item, words: Words): boolean {
  const trait = traitOf(item);
  return trait !== undefined && words.has(trait);
}

function traitOf({ key }: Item): string | undefined {
  return /^impl\b.*?(\w+)(?:<.*>)? for /.exec(key)?.[1];
}

/**
 * A skeleton is there to be filled in: what of it is gone was not wanted, unless it is asked for or the text uses it as a type or a
 * value.
 */
export function isFilledIn({ part, given, language, asked }: Omit<Compared, 'pairs'>, leftOut: readonly string[]): boolean {
  if (!isHollow(given.text.split('\n'), language, [])) return false;
  const words = wordsOf(part);
  const functions = new Set(entriesOf(given.items).flatMap(({ item }) => (item.kind === 'function' ? [item.name] : [])));
  return leftOut.every((name) => (functions.has(name) ? !asked().has(name) : !words.has(name)));
}

/** What a file does besides defining, where the text does nothing of the kind: making names known, and running. */
export function undone(part: Outline, given: Outline, language: Language): readonly string[] {
  const isUnexported = hasModules(language) && exportsOf(given) !== null && exportsOf(part) === null;
  const isIdle = runs(given) && !runs(part);
  return [...(isUnexported ? ['what it exports'] : []), ...(isIdle ? ['what it runs'] : [])];
}

function runs({ items, code }: Outline): boolean {
  return items.some(({ kind, name, start, end }) => name === '__name__' || (kind === 'loose' && isRun(code.slice(start, end))));
}

/** A call; but not what only stands for a definition, as one of two for two versions of a language. */
function isRun(code: string): boolean {
  return code.includes('(') && !/^(?:if|try)\b[^\n]*:\s*\n\s*(?:def|class|from|import)\b/.test(code);
}

function headOf({ code }: Outline, { start, body }: Item): string {
  return spaced(code.slice(start, body?.start ?? start).replaceAll(/\b(?:export|default|public|final)\s/g, ''));
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
    ({ kind, key, start, end, body }) =>
      kind === 'export' ||
      key === 'module.exports' ||
      isExport(code.slice(start, body?.start ?? end)) ||
      /^(?:module\.)?exports\b/.test(code.slice(start, start + 16)),
  );
  if (known.length === 0) return null;
  return new Set(known.flatMap(({ start, end, kind, name }) => (kind === 'export' ? (code.slice(start, end).match(WORD) ?? []) : [name])));
}
