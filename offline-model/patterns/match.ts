import type { Part } from './pattern.js';
import { isHole, isName, keyOf, placesIn, type Branch, type Place, type Term } from './term.js';

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

export function grouped<T>(places: readonly T[], by: (place: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of places) {
    const group = groups.get(by(each));
    if (group === undefined) groups.set(by(each), [each]);
    else group.push(each);
  }
  return groups;
}

/** What the holes, and the signs that are open, stand for. */
export type Bindings = ReadonlyMap<string, Place>;

export interface Placement {
  readonly bindings: Bindings;
  readonly spans: readonly (readonly Place[])[];
}

/** Places that are looked at for one pattern in one program: places of several parts multiply. */
const MAX_STEPS = 5_000;

/** Every way to lay the places of a pattern over a program. */
export function placements(edits: readonly Part[], field: Field): Generator<Placement> {
  return laid(edits, field, new Map(), { left: MAX_STEPS });
}

function* laid(edits: readonly Part[], field: Field, bindings: Bindings, steps: { left: number }): Generator<Placement> {
  const [part, ...rest] = edits;
  if (part === undefined) {
    yield { bindings, spans: [] };
    return;
  }
  for (const span of spansOf(part, field)) {
    if (steps.left === 0) return;
    steps.left -= 1;
    const found = matchAll(part.before, span, bindings);
    if (found === null) continue;
    for (const { bindings: all, spans } of laid(rest, field, found, steps)) yield { bindings: all, spans: [span, ...spans] };
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
  let all: Bindings | null = bindings;
  for (const [index, term] of terms.entries()) {
    const place = places[index];
    all = place === undefined || all === null ? null : match(term, place, all);
    if (all === null) return null;
  }
  return all;
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
