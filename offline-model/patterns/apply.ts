import type { SyntaxNode } from '../../syntax/tree.js';
import { grouped, placements, type Bindings, type Field } from './match.js';
import { freeHoles, written, type Pattern } from './pattern.js';
import { joined, spliceOf, type Splice } from './splice.js';
import { holesIn, isHole, type Branch, type Term } from './term.js';

/** A program that a pattern makes of another. */
export interface Applied {
  readonly start: number;
  readonly end: number;
  /** what stands there now */
  readonly text: string;
  readonly node: SyntaxNode;
}

const MAX_PLACES = 40;
const MAX_FREE = 6;
const MAX_TOGETHER = 4;

/** Every place where a pattern fits, and all of them at once where there are several. */
export function applied(pattern: Pattern, field: Field): readonly Applied[] {
  const free = freeHoles(pattern);
  if (free.length > 1) return [];
  const results: Applied[] = [];
  const alone: Splice[] = [];
  for (const { bindings, spans } of placements(pattern.parts, field)) {
    for (const name of free[0] === undefined ? [''] : namesFor(free[0], pattern, bindings, field)) {
      const splices = pattern.parts.map((part, index) => spliceOf(part, spans[index] ?? [], bindings, name, field));
      const made = joined(splices, field.text);
      const node = spans[0]?.[0]?.node;
      if (made === null || node === undefined) continue;
      results.push({ ...made, node });
      if (splices.length === 1 && free.length === 0) alone.push(...splices);
    }
    if (results.length >= MAX_PLACES) break;
  }
  const first = results[0];
  if (first === undefined) return [];
  const together = new Set([alone, ...grouped(alone, ({ start, end }) => field.text.slice(start, end)).values()]);
  return [...results, ...[...together].flatMap((each) => inOne(each, field, first.node))];
}

/** A mistake that was made at several places is mended at all of them at once, or at those that read alike. */
function inOne(splices: readonly Splice[], { text }: Field, node: SyntaxNode): Applied[] {
  const made = splices.length > 1 && splices.length <= MAX_TOGETHER ? joined(splices, text) : null;
  return made === null ? [] : [{ ...made, node }];
}

/**
 * Names for a hole that only the new side has: those with which a part of the new side stands in the program already; any where it
 * stands alone.
 */
function namesFor(free: string, { parts: edits }: Pattern, bindings: Bindings, field: Field): readonly string[] {
  const partsWith = edits
    .flatMap(({ after }) => after.flatMap((term) => [...branchesIn(term)]))
    .filter((term) => {
      const holes = holesIn(term);
      return holes.includes(free) && holes.some((hole) => hole !== free);
    });
  const stands = (name: string): boolean =>
    partsWith.some((term) => field.text.includes(written(term, (hole) => (hole === free ? name : (bindings.get(hole)?.node.text ?? '')))));
  return partsWith.length > 0 ? field.names.filter(stands) : field.names.slice(0, MAX_FREE);
}

function* branchesIn(term: Term): Generator<Branch> {
  if (isHole(term)) return;
  yield term;
  for (const each of term.parts) yield* branchesIn(each);
}
