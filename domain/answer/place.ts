import { isBlank, trimmed } from './lines.js';

/** A change of some lines: `old` must stand in the file, and `new` takes its place. */
export interface Hunk {
  readonly old: readonly string[];
  readonly new: readonly string[];
  /** 1-based line where it says that it stands; null where it says nothing */
  readonly at: number | null;
  /** hunks of a diff come in the order of the file */
  readonly isOrdered: boolean;
}

/** Other ways to read one hunk, the likeliest first. */
export type Readings = readonly Hunk[];

/** Changes of files; a null path where they do not say of which. */
export type Edits = { readonly edits: readonly FileEdit[] } | { readonly unreadable: string };

export interface FileEdit {
  readonly path: string | null;
  readonly hunks: readonly Readings[];
}

export type Applied = { readonly lines: readonly string[] } | { readonly fault: 'nowhere' | 'several' | 'empty' };

/** Makes the changes one after the other, each where it fits exactly one way. */
export function applyHunks(lines: readonly string[], hunks: readonly Readings[]): Applied {
  let now: readonly string[] = lines;
  let behind = 0;
  let shift = 0;
  for (const readings of hunks) {
    const made = applyFirst(now, readings, behind, shift);
    if ('fault' in made) return made;
    shift += made.lines.length - now.length;
    now = made.lines;
    behind = made.end;
  }
  return { lines: now };
}

type Made = { readonly lines: readonly string[]; readonly end: number } | { readonly fault: 'nowhere' | 'several' | 'empty' };

/** The first way in which it fits: as it stands in any reading, before one that is shifted. */
function applyFirst(lines: readonly string[], readings: Readings, behind: number, shift: number): Made {
  const whole = readings[0]?.new ?? [];
  if (readings[0]?.old.every(isBlank) ?? true)
    return lines.every(isBlank) && !whole.every(isBlank) ? { lines: whole, end: whole.length } : { fault: 'empty' };
  const tries = [sameLine, sameButIndented, sameFromFirst].flatMap((isFit) =>
    readings.flatMap((hunk) => [hunk, trimmedHunk(hunk)].map((each) => ({ isFit, hunk: each }))),
  );
  for (const { isFit, hunk } of tries) {
    const made = applyOne(lines, hunk, isFit, behind, shift);
    if (!('fault' in made) || made.fault !== 'nowhere') return made;
  }
  return { fault: 'nowhere' };
}

function applyOne(lines: readonly string[], hunk: Hunk, isFit: Fit, behind: number, shift: number): Made {
  const fits = placesOf(lines, hunk.old, isFit);
  if (fits.length === 0) return { fault: 'nowhere' };
  const at = soleOf(fits, hunk, behind, shift);
  if (at === null) return { fault: 'several' };
  const found = lines.slice(at, at + hunk.old.length);
  const isCut = isFit === sameFromFirst || (isFit === sameButIndented && isCutOut(hunk, found));
  const put = isCut
    ? [leadOf(found[0] ?? '') + (hunk.new[0] ?? '').trimStart(), ...hunk.new.slice(1)]
    : isFit === sameLine
      ? kept(hunk.new, hunk.old, found)
      : reindented(hunk.new, hunk.old, found);
  if (put === null) return { fault: 'nowhere' };
  return { lines: [...lines.slice(0, at), ...put, ...lines.slice(at + hunk.old.length)], end: at + put.length };
}

/** The one place; of several, the one that the hunk names, or the only one behind the hunk before. */
function soleOf(fits: readonly number[], { at, isOrdered }: Hunk, behind: number, shift: number): number | null {
  if (fits.length === 1) return fits[0] ?? null;
  const named = at === null ? undefined : fits.find((fit) => fit === at - 1 + shift);
  if (named !== undefined) return named;
  const later = isOrdered && behind > 0 ? fits.filter((fit) => fit >= behind) : [];
  return later.length === 1 ? (later[0] ?? null) : null;
}

type Fit = (line: string, old: string, index: number) => boolean;

function sameLine(line: string, old: string): boolean {
  return line.trimEnd() === old.trimEnd();
}

function sameButIndented(line: string, old: string): boolean {
  return line.trim() === old.trim();
}

/** As it is cut out of a file, from the first character of its first line on. */
function sameFromFirst(line: string, old: string, index: number): boolean {
  return index === 0 ? leadOf(old) === '' && sameButIndented(line, old) : sameLine(line, old);
}

function placesOf(lines: readonly string[], old: readonly string[], isFit: Fit): number[] {
  const places: number[] = [];
  for (let at = 0; at + old.length <= lines.length; at += 1)
    if (old.every((line, index) => isFit(lines[at + index] ?? '', line, index))) places.push(at);
  return places;
}

/** Lines that stay are those of the file, white space at their ends too. */
function kept(put: readonly string[], old: readonly string[], found: readonly string[]): readonly string[] {
  const own = new Map(old.map((line, index) => [line, found[index] ?? line]));
  return put.map((line) => own.get(line) ?? line);
}

/** Whether only the first of the new lines lacks the indentation that the one old line has in the file. */
function isCutOut({ old, new: [first = '', second = ''] }: Hunk, [line = '']: readonly string[]): boolean {
  const [own, next] = [leadOf(line), leadOf(second)];
  const isWithin = /[{(:[]\s*$/.test(first);
  return (
    old.length === 1 &&
    leadOf(old[0] ?? '') === '' &&
    leadOf(first) === '' &&
    own !== '' &&
    next.startsWith(own) &&
    (!isWithin || next !== own)
  );
}

/** Moves the new lines in or out as the file stands in or out of the old ones; null where that is not one distance for all lines. */
function reindented(put: readonly string[], old: readonly string[], found: readonly string[]): readonly string[] | null {
  const shifts = old.flatMap((line, index) => (isBlank(line) ? [] : [{ from: leadOf(line), to: leadOf(found[index] ?? '') }]));
  const first = shifts[0];
  if (first === undefined) return null;
  const more = first.to.startsWith(first.from) ? first.to.slice(first.from.length) : null;
  const less = first.from.startsWith(first.to) ? first.from.slice(first.to.length) : null;
  const each = (move: (line: string) => string): readonly string[] => put.map((line) => (isBlank(line) ? line : move(line)));
  if (more !== null && shifts.every(({ from, to }) => to === more + from)) return each((line) => more + line);
  const isLess = less !== null && shifts.every(({ from, to }) => from === less + to);
  if (isLess) return put.every((line) => isBlank(line) || line.startsWith(less)) ? each((line) => line.slice(less.length)) : null;
  const other = INDENTS.find((turned) => shifts.every(({ from, to }) => turned(from) === to));
  return other === undefined ? null : each((line) => other(leadOf(line)) + line.trimStart());
}

/** Tabs in the place of blanks, and the other way round. */
const INDENTS: readonly ((indent: string) => string)[] = ['    ', '  ', '        '].flatMap((blanks) => [
  (indent: string) => indent.replaceAll('\t', blanks),
  (indent: string) => indent.replaceAll(blanks, '\t'),
]);

function leadOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

function trimmedHunk(hunk: Hunk): Hunk {
  return { ...hunk, old: trimmed(hunk.old), new: trimmed(hunk.new) };
}
