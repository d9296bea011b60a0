import { isStatement } from '../../syntax/tree.js';
import { holdsBlock, isList, keyOf, type Place } from './term.js';

/** Neighbours that became other neighbours. */
export interface Hunk {
  readonly before: readonly Place[];
  readonly after: readonly Place[];
}

/** The smallest parts in which two programs differ. */
export function hunksOf(before: Place, after: Place): readonly Hunk[] {
  if (keyOf(before) === keyOf(after)) return [];
  const isAlike = before.label === after.label && before.parts.length === after.parts.length;
  if (isList(before) && isList(after) && before.node.kind === after.node.kind) return inList(before, after);
  if (!isAlike) return [{ before: [before], after: [after] }];
  const inner = before.parts.flatMap((each, index) => pair(each, after.parts[index]));
  // two changes in one expression are one change of it
  return inner.length > 1 && !holdsBlock(before.node) ? [{ before: [before], after: [after] }] : inner;
}

function pair(before: Place, after: Place | undefined): readonly Hunk[] {
  return after === undefined ? [] : hunksOf(before, after);
}

function inList(before: Place, after: Place): readonly Hunk[] {
  const [a, b] = [before.parts, after.parts];
  const same = common(
    a.map((each) => keyOf(each)),
    b.map((each) => keyOf(each)),
  );
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...same, [a.length, b.length] as const]) {
    hunks.push(...between(a, b, [i, x], [j, y]));
    [i, j] = [x + 1, y + 1];
  }
  return hunks;
}

type Range = readonly [from: number, to: number];

function between(a: readonly Place[], b: readonly Place[], [i, x]: Range, [j, y]: Range): readonly Hunk[] {
  const [gone, come] = [a.slice(i, x), b.slice(j, y)];
  if (gone.length === 0 && come.length === 0) return [];
  if (gone.length === come.length) {
    const inner = gone.map((each, index) => pair(each, come[index]));
    if (gone.every((each, index) => each.node.kind === come[index]?.node.kind || isStatement(each.node))) return inner.flat();
  }
  if (gone.length > 0) return [{ before: gone, after: come }];
  // what is put in needs a neighbour by which its place is known
  const [next, last] = [a[x], a[i - 1]];
  if (next !== undefined) return [{ before: [next], after: [...come, next] }];
  return last === undefined ? [] : [{ before: [last], after: [last, ...come] }];
}

/** Index pairs of a longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const table = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row !== undefined) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
