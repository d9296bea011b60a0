import type { Edits } from './place.js';
import { isSign } from './elision.js';
import { anyOf, telling } from './lines.js';
import type { pathNamed } from './naming.js';
import { changeWithoutNumbers } from './numbered.js';
import type { Hunk, Readings } from './place.js';

const HUNK = /^@@(?:\s*-(\d+)(?:,\d+)?\s+\+\d+(?:,\d+)?)?/;
const FILE = /^(?:\+\+\+ |\*{3} (?:Update|Add) File:\s*)(?:[ab]\/)?([^\t\n]+)/;
const HEADER = anyOf([
  /^(?:diff |index [0-9a-f]|--- |\+\+\+ |\\ No newline|new file mode|old mode|new mode|similarity |rename )/,
  /^\*{3} (?:Begin Patch|End Patch|Update File|Add File|Delete File|End of File)/,
]);
const HEAD = /^@@(?:\s+-\d|\s*$|.*@@\s*$)|^\*{3} (?:Begin Patch|Update File:)/;

export function hasHeaders(lines: readonly string[]): boolean {
  const told = lines.map(telling);
  return told.some((line, index) => HEAD.test(line) || (/^--- \S/.test(line) && /^\+\+\+ \S/.test(told[index + 1] ?? '')));
}

/** Whether the lines are a change of the file rather than the file: by their headers, or because all that they take away stands in it. */
export function looksLikeDiff(lines: readonly string[], given: ReadonlySet<string>): boolean {
  if (hasHeaders(lines)) return true;
  const told = lines.map(telling);
  const stands = (line: string): boolean => line.trim() === '' || given.has(line.trim());
  const taken = told.filter((line) => /^-(?!-)/.test(line));
  const added = told.filter((line) => /^\+(?!\+)/.test(line));
  const signed = [...taken.filter((line) => line.slice(1).trim() !== ''), ...added];
  if (signed.length === 0 || !taken.every((line) => stands(line.slice(1))) || !told.every((line) => /^[-+]/.test(line) || stands(line)))
    return false;
  return taken.length > 0 || added.length < told.length;
}

/** The file that a diff makes anew, with its path where it names one; null where it changes what is there, or makes several. */
export function newFileIn(lines: readonly string[]): { readonly name: string; readonly lines: readonly string[] } | null {
  const told = lines.map(telling);
  if (!told.some((line) => /^(?:--- \/dev\/null|\*{3} Add File:|@@ -0,0 )/.test(line))) return null;
  const names = told.flatMap((line) => FILE.exec(line)?.[1]?.trim() ?? []);
  const body = lines.filter((line, at) => line.trim() !== '' && !HEADER.test(told[at] ?? '') && !HUNK.test(told[at] ?? ''));
  if (body.length === 0 || names.length > 1 || !body.every((line) => line.startsWith('+'))) return null;
  return { name: names[0] ?? '', lines: body.map((line) => line.slice(1)) };
}

/** A diff with the deviations that models allow themselves: no headers, wrong numbers, context lines without their space. */
export function readDiff(given: readonly string[], fileOf: (name: string) => ReturnType<typeof pathNamed>): Edits {
  const edits: { path: string | null; hunks: Readings[] }[] = [];
  let of: ReturnType<typeof pathNamed> = null;
  let hunk: string[] = [];
  let at: number | null = null;
  const lines = withoutColumn(given);
  const end = (): void => {
    const readings = readingsOf(hunk, at);
    hunk = [];
    if (readings === null || of === 'another file') return;
    const path = of?.path ?? null;
    const last = edits.at(-1);
    if (last !== undefined && last.path === path) last.hunks.push(readings);
    else edits.push({ path, hunks: [readings] });
  };
  for (const line of lines) {
    const told = telling(line);
    const begun = HUNK.exec(told);
    const file = FILE.exec(told);
    // between lines that are shown, others are left out
    if (begun === null && !HEADER.test(told) && !isSign(told) && told.trim() !== '...') {
      hunk.push(line);
      continue;
    }
    end();
    at = begun?.[1] === undefined ? null : Number(begun[1]);
    if (file !== null) of = fileOf((file[1] ?? '').trim());
  }
  end();
  if (edits.length === 0)
    return { unreadable: of === 'another file' ? 'a diff is for another file' : 'a diff takes nothing away and adds nothing' };
  return { edits };
}

type Sign = ' ' | '-' | '+';

interface Signed {
  readonly sign: Sign;
  /** the whole line */
  readonly line: string;
}

/** Null where a hunk changes nothing. */
function readingsOf(lines: readonly string[], at: number | null): Readings | null {
  const signed = withoutBlankEnds(lines).map((line): Signed => ({
    sign: line.startsWith('-') ? '-' : line.startsWith('+') ? '+' : ' ',
    line,
  }));
  if (signed.every(({ sign }) => sign === ' ')) return null;
  const proper = hunkOf(signed, at, ({ sign, line }) => (sign === ' ' && !line.startsWith(' ') ? line : line.slice(1)));
  const bare = hunkOf(signed, at, ({ sign, line }) => (sign === ' ' ? line : line.slice(1)));
  // the sign took the place of the first space
  const replaced = hunkOf(signed, at, ({ sign, line }) => (sign === ' ' ? line : ` ${line.slice(1)}`));
  const listed = changeWithoutNumbers(bare.old, bare.new);
  return [proper, bare, replaced, ...(listed === null ? [] : [{ ...bare, ...listed }])];
}

/** A diff whose lines have their numbers before their signs, without these. */
function withoutColumn(lines: readonly string[]): readonly string[] {
  const body = lines.filter(isLine).map((line) => COLUMN.exec(telling(line)));
  const isNumbered = body.length > 0 && body.every((found) => found !== null) && body.some((found) => found?.[1] !== undefined);
  return isNumbered ? lines.map((line) => (isLine(line) ? line.replace(COLUMN, '$1$2') : line)) : lines;
}

function isLine(line: string): boolean {
  const told = telling(line);
  return line.trim() !== '' && !HUNK.test(told) && !HEADER.test(told);
}

/** `12 - x`, `12 13   x`, `12 | + x`; what is added may have no number, where a column stands for it. */
const COLUMN = /^(?:\s{0,8}\d{1,5}(?:\s+\d{1,5})?(?:\s?[|│:])?|\s{1,16}[|│]|\s{2,16}(?=\+))(?:\s{0,6}([-+])|\s?( ))/;

function hunkOf(signed: readonly Signed[], at: number | null, textOf: (each: Signed) => string): Hunk {
  const side = (other: Sign): string[] => signed.filter(({ sign }) => sign !== other).map(textOf);
  return { old: side('+'), new: side('-'), at, isOrdered: true };
}

/** A blank line between two hunks is no line of the file. */
function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line !== '');
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => line !== '') + 1);
}
