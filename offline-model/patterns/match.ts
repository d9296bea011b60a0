import { operand, parts, type SyntaxNode } from '../../syntax/tree.js';
import type { Role } from '../../syntax/grammar.js';
import { freeHoles, written, type Part, type Pattern } from './pattern.js';
import { holesIn, indentAt, isHole, isName, keyOf, placesIn, type Branch, type Place, type Term } from './term.js';

/** A program laid out for looking patterns up in it. */
export interface Field {
  readonly text: string;
  readonly places: readonly Place[];
  readonly byLabel: ReadonlyMap<string, readonly Place[]>;
  readonly byRole: ReadonlyMap<string, readonly Place[]>;
  readonly byUnder: ReadonlyMap<string, readonly Place[]>;
  readonly parents: ReadonlyMap<Place, Place>;
  readonly names: readonly string[];
}

export function fieldOf(text: string, root: Place): Field {
  const places = [...placesIn(root)];
  const parents = new Map<Place, Place>();
  for (const each of places) for (const part of each.parts) parents.set(part, each);
  const names = places.flatMap((each) => (isName(each) && each.field !== 'function' && each.field !== 'name' ? [each.node.text] : []));
  return {
    text,
    places,
    byLabel: grouped(places, (each) => each.label),
    byRole: grouped(places, (each) => each.role),
    byUnder: grouped(places, (each) => each.under),
    parents,
    names: [...new Set(names)],
  };
}

function grouped<T>(places: readonly T[], by: (place: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of places) {
    const group = groups.get(by(each));
    if (group === undefined) groups.set(by(each), [each]);
    else group.push(each);
  }
  return groups;
}

/** A program that a pattern makes of another. */
export interface Applied {
  readonly start: number;
  readonly end: number;
  /** what stands there now */
  readonly text: string;
  readonly node: SyntaxNode;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Bindings = ReadonlyMap<string, Place>;

const MAX_PLACES = 40;
const MAX_FREE = 6;

/** Every place where a pattern fits, and all of them at once where there are several. */
export function applied(pattern: Pattern, field: Field): readonly Applied[] {
  const free = freeHoles(pattern);
  if (free.length > 1) return [];
  const results: Applied[] = [];
  const alone: Splice[] = [];
  for (const { bindings, spans } of placements(pattern.parts, field, new Map())) {
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

/** Names for a hole that only the new side has: those with which a part of the new side stands in the program already; any where it stands alone. */
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

const MAX_TOGETHER = 4;

interface Placement {
  readonly bindings: Bindings;
  readonly spans: readonly (readonly Place[])[];
}

function* placements(edits: readonly Part[], field: Field, bindings: Bindings): Generator<Placement> {
  const [part, ...rest] = edits;
  if (part === undefined) {
    yield { bindings, spans: [] };
    return;
  }
  for (const span of spansOf(part, field)) {
    const found = matchAll(part.before, span, bindings);
    if (found === null) continue;
    for (const { bindings: all, spans } of placements(rest, field, found)) yield { bindings: all, spans: [span, ...spans] };
  }
}

function* spansOf({ before, under }: Part, { byLabel, byRole, byUnder, parents }: Field): Generator<readonly Place[]> {
  const first = before[0];
  if (first === undefined) return;
  const starts = isHole(first) ? byUnder.get(under) : first.sign === undefined ? byLabel.get(first.label) : byRole.get(first.role);
  for (const place of starts ?? []) {
    if (under !== '' && place.under !== under) continue;
    if (before.length === 1) yield [place];
    else {
      const siblings = parents.get(place)?.parts ?? [];
      const span = siblings.slice(siblings.indexOf(place), siblings.indexOf(place) + before.length);
      if (span.length === before.length) yield span;
    }
  }
}

function matchAll(terms: readonly Term[], places: readonly Place[], bindings: Bindings): Bindings | null {
  let bound: Bindings | null = bindings;
  for (const [index, term] of terms.entries()) {
    const place = places[index];
    bound = place === undefined || bound === null ? null : match(term, place, bound);
    if (bound === null) return null;
  }
  return bound;
}

function match(term: Term, place: Place, bindings: Bindings): Bindings | null {
  if (isHole(term)) return place.isValue ? bound(term.hole, place, bindings) : null;
  const [first, ...rest] = term.parts;
  if (first !== undefined && isHole(first) && first.many === true) return matchBlock(term, first.hole, rest, place, bindings);
  if (term.parts.length !== place.parts.length) return null;
  if (term.sign === undefined) return term.label === place.label ? matchAll(term.parts, place.parts, bindings) : null;
  const signed = term.role === place.role && term.parts.length === 2 ? bound(term.sign, { ...place, parts: [] }, bindings) : null;
  return signed === null ? null : matchAll(term.parts, place.parts, signed);
}

/** A block that ends with the statements that are wanted; those before are taken as they are. */
function matchBlock(term: Branch, hole: string, wanted: readonly Term[], place: Place, bindings: Bindings): Bindings | null {
  const run = place.parts.slice(0, place.parts.length - wanted.length);
  if (term.role !== place.role || place.parts.length < wanted.length) return null;
  const [start, end] = [run[0]?.node.start ?? 0, run.at(-1)?.node.end ?? 0];
  const text = place.node.text.slice(start - place.node.start, end - place.node.start);
  const node = { ...place.node, start, end, text: run.length === 0 ? '' : text };
  const taken = bound(hole, { ...place, label: `run of ${text}`, parts: [], node }, bindings);
  return taken === null ? null : matchAll(wanted, place.parts.slice(run.length), taken);
}

function bound(hole: string, place: Place, bindings: Bindings): Bindings | null {
  const known = bindings.get(hole);
  if (known === undefined) return new Map([...bindings, [hole, place]]);
  return known.label === place.label && keyOf(known) === keyOf(place) ? bindings : null;
}

function spliceOf(part: Part, span: readonly Place[], bindings: Bindings, free: string, { text }: Field): Splice {
  const start = span[0]?.node.start ?? 0;
  const end = span.at(-1)?.node.end ?? start;
  const indent = indentAt(text, start);
  const fill = (hole: string, parent: Branch | null, at: number): string => {
    const found = bindings.get(hole);
    return found === undefined ? free : standing(found.node, parent, at);
  };
  if (part.after.length === 0)
    return { start: text.lastIndexOf('\n', start - 1) + 1, end: text.indexOf('\n', end) < 0 ? end : text.indexOf('\n', end) + 1, text: '' };
  const lines = part.after.map((term) => written(withSigns(term, bindings), (hole, parent, at) => held(fill(hole, parent, at)))).join('\n');
  // what a hole brings keeps its own lines; only the lines of the pattern are moved in
  const moved = lines
    .split(HOLD)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll('\n', `\n${indent}`) : piece))
    .join('');
  return { start, end, text: moved };
}

/** A pattern with the signs that were found where any would do. */
function withSigns(term: Term, bindings: Bindings): Term {
  if (isHole(term)) return term;
  const gaps = term.sign === undefined ? undefined : bindings.get(term.sign)?.gaps;
  return { ...term, gaps: gaps ?? term.gaps, parts: term.parts.map((each) => withSigns(each, bindings)) };
}

function held(text: string): string {
  return text === '' ? '' : HOLD + text + HOLD;
}

const HOLD = '\u0001';

/** How tight a role holds its parts together. */
const TIGHT: Partial<Record<Role, number>> = {
  lambda: 0,
  conditional: 1,
  boolean: 2,
  not: 3,
  comparison: 4,
  arithmetic: 5,
  unary: 6,
  attribute: 9,
  subscript: 9,
  call: 9,
};

function standing(node: SyntaxNode, parent: Branch | null, at: number): string {
  if (parent === null || stoodSo(node, parent, at)) return node.text;
  const outer = TIGHT[parent.role] ?? -1;
  const inner = TIGHT[node.role] ?? (operand(node) === node.text ? 9 : 0);
  const isObject = outer < 9 || at === 0;
  return outer >= inner && inner < 9 && isObject ? `(${node.text})` : node.text;
}

/** Whether a node hangs in the program as it will hang in what is written: there it needs no brackets either. */
function stoodSo(node: SyntaxNode, parent: Branch, at: number): boolean {
  if (node.parent?.role !== parent.role) return false;
  const signs = node.parent.children.flatMap((each) => (each.named ? [] : [each.text])).join('');
  return parts(node.parent).indexOf(node) === at && signs === parent.gaps.join('').replace(/\s+/g, '');
}

function joined(splices: readonly Splice[], text: string): Splice | null {
  const order = splices.toSorted((a, b) => a.start - b.start);
  if (order.some((each, index) => index > 0 && each.start < (order[index - 1]?.end ?? 0))) return null;
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined) return null;
  let made = '';
  let at = first.start;
  for (const each of order) {
    made += text.slice(at, each.start) + each.text;
    at = each.end;
  }
  return { start: first.start, end: last.end, text: made };
}
