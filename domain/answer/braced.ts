import type { Language } from '../task.js';
import { HEADS } from './heads.js';
import { commentsBefore, spaced, told, withoutBrackets, type Head, type Item, type Place } from './item.js';

/** The items of a program whose blocks stand in braces; null where its brackets do not add up, or a line is longer than people write. */
export function bracedItems(text: string, code: string, language: Exclude<Language, 'python'>): readonly Item[] | null {
  const closing = closingIn(code);
  if (closing === null || code.split('\n').some(({ length }) => length > MAX_LINE)) return null;
  return new Braced(text, code, { closing, head: HEADS[language] }).items(0, code.length, { place: 'file', holder: '', depth: 0 });
}

const MAX_LINE = 2000;
/** A class in a class in a module is deep enough. */
const MAX_DEPTH = 4;

/** Where each bracket is closed. */
function closingIn(code: string): ReadonlyMap<number, number> | null {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const mark = code[at] ?? '';
    if ('([{'.includes(mark)) open.push(at);
    if (!')]}'.includes(mark)) continue;
    const begun = open.pop();
    if (begun === undefined || code[begun] !== OPENED_BY[mark]) return null;
    closing.set(begun, at);
  }
  return open.length === 0 ? closing : null;
}

const OPENED_BY: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

interface Around {
  readonly place: Place;
  /** the name of what they stand in */
  readonly holder: string;
  readonly depth: number;
}

class Braced {
  readonly #text: string;
  readonly #code: string;
  readonly #closing: ReadonlyMap<number, number>;
  readonly #head: Head;
  /** for each place, the next one with code, and the last one before it */
  readonly #ahead: Int32Array;
  readonly #behind: Int32Array;

  constructor(text: string, code: string, { closing, head }: { closing: ReadonlyMap<number, number>; head: Head }) {
    this.#text = text;
    this.#code = code;
    this.#closing = closing;
    this.#head = head;
    this.#ahead = new Int32Array(code.length + 1).fill(code.length);
    this.#behind = new Int32Array(code.length + 1).fill(-1);
    for (let at = 0; at < code.length; at += 1) this.#behind[at + 1] = this.#isBlank(at) ? (this.#behind[at] ?? -1) : at;
    for (let at = code.length - 1; at >= 0; at -= 1) this.#ahead[at] = this.#isBlank(at) ? (this.#ahead[at + 1] ?? 0) : at;
  }

  items(from: number, to: number, around: Around): readonly Item[] {
    const items: Item[] = [];
    let least = from;
    for (let at = this.#next(from, to); at < to; at = this.#next(least, to)) {
      const item = this.#item(at, to, least, around);
      items.push(item);
      least = Math.max(item.end, at + 1);
    }
    return items;
  }

  #isBlank(at: number): boolean {
    return /\s/.test(this.#code[at] ?? '');
  }

  /** The next place with code, behind what only parts items. */
  #next(from: number, to: number): number {
    let at = this.#ahead[from] ?? to;
    while (at < to && ';,'.includes(this.#code[at] ?? '')) at = this.#ahead[at + 1] ?? to;
    return Math.min(at, to);
  }

  #item(start: number, to: number, least: number, { place, holder, depth }: Around): Item {
    const statement = this.#endOfStatement(start, to, place);
    const brace = this.#blockOf(start, statement, place);
    const end = brace === null ? statement : (this.#closing.get(brace) ?? to) + 1;
    const said = this.#code.slice(start, brace ?? end);
    const is = this.#head.tell(said, place, holder);
    const open = brace ?? this.#outer(start, end, (mark) => mark === '{');
    const isHolder = is.kind === 'holder' && open < end && depth < MAX_DEPTH;
    const body = isHolder ? { start: open + 1, end: this.#closing.get(open) ?? end } : null;
    const within: Place = brace === null && !/\bclass\b/.test(this.#code.slice(start, open)) ? 'object' : 'class';
    return {
      ...(is.kind === 'holder' && !isHolder ? told('value', is.name, { key: is.key, isPrivate: is.isPrivate }) : is),
      variant: is.kind === 'function' && open === end && !ASSIGNED.test(withoutBrackets(said)) ? spaced(said) : '',
      start,
      end,
      from: commentsBefore(this.#text, this.#code, start, { least, mark: '' }),
      body,
      items: body === null ? [] : this.items(body.start, body.end, { place: within, holder: is.name, depth: depth + 1 }),
    };
  }

  /** The brace that begins the block which an item ends with; null where it ends otherwise. Types may have braces, too. */
  #blockOf(start: number, end: number, place: Place): number | null {
    const isIt = (mark: string, at: number): boolean => mark === '{' && this.#head.isBlock(this.#code.slice(start, at), place);
    let brace = this.#outer(start, end, isIt);
    while (brace < end) {
      const closed = (this.#closing.get(brace) ?? end) + 1;
      const behind = this.#ahead[closed] ?? end;
      const goesOn = '{>|&='.includes(this.#code[behind] ?? '') || (behind === closed && this.#code[behind] === '[');
      const next = behind < end && goesOn ? this.#outer(behind, end, isIt) : end;
      if (next >= end) return brace;
      brace = next;
    }
    return null;
  }

  /** The first of some marks that stands in no bracket; `to` where there is none. */
  #outer(from: number, to: number, isIt: (mark: string, at: number) => boolean): number {
    for (let at = from; at < to; at += 1) {
      if (isIt(this.#code[at] ?? '', at)) return at;
      at = this.#closing.get(at) ?? at;
    }
    return to;
  }

  /**
   * Behind a semicolon, or before what ends it without one: a comma, the end of a line, or where braces end all that has them, the
   * brace.
   */
  #endOfStatement(start: number, to: number, place: Place): number {
    const { hasObjects, isBlock } = this.#head;
    if (this.#code.startsWith('#![', start)) return (this.#closing.get(start + 2) ?? to) + 1;
    const end = this.#outer(start, to, (mark, at) => {
      if (place === 'object') return mark === ',';
      if (!hasObjects && mark === '{' && isBlock(this.#code.slice(start, at), place)) return true;
      return mark === ';' || (hasObjects && mark === '\n' && this.#mayEnd(start, at));
    });
    const mark = end < to ? this.#code[end] : '';
    if (mark === ';') return end + 1;
    return mark === '{' ? (this.#closing.get(end) ?? to) + 1 : (this.#behind[end] ?? end) + 1;
  }

  /** Where no semicolon needs to stand: behind what nothing has to follow, before what goes on with nothing. */
  #mayEnd(start: number, at: number): boolean {
    const last = this.#behind[at] ?? start;
    const next = this.#ahead[at] ?? at;
    const line = this.#ahead[this.#code.lastIndexOf('\n', last) + 1] ?? start;
    if (this.#code[line] === '@') return false;
    return !UNENDED.test(this.#code.slice(Math.max(start, last - 12), last + 1)) && !GOES_ON.test(this.#code.slice(next, next + 12));
  }
}

const ASSIGNED = /(?<![=!<>])=(?![=>])/;
const UNENDED = /(?:[-=+*/%<&|^?:,.([{!~]|=>|\b(?:extends|implements|of|in|default|return|async|export))$/;
const GOES_ON = /^(?:[-=+*/%<>&|^?:,.([`{]|(?:instanceof|in|of|else|catch|finally|as|extends|implements|from)\b)/;
