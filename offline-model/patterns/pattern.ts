import type { Grammar } from '../../syntax/grammar.js';
import { holesIn, isHole, keyOf, mapTerm, type Branch, type Term } from './term.js';

/** One place of an edit: neighbours that become other neighbours. */
export interface Part {
  readonly before: readonly Term[];
  readonly after: readonly Term[];
  /** where it must hang, as `role.field`; empty: anywhere */
  readonly under: string;
}

/** An edit with holes, over one place or a few that share their holes. */
export interface Pattern {
  readonly parts: readonly Part[];
}

/** A pattern with what the examples say of it. */
export interface Learned {
  readonly pattern: Pattern;
  /** examples that it explains */
  readonly seen: number;
  /** places in the programs of the examples where it could be applied */
  readonly fires: number;
}

const MAX_PARTS = 3;

export function keyOfPattern({ parts }: Pattern): string {
  return parts.map(({ before, after, under }) => `${under}:${before.map(keyOf).join('')}>${after.map(keyOf).join('')}`).join(';');
}

/** Holes that only the new side has: names of the program that the place itself does not show. */
export function freeHoles({ parts }: Pattern): string[] {
  const bound = new Set(parts.flatMap(({ before }) => before.flatMap(holesIn)));
  return [...new Set(parts.flatMap(({ after }) => after.flatMap(holesIn)).filter((hole) => !bound.has(hole)))];
}

/** A pattern whose holes have the names a, b, c in the order in which they stand; null where it could match anything. */
export function settled(parts: readonly Part[]): Pattern | null {
  if (parts.length === 0 || parts.length > MAX_PARTS) return null;
  if (parts.some(({ before, under }) => before.every((term) => isHole(term) && (under === '' || before.length > 1)))) return null;
  const names = new Map<string, string>();
  const signs = new Map<string, string>();
  const named = (term: Term): Term => withNamedSigns(withNamedHoles(term), signs);
  const withNamedHoles = (term: Term): Term =>
    mapTerm(term, (each) => {
      if (!isHole(each)) return null;
      const name = names.get(each.hole) ?? LETTERS[names.size];
      if (name === undefined) return each;
      names.set(each.hole, name);
      return { ...each, hole: name };
    });
  const pattern = { parts: parts.map(({ before, after, under }) => ({ before: before.map(named), after: after.map(named), under })) };
  if (names.size > LETTERS.length || pattern.parts.every(({ before, after }) => before.map(keyOf).join('') === after.map(keyOf).join('')))
    return null;
  return pattern;
}

function withNamedSigns(term: Term, names: Map<string, string>): Term {
  if (isHole(term)) return term;
  const parts = term.parts.map((each) => withNamedSigns(each, names));
  if (term.sign === undefined) return { ...term, parts };
  const name = names.get(term.sign) ?? `sign ${names.size + 1}`;
  names.set(term.sign, name);
  return { ...term, parts, sign: name };
}

const LETTERS = 'abcdefghjklm';

/** What a hole stands for is put in brackets where it would fall apart. */
export type Fill = (hole: string, parent: Branch | null, field: number) => string;

export function written(term: Term, fill: Fill, parent: Branch | null = null, at = 0): string {
  if (isHole(term)) return fill(term.hole, parent, at);
  let text = '';
  let isSkipped = false;
  for (const [index, gap] of term.gaps.entries()) {
    const part = term.parts[index];
    const filled = part === undefined ? '' : written(part, fill, term, index);
    text += (isSkipped ? '' : gap) + filled;
    // where no statement stands there is no line for one
    isSkipped = part !== undefined && isHole(part) && part.many === true && filled === '';
  }
  return text;
}

/** For a person, and for the sentences of rules: replace `$a.get($b)` by `$a.get($b, 0)`. */
export function sentenceOf({ parts }: Pattern): string {
  return parts
    .map(({ before, after, under }) => {
      const where = isHole(before[0] ?? { hole: '' }) ? ` (${under.replace('.', ', ').replace(/, $/, '')})` : '';
      return after.length === 0 ? `delete \`${shown(before)}\`` : `replace \`${shown(before)}\` by \`${shown(after)}\`${where}`;
    })
    .join(' and ');
}

function isMany(term: Term | undefined): boolean {
  return term !== undefined && isHole(term) && term.many === true;
}

/** A sign that may be any of its kind is shown as `~`. */
function readable(term: Term): Term {
  if (isHole(term)) return term;
  const gaps = term.sign === undefined ? term.gaps : term.gaps.map((gap) => (gap.trim() === '' ? gap : ' ~ '));
  return { ...term, gaps, parts: term.parts.map(readable) };
}

function shown(terms: readonly Term[]): string {
  return terms
    .map((term) => oneLine(written(readable(term), (hole, parent, at) => (isMany(parent?.parts[at]) ? '…' : `$${hole}`))))
    .join(' ⏎ ');
}

/** A pattern with its count: what was learned, as one sentence. */
export function tellLearned({ pattern, seen }: Learned): string {
  return `${sentenceOf(pattern)}, seen ${seen === 1 ? 'once' : `${seen} times`}`;
}

function oneLine(text: string): string {
  return text.replace(/\n/g, ' ⏎ ');
}

/** Words of the language that no hole stands for. */
export function isOwnWord(name: string, { builtins }: Grammar): boolean {
  return builtins.has(name) || /^[A-Z]/.test(name);
}
