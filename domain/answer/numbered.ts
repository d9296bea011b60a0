import { indentOf, isBlank, trimmed } from './lines.js';

/** `1 |`, `1:`, `1.`, `1)`, `[1]`, `L1:`, `Line 1:`, `1→`, or the number alone before a blank. */
const NUMBER = /^\s{0,8}\[?(?:L(?:ine )?)?(\d{1,5})(?:\s?[|│→]|\]:?|[:.)](?!\d)|(?=\s|$))/;

/** A listing of a program: its lines without their numbers, where each has the next one; else as they are. Blank lines may have none. */
export function withoutNumbers(lines: readonly string[]): readonly string[] {
  const listed = trimmed(lines);
  const found = listed.map((line) => NUMBER.exec(line));
  if (listed.length < 2 || !areConsecutive(listed, found)) return lines;
  const code = listed.map((line, index) => line.slice(found[index]?.[0].length ?? line.length));
  // the column between the numbers and the program
  const gap = Math.min(...code.filter((line) => !isBlank(line)).map(indentOf));
  return code.map((line) => line.slice(line.startsWith('\t') ? 1 : gap));
}

/** What is looked for in a file and what takes its place. */
interface Piece {
  readonly old: readonly string[];
  readonly new: readonly string[];
  /** the number of the first line */
  readonly at: number;
}

/** A change of lines without the numbers that stand before them; null where what it looks for is no listing. */
export function changeWithoutNumbers(old: readonly string[], put: readonly string[]): Piece | null {
  const told = old.filter((line) => !isBlank(line));
  const found = told.map((line) => NUMBER.exec(line));
  const [first] = found;
  if (!first || !areConsecutive(told, found)) return null;
  // the column between the numbers and the program
  const gap = told.every((line, index) => /^(?:\s|$)/.test(line.slice(found[index]?.[0].length))) ? 1 : 0;
  const isAlike = put.some((line) => NUMBER.test(line));
  const column = isAlike ? COLUMN : NUMBER;
  const bare = (line: string): string => {
    const head = (NUMBER.exec(line) ?? column.exec(line))?.[0];
    return head === undefined ? line : line.slice(head.length + gap);
  };
  return { old: old.map(bare), new: put.map(bare), at: Number(first[1]) };
}

/** Where lines that are added have no number beside others that have one. */
const COLUMN = /^\s{0,8}\+?\s{0,8}[|│→]/;

/** The same with talk around the listing. */
export function listingIn(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => NUMBER.test(line));
  const listed = lines.slice(from, lines.findLastIndex((line) => NUMBER.test(line)) + 1);
  const code = from < 0 ? listed : withoutNumbers(listed);
  return code === listed ? lines : code;
}

/** A blank line without a number may be counted all the same. */
function areConsecutive(lines: readonly string[], found: readonly (RegExpExecArray | null)[]): boolean {
  let next = Number(found[0]?.[1]);
  let skipped = 0;
  for (const [index, each] of found.entries()) {
    if (each === null && lines[index]?.trim() !== '') return false;
    if (each === null) skipped += 1;
    else {
      const number = Number(each[1]);
      if (number !== next && number !== next + skipped) return false;
      next = number + 1;
      skipped = 0;
    }
  }
  return true;
}
