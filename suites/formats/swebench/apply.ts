import type { PatchedFile } from '../../../domain/patch.js';

/** The text that a patch makes of a file, where it fits line for line; null where it does not. An empty text for a file that is new. */
export function applied(before: string, { text }: PatchedFile): string | null {
  const lines = linesOf(before);
  const made: string[] = [];
  let at = 0;
  for (const { start, from, to } of hunksOf(text)) {
    // a hunk that takes nothing stands behind the line that it names
    const place = from.length === 0 ? start : start - 1;
    if (place < at || from.some((line, index) => lines[place + index] !== line)) return null;
    made.push(...lines.slice(at, place), ...to);
    at = place + from.length;
  }
  return [...made, ...lines.slice(at)].join('');
}

interface Hunk {
  /** first line that it is about, from 1 on; the line before it where it only adds */
  readonly start: number;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

function hunksOf(section: string): readonly Hunk[] {
  const found: { start: number; from: string[]; to: string[] }[] = [];
  let left = { from: 0, to: 0 };
  let last: string[][] = [];
  for (const line of linesOf(section.endsWith('\n') ? section : `${section}\n`)) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    const hunk = found.at(-1);
    if (head !== null && left.from + left.to === 0) {
      found.push({ start: Number(head[1]), from: [], to: [] });
      left = { from: Number(head[2] ?? 1), to: Number(head[3] ?? 1) };
    } else if (hunk !== undefined && line.startsWith('\\')) {
      for (const side of last) side.push((side.pop() ?? '').replace(/\n$/, ''));
    } else if (hunk !== undefined && left.from + left.to > 0) {
      // an empty line of the file may have lost its blank on the way
      const sign = line === '\n' ? ' ' : line[0];
      const rest = line === '\n' ? line : line.slice(1);
      last = [...(sign === '+' ? [] : [hunk.from]), ...(sign === '-' ? [] : [hunk.to])];
      for (const side of last) side.push(rest);
      left = { from: left.from - (sign === '+' ? 0 : 1), to: left.to - (sign === '-' ? 0 : 1) };
    }
  }
  return found;
}

/** Each with its end. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
