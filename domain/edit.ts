/**
 * The compact form in which a candidate stands in a prompt: what it changed, line by line, against the program it
 * started from. One line of text for each hunk: `line 4: \`n ^= n - 1\` -> \`n &= n - 1\``; lines of one hunk are
 * joined by ` ⏎ `, less the indentation that all of them share; a blank line on its own is `⏎`. An inserted hunk has an
 * empty left side and keeps its indentation, a deleted one has an empty right side. Two candidates are the same edit,
 * white space at the ends of lines aside, if and only if their compact forms are equal (unless the code itself holds
 * ` ⏎ ` or "\` -> \`").
 */
export function compactEdit(from: string, to: string): string {
  const a = from
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
  const b = to
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
  const hunks = diffLines(a, b).map(showHunk);
  return hunks.length === 0 ? NO_CHANGE : hunks.join('; ');
}

export const NO_CHANGE = 'no change';

/** Both sides lose the same indentation, so that a line which only moved in or out still shows by how much. */
function showHunk({ at, removed, added }: Hunk): string {
  const depths = [...removed, ...added].filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const shared = removed.some((line) => line !== '') ? Math.min(...depths) : 0;
  return `line ${at + 1}: \`${joined(removed, shared)}\` -> \`${joined(added, shared)}\``;
}

function joined(lines: readonly string[], shared: number): string {
  return lines.length === 1 && lines[0] === '' ? '⏎' : lines.map((line) => line.slice(shared)).join(' ⏎ ');
}

interface Hunk {
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A place at which two programs differ: from line `at` (counted from 0) of the first, these lines against those. */
export type Change = Hunk;

/** All of them, in their order; white space at the ends of lines aside. */
export function changesOf(from: string, to: string): readonly Change[] {
  const [a, b] = [from, to].map((text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd()),
  );
  return diffLines(a ?? [], b ?? []);
}

/** Longest common subsequence after the common ends are cut off: O(n·m) on what differs, which is small here. */
function diffLines(a: readonly string[], b: readonly string[]): Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const x = a.slice(start, endA);
  const y = b.slice(start, endB);
  if (x.length * y.length > MAX_CELLS) return [{ at: start, removed: x, added: y }];
  const common = commonTable(x, y);
  const hunks: { at: number; removed: string[]; added: string[] }[] = [];
  let open: { at: number; removed: string[]; added: string[] } | null = null;
  for (let i = 0, j = 0; i < x.length || j < y.length;) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      open = null;
      i += 1;
      j += 1;
      continue;
    }
    if (open === null) {
      open = { at: start + i, removed: [], added: [] };
      hunks.push(open);
    }
    const takeA = j >= y.length || (i < x.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0));
    if (takeA) open.removed.push(x[i++] ?? '');
    else open.added.push(y[j++] ?? '');
  }
  return hunks;
}

const MAX_CELLS = 1_000_000;

function commonTable(x: readonly string[], y: readonly string[]): number[][] {
  const table = Array.from({ length: x.length + 1 }, () => Array.from({ length: y.length + 1 }, () => 0));
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let j = y.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      const below = table[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] = x[i] === y[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
