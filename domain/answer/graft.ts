import type { Language } from '../task.js';
import { elisionIn } from './elision.js';
import { columnOf, spaced, type Item } from './item.js';
import { withinEach } from './lexical.js';
import { indentOf, isBlank } from './lines.js';
import type { Pair } from './match.js';
import type { Outline } from './outline.js';
import { isExport } from './script-heads.js';

export interface Grafted {
  readonly part: Outline;
  readonly given: Outline;
  readonly pairs: readonly Pair[];
  readonly language: Language;
  /** functions of the part that stand for those of the file */
  readonly stubs: ReadonlySet<Item>;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The file with a part of it in its place; null where something in the part has no certain place. */
export function graft(grafted: Grafted): string | null {
  const scion = new Scion(grafted);
  const changes = scion.changes();
  if (changes === null) return null;
  return changes
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), grafted.given.text);
}

class Scion {
  readonly #of: Grafted;
  readonly #changes: Change[] = [];
  #isCertain = true;

  constructor(of: Grafted) {
    this.#of = of;
  }

  changes(): readonly Change[] | null {
    this.#sequence(this.#of.pairs, null);
    this.#imports();
    this.#rest();
    return this.#isCertain ? this.#changes : null;
  }

  /** `holder`: what the items stand in; null where they stand by themselves. */
  #sequence(pairs: readonly Pair[], holder: Item | null): void {
    for (const [index, pair] of pairs.entries()) {
      const { item, target, members } = pair;
      if (this.#of.stubs.has(item)) continue;
      if (target === null) this.#insert(item, pairs, index, holder);
      else if (item.kind === 'holder' && target.item.kind === 'holder' && !this.#isWhole(pair)) {
        this.#heading(item, target.item);
        this.#sequence(members, target.item);
      } else this.#put(item, target.item);
    }
  }

  /** Whether a holder has all that it had. */
  #isWhole({ target, item, members }: Pair): boolean {
    const own = (target?.item.items ?? []).filter(({ key }) => key !== '');
    const has = new Set(members.map((member) => member.target?.item));
    return (
      own.every((each) => has.has(each)) &&
      this.#elisionIn(item) === null &&
      members.every((member) => !this.#of.stubs.has(member.item)) &&
      members.every((member) => member.item.kind !== 'holder' || member.target === null || this.#isWhole(member))
    );
  }

  #put(item: Item, target: Item): void {
    const { given, part } = this.#of;
    if (this.#elisionIn(item) !== null) this.#isCertain = false;
    const from = this.#from(item);
    const start = from < item.start ? target.from : target.start;
    const exported = /^export\s+(?:default\s+)?/.exec(given.code.slice(target.start, target.start + 40))?.[0] ?? '';
    const isExported = isExport(part.code.slice(item.start, item.body?.start ?? item.end));
    const head = isExported || target.kind === 'import' ? '' : exported;
    const column = columnOf(given.text, target.start);
    this.#changes.push({ start, end: target.end, text: this.#text({ from, start: item.start, end: item.end }, column, head) });
  }

  /** What a class extends and implements, where the part says more of it. */
  #heading(item: Item, target: Item): void {
    const { given, part } = this.#of;
    const [said, was] = [headOf(part, item), headOf(given, target)];
    if (spaced(said).length > spaced(was).length) this.#changes.push({ start: target.start, end: target.start + was.length, text: said });
  }

  /** What is new stands beside what it stood beside. */
  #insert(item: Item, pairs: readonly Pair[], index: number, holder: Item | null): void {
    const behind = pairs.slice(index + 1).find(({ target }) => target !== null);
    const next = item.key === '__name__' ? undefined : behind;
    const beside = (next ?? pairs.slice(0, index).findLast(({ target }) => target !== null))?.target ?? null;
    const { given, language } = this.#of;
    if (beside === null) {
      if (holder?.body === null || holder === null) this.#isCertain = false;
      else
        this.#at(
          holder.body.end - trailing(given.text.slice(0, holder.body.end)),
          `\n\n${this.#line(item, columnOf(given.text, holder.items[0]?.start ?? holder.start))}`,
        );
      return;
    }
    const isWithin = holder !== null || language === 'java' || item.isMember === true || this.#isAskedOf(item);
    const place = isWithin ? beside.item : (beside.within[0] ?? beside.item);
    if (isWithin && holder === null && beside.within.length === 0 && item.isMember === true) this.#isCertain = false;
    const column = columnOf(given.text, place.start);
    const text = this.#line(item, column);
    const isObject = beside.within.at(-1) !== undefined && isWithin && /^\s*,/.test(given.code.slice(place.end));
    const gap = `${isObject ? ',' : ''}\n${item.kind === 'value' && place.kind === 'value' ? '' : '\n'}`;
    if (next === undefined) this.#at(place.end, `${gap}${' '.repeat(column)}${text}`);
    else this.#at(place.from, `${text}${gap}${' '.repeat(column)}`);
  }

  /** Whether the part asks an object for it: `self.helper(…)`. */
  #isAskedOf({ name, kind, isMember }: Item): boolean {
    return (
      kind === 'function' && isMember === null && new RegExp(`\\b(?:self|cls|Self)\\s*(?:\\.|::)\\s*${name}\\b`).test(this.#of.part.code)
    );
  }

  /** What the part brings in and the file does not, behind what the file brings in. */
  #imports(): void {
    const { given, part } = this.#of;
    const own = given.items.filter(({ kind }) => kind === 'import');
    const known = new Set(own.map(({ start, end }) => spaced(given.text.slice(start, end))));
    const wanted = part.items
      .filter(({ kind, start, end }) => kind === 'import' && !known.has(spaced(part.text.slice(start, end))))
      .map(({ start, end }) => part.text.slice(start, end));
    if (wanted.length === 0) return;
    const last = wanted.some((line) => line.includes('__future__')) ? undefined : own.at(-1);
    if (last === undefined) this.#at(given.items[0]?.from ?? 0, `${wanted.join('\n')}\n`);
    else this.#at(last.end, `\n${wanted.join('\n')}`);
  }

  /** What is no definition: where programs may hold it, it goes to the end, but for what stands there already. */
  #rest(): void {
    const { given, part, language } = this.#of;
    const isModule = given.items.some(({ kind }) => kind === 'export');
    const rest = part.items
      .filter(({ kind }) => kind === 'loose' || (kind === 'export' && !isModule))
      .map(({ start, end }) => part.text.slice(start, end))
      .filter((text) => !given.text.includes(text.trim()) && !/^(?:\.{3}|…)$/.test(text.trim()));
    // what runs as a program has its own way to begin
    if (rest.length === 0 || given.items.some(({ key }) => key === '__name__')) return;
    if (language === 'java' || language === 'rust') this.#isCertain = false;
    this.#at(given.text.trimEnd().length, `\n\n${rest.join('\n')}`);
  }

  #at(start: number, text: string): void {
    this.#changes.push({ start, end: start, text });
  }

  #line(item: Item, column: number): string {
    if (this.#elisionIn(item) !== null) this.#isCertain = false;
    return this.#text({ from: this.#from(item), start: item.start, end: item.end }, column);
  }

  /** Where its comments begin, unless they are a sign for what is left out. */
  #from({ from, start }: Item): number {
    const { part, given, language } = this.#of;
    return elisionIn(part.text.slice(from, start).split('\n'), language, given.text, true) === null ? from : start;
  }

  #elisionIn({ start, end }: Item): string | null {
    const { part, given, language } = this.#of;
    return elisionIn(part.text.slice(start, end).split('\n'), language, given.text, true);
  }

  /** An item of the part as far in as another stands in the file, and with `head` before it; what stands in strings stays, and no comment. */
  #text({ from, start, end }: Pick<Item, 'from' | 'start' | 'end'>, column: number, head = ''): string {
    const { part, given, language } = this.#of;
    const shift = column - columnOf(part.text, start);
    const tab = /^\t/m.test(given.text) ? '\t' : ' ';
    const lines = `${part.text.slice(from, start)}${head}${part.text.slice(start, end)}`.split('\n');
    const within = withinEach(lines, language);
    const moved = lines.map((line, index) => {
      if (index === 0 || !/^(?:\*\/)*$/.test(within[index] ?? '') || isBlank(line)) return line;
      return shift > 0 ? tab.repeat(shift) + line : line.slice(Math.min(-shift, indentOf(line)));
    });
    return moved.join('\n');
  }
}

function headOf({ text, code }: Outline, { start, body }: Item): string {
  return text.slice(start, start + code.slice(start, body?.start ?? start).trimEnd().length);
}

function trailing(text: string): number {
  return text.length - text.trimEnd().length;
}
