import type { Hunk } from './diff.js';
import { outdented } from './generalise.js';
import { settled, type Part, type Pattern } from './pattern.js';
import { indentAt, keyOf, type Place, type Term } from './term.js';

/**
 * The most special pattern over two edits: what is equal in both stays, what differs becomes a hole on both sides. Null where they have
 * no shape in common.
 */
export function antiUnify(one: readonly Hunk[], two: readonly Hunk[], afterText: string): Pattern | null {
  if (one.length !== two.length) return null;
  const holes = new Map<string, string>();
  const parts: Part[] = [];
  for (const [index, a] of one.entries()) {
    const b = two[index];
    if (b === undefined) return null;
    const before = each(a.before, b.before, (x, y) => generalise(x, y, holes, true));
    const after = each(a.after, b.after, (x, y) => generalise(x, y, holes, false));
    if (before === null || after === null) return null;
    const base = indentAt(afterText, a.after[0]?.node.start ?? 0);
    const [first, other] = [a.before[0], b.before[0]];
    const under = a.before.length === 1 && first?.under === other?.under ? (first?.under ?? '') : '';
    parts.push({ before, after: after.map((term) => outdented(term, base)), under: before.some((term) => 'hole' in term) ? under : '' });
  }
  return settled(parts);
}

function each(a: readonly Place[], b: readonly Place[], over: (x: Place, y: Place) => Term | null): readonly Term[] | null {
  if (a.length !== b.length) return null;
  const made = a.map((x, index) => {
    const y = b[index];
    return y === undefined ? null : over(x, y);
  });
  return made.includes(null) ? null : made.flatMap((term) => term ?? []);
}

/** A pair of parts that differ has one hole wherever it stands; the new side may only use holes of the old one. */
function generalise(a: Place, b: Place, holes: Map<string, string>, isOld: boolean): Term | null {
  const [x, y] = [keyOf(a), keyOf(b)];
  if (x === y) return a;
  const pair = `${x}\u0000${y}`;
  const known = holes.get(pair);
  if (known !== undefined) return { hole: known };
  if (a.label === b.label && a.parts.length > 0) {
    const parts = each(a.parts, b.parts, (one, two) => generalise(one, two, holes, isOld));
    if (parts !== null) return { ...a, parts: parts };
  }
  if (!isOld || !a.isValue || !b.isValue || a.field === 'function' || b.field === 'function') return null;
  const name = `${holes.size}`;
  holes.set(pair, name);
  return { hole: name };
}
