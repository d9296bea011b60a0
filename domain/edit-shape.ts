import { uniform } from './random.js';
import type { Example } from './strategy.js';

/**
 * What kind of edit it is, whatever the names: the tokens that go and those that come, each run of them once. A word
 * that the program has anyway stands for any such word; a new one, and every sign, stands for itself. Two edits that
 * mend the same habit in two programs mostly have one shape.
 */
export function editShape({ before, answer }: Pick<Example, 'before' | 'answer'>): string {
  return [...new Set(runsOf(before, answer))].toSorted().join(' | ');
}

/**
 * A seeded order in which edits of one shape do not stand side by side: one of each shape, then the rest. The more often
 * a shape recurs the earlier its turn, mostly: what recurs will come again.
 */
export function byRecurrence<T extends { readonly example?: Pick<Example, 'before' | 'answer'> }>(seed: number, items: readonly T[]): T[] {
  const shapes = new Map<string, T[]>();
  for (const item of items) {
    const shape = item.example === undefined ? '' : editShape(item.example);
    shapes.set(shape, [...(shapes.get(shape) ?? []), item]);
  }
  // drawn without replacement by the cube of how often a shape is there
  const order = [...shapes].map(([shape, of]) => ({ of, key: -Math.log(1 - uniform(seed, `shape ${shape}`)) / of.length ** 3 }));
  const groups = order.toSorted((a, b) => a.key - b.key).map(({ of }) => of);
  return [...groups.flatMap(([first]) => first ?? []), ...groups.flatMap(([, ...rest]) => rest)];
}

const TOKEN = /[\p{L}_$][\p{L}\p{N}_$]*|\d+(?:\.\d+)?|[^\s]/gu;
const WORD = /^[\p{L}_$]/u;
/** Longer programs are told apart by what changed alone, so a table of this many cells is enough for any edit that is a lesson. */
const MAX_CELLS = 400_000;

function runsOf(before: string, after: string): string[] {
  const [a, b] = [before, after].map((text) => text.match(TOKEN) ?? []);
  if (a === undefined || b === undefined) return [];
  const known = new Set<string>(a);
  const shown = (tokens: readonly string[]): string =>
    tokens.map((token) => (WORD.test(token) && known.has(token) ? '_' : token)).join(' ');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let less = 0;
  while (less < Math.min(a.length, b.length) - start && a.at(-1 - less) === b.at(-1 - less)) less += 1;
  const [gone, come] = [a.slice(start, a.length - less), b.slice(start, b.length - less)];
  if (gone.length * come.length > MAX_CELLS) return [`-${shown(gone)} +${shown(come)}`];
  return hunks(gone, come).map(({ removed, added }) => `-${shown(removed)} +${shown(added)}`);
}

interface Hunk {
  readonly removed: string[];
  readonly added: string[];
}

/** What is not in a longest common subsequence, run by run. */
function hunks(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  const width = b.length + 1;
  const table = new Int32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Hunk[] = [];
  let open: Hunk | null = null;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      [i, j, open] = [i + 1, j + 1, null];
      continue;
    }
    if (open === null) found.push((open = { removed: [], added: [] }));
    if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) open.removed.push(a[i++] ?? '');
    else open.added.push(b[j++] ?? '');
  }
  return found;
}
