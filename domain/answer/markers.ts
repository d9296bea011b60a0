import type { Language } from '../task.js';
import { isSign } from './elision.js';
import { follow, type Within } from './lexical.js';
import { anyOf, isBlank, telling } from './lines.js';
import { unmarked } from './escapes.js';
import { changeWithoutNumbers } from './numbered.js';
import type { Edits, Hunk, Readings } from './place.js';

const OPEN = anyOf(
  [/^\s*<{4,10}\s?>?\s*(?:SEARCH|ORIGINAL|HEAD|OLD|BEFORE|CURRENT|FIND)\b.*$/, /^\s*<{5,10}\s*$/, /^\s*(?:<{3}|-{3,10})\s?SEARCH\s*:?\s*$/],
  'i',
);
const DIVIDER = /^\s*={4,10}\s*$/;
/** Between markers that are as short. */
const SHORT_DIVIDER = /^\s*={3,10}\s*$/;
const CLOSE = anyOf(
  [
    /^\s*>{4,10}\s?(?:REPLACE|UPDATED|NEW|AFTER|FIXED|MODIFIED|END)\b.*$/,
    /^\s*>{5,10}\s*(?:\S+\s*)?$/,
    /^\s*(?:>{3}|\+{3,10})\s?REPLACE\s*:?\s*$/,
  ],
  'i',
);
/** What other ways of telling a change begin and end their parts with; no program has both. */
const FOREIGN: readonly (readonly [RegExp, RegExp])[] = [
  [/^\s*(?:[<-]{3,10}\s?|\[)?(?:SEARCH|FIND|ORIGINAL)\s*[:\]]?\s*$/i, /^\s*(?:[>+=]{3,10}\s?|\[)?(?:REPLACE|UPDATED)\s*[:\]]?\s*$/i],
  [/^\d+(?:,\d+)?[acd]\d+(?:,\d+)?$/, /^[<>] /],
  [/^\?\s+[-+^]+\s*$/, /^[-+] /],
  [/^\*{15}$/, /^\*{3} \d+(?:,\d+)? \*{4}$/],
];

/** Whether a search and replace begins in a text, also one whose marks are escaped as in HTML. */
export function hasMarkers(lines: readonly string[]): boolean {
  return lines.some((line) => OPEN.test(telling(line).replaceAll('&lt;', '<')));
}

/** Whether lines of the program itself are marks of a change in a form that is not read: never the program. */
export function hasForeignMarks(own: readonly string[]): boolean {
  return FOREIGN.some((pair) => pair.every((mark) => own.some((line) => mark.test(telling(line)))));
}

/**
 * Search and replace between markers, whatever their length and whatever stands behind them; beside talk, or in a block
 * of its own. Null where no marker stands outside of the program's own strings.
 */
export function readMarkers(
  given: readonly string[],
  language: Language,
  pathLine: (line: string) => string | null,
  isTalk: boolean,
): Edits | null {
  const lines = withMarkers(given);
  if (!lines.some((line) => OPEN.test(telling(line)))) return null;
  const reader = new Markers(pathLine);
  let within: Within = '';
  for (const line of lines) {
    // between markers stand pieces of programs, where no string need end
    if (within === '' || reader.isBetween) reader.take(line);
    if (!reader.isBetween && !isTalk) within = follow(within, line, language);
  }
  return reader.edits(isTalk);
}

const OLD = '(?:old|search|find|original)(?:_?(?:code|str|string|text))?';
const NEW = '(?:new|replace|replacement|updated)(?:_?(?:code|str|string|text))?';
/** In their order, with the marker that takes the place of each. */
const TAGS = [
  { tag: opening(OLD), marker: '<<<<<<< SEARCH' },
  { tag: closing(OLD), marker: '=======' },
  { tag: opening(NEW), marker: '' },
  { tag: closing(NEW), marker: '>>>>>>> REPLACE' },
] as const;
const ANY_TAG = new RegExp(`(</?(?:parameter[^<>]{0,60}|${OLD}|${NEW})>)`, 'i');
/** Behind what was, before what will be. */
const BETWEEN = 2;

function opening(name: string): RegExp {
  return new RegExp(`^<(?:parameter[\\s=](?:name=)?["']?)?${name}["']?>$`, 'i');
}

function closing(name: string): RegExp {
  return new RegExp(`^</(?:${name}|parameter)>$`, 'i');
}

/** Changes between tags, `<old>…</old><new>…</new>`, or in arguments of a tool, with markers; as they are where one is not ended. */
function withMarkers(lines: readonly string[]): readonly string[] {
  const parts = lines.flatMap((line) => (ANY_TAG.test(telling(line)) ? line.split(ANY_TAG).filter((part) => !isBlank(part)) : [line]));
  const put: string[] = [];
  let next = 0;
  for (const part of parts) {
    const { tag, marker } = TAGS[next] ?? TAGS[0];
    if (tag.test(part)) {
      if (marker !== '') put.push(marker);
      next = (next + 1) % TAGS.length;
    } else if (next !== BETWEEN) put.push(part);
  }
  return next === 0 ? put : lines;
}

class Markers {
  readonly #edits: { path: string | null; hunks: Readings[] }[] = [];
  readonly #pathLine: (line: string) => string | null;
  #path: string | null = null;
  #state: 'outside' | 'search' | 'replace' = 'outside';
  #search: string[] = [];
  #replace: string[] = [];
  #fault = '';
  #other = 0;
  #divider = DIVIDER;

  constructor(pathLine: (line: string) => string | null) {
    this.#pathLine = pathLine;
  }

  get isBetween(): boolean {
    return this.#state !== 'outside';
  }

  take(line: string): void {
    const told = telling(line);
    if (OPEN.test(told)) return this.#open(told);
    if (this.#state === 'search') {
      if (this.#divider.test(told)) this.#state = 'replace';
      else this.#search.push(line);
    } else if (this.#state === 'replace') {
      if (CLOSE.test(told)) this.#close();
      else if (this.#divider.test(told)) this.#fault ||= 'a search and replace has more than one dividing line';
      else this.#replace.push(line);
    } else this.#outside(told);
  }

  edits(isTalk: boolean): Edits | null {
    if (this.#edits.length === 0 && this.#fault === '' && this.#state === 'outside') return null;
    if (this.#state !== 'outside') this.#fault ||= 'a search and replace is not ended';
    if (this.#other > 0 && !isTalk) this.#fault ||= 'search and replace stands between lines of a program';
    return this.#fault === '' ? { edits: this.#edits } : { unreadable: this.#fault };
  }

  #open(line: string): void {
    if (this.#state !== 'outside') this.#fault ||= 'a search and replace begins within another';
    this.#path = this.#pathLine(line.replace(/^[\s<>-]*\w*/, '')) ?? this.#path;
    this.#divider = /^\s*(?:<{3}|-{3})\s?\w/.test(line) ? SHORT_DIVIDER : DIVIDER;
    this.#state = 'search';
    this.#search = [];
    this.#replace = [];
  }

  #close(): void {
    const readings = readingsOf(withoutPlace(this.#search), this.#replace);
    if (readings.some((hunk) => [...hunk.old, ...hunk.new].some(isSign)))
      this.#fault ||= 'a search and replace leaves lines out with "..."';
    const last = this.#edits.at(-1);
    if (last !== undefined && last.path === this.#path) last.hunks.push(readings);
    else this.#edits.push({ path: this.#path, hunks: [readings] });
    this.#state = 'outside';
  }

  /** A line that names a file, a remark, or something that has no place beside edits. */
  #outside(line: string): void {
    const path = this.#pathLine(line);
    if (path !== null) this.#path = path;
    else if (line.trim() !== '' && !/^\s*(?:#|\/\/|\/\*|\*|\.{3}|…|-{3,}\s*$|<[!/\w][^<>]*>\s*$)/.test(line)) this.#other += 1;
  }
}

/** As it stands; else without the numbers of a listing, or without escapes of Markdown. */
function readingsOf(old: readonly string[], put: readonly string[]): Readings {
  const given: Hunk = { old, new: put, at: null, isOrdered: false };
  const listed = changeWithoutNumbers(old, put);
  const isEscaped = old.some((line) => line !== unmarked(line));
  return [
    given,
    ...(listed === null ? [] : [{ ...given, ...listed }]),
    ...(isEscaped ? [{ ...given, old: old.map(unmarked), new: put.map(unmarked) }] : []),
  ];
}

/** `:start_line:4` and a line of dashes may say where the text stands; the text itself says it. */
function withoutPlace(search: readonly string[]): string[] {
  const head = search.findIndex((line) => !/^:(?:start|end)_line:\s*\d+\s*$/.test(telling(line)));
  return search.slice(head > 0 && /^-{3,}\s*$/.test(search[head] ?? '') ? head + 1 : 0);
}
