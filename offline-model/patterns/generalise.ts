import type { Grammar } from '../../syntax/grammar.js';
import type { SyntaxNode } from '../../syntax/tree.js';
import type { Hunk } from './diff.js';
import { isOwnWord, settled, type Part, type Pattern } from './pattern.js';
import {
  holdsBlock,
  indentAt,
  isHole,
  isList,
  isName,
  keyOf,
  mapTerm,
  placesIn,
  sizeOf,
  type Branch,
  type Place,
  type Term,
} from './term.js';

/** One program before and after, read. */
export interface ReadExample {
  readonly before: Place;
  readonly after: Place;
  readonly beforeText: string;
  readonly afterText: string;
  readonly hunks: readonly Hunk[];
}

/**
 * Which parts of the old and new side become holes: names alone; all that both sides share; truth values too; or, with them, the signs
 * of comparisons.
 */
const WIDTHS = ['names', 'shared', 'values', 'open'] as const;
type Width = (typeof WIDTHS)[number];

const MAX_SIZE = 60;
/** How far round a change its surroundings may belong to the pattern. */
export const LEVELS = 4;

/** A hunk with so many steps of what stands round it; null where that would be a whole block or too much. */
export function widened(hunk: Hunk, level: number, example: ReadExample): Hunk | null {
  let [before, after] = [hunk.before[0], hunk.after[0]];
  if (level === 0) return hunk;
  if (hunk.before.length !== 1 || hunk.after.length !== 1) return null;
  for (let step = 0; step < level && before !== undefined && after !== undefined; step += 1) {
    const [b, a] = [before.node.parent, after.node.parent];
    if (b === null || a === null || b.kind !== a.kind || holdsBlock(b)) return null;
    [before, after] = [placeIn(example.before, b), placeIn(example.after, a)];
  }
  return before === undefined || after === undefined || isList(before) ? null : { before: [before], after: [after] };
}

function placeIn(root: Place, node: SyntaxNode): Place | undefined {
  for (const each of placesIn(root)) if (each.node === node) return each;
  return undefined;
}

export function isSmall({ before, after }: Hunk): boolean {
  return [...before, ...after].reduce((sum, each) => sum + sizeOf(each), 0) <= MAX_SIZE;
}

/** Every generalisation of one example on its own. */
export function* generalised(example: ReadExample, grammar: Grammar): Generator<Pattern> {
  const sets = example.hunks.length === 1 ? [example.hunks] : [example.hunks, ...example.hunks.map((each) => [each])];
  for (const hunks of sets)
    for (let level = 0; level <= LEVELS; level += 1) {
      const wide = hunks.map((each) => widened(each, level, example) ?? (hunks.length > 1 ? widest(each, level, example) : null));
      if (wide.some((each) => each === null || !isSmall(each))) continue;
      for (const width of WIDTHS)
        for (const isBound of level === 0 ? [true, false] : [false]) {
          const pattern = patternOf(
            wide.flatMap((each) => each ?? []),
            width,
            isBound,
            example,
            grammar,
          );
          if (pattern !== null) yield pattern;
        }
    }
}

function widest(hunk: Hunk, level: number, example: ReadExample): Hunk {
  for (let less = level - 1; less > 0; less -= 1) {
    const wide = widened(hunk, less, example);
    if (wide !== null) return wide;
  }
  return hunk;
}

function patternOf(hunks: readonly Hunk[], width: Width, isBound: boolean, example: ReadExample, grammar: Grammar): Pattern | null {
  const names = variablesOf(example, grammar);
  const olds = hunks.flatMap(({ before }) => before);
  const news = hunks.flatMap(({ after }) => after);
  const common = (of: (places: readonly Place[]) => ReadonlySet<string>): ReadonlySet<string> => {
    const known = of(olds);
    return new Set([...of(news)].filter((key) => known.has(key)));
  };
  const signs = width === 'open' ? common(signsIn) : NONE;
  const shared = width === 'names' ? NONE : common((places) => sharable(places, names, width !== 'shared', signs));
  const roots = new Set(hunks.flatMap(({ before, after }) => (before.length === 1 && after.length === 1 ? [] : [...before, ...after])));
  const runs = width === 'names' ? new Map<Place, Run>() : runsOf(hunks, example);
  const make = (place: Place): Term =>
    mapTerm(place, (term) => {
      if (isHole(term) || !isPlace(term)) return null;
      const run = runs.get(term);
      if (run !== undefined) return beginningAnyhow(term, run, make);
      if (names.isVariable(term)) return { hole: term.node.text };
      return !roots.has(term) && shared.has(keyOf(term)) && canBeHole(term) ? { hole: keyOf(term) } : null;
    });
  const opened = (term: Term): Term => (isHole(term) ? term : withOpenSigns(term, signs));
  return settled(
    hunks.map(({ before, after }): Part => {
      const [oldBase, base] = [
        indentAt(example.beforeText, before[0]?.node.start ?? 0),
        indentAt(example.afterText, after[0]?.node.start ?? 0),
      ];
      const under = isBound && before.length === 1 ? (before[0]?.under ?? '') : '';
      return {
        before: before.map((each) => opened(outdented(make(each), oldBase))),
        after: after.map((each) => opened(outdented(make(each), base))),
        under,
      };
    }),
  );
}

/** The statements with which a block begins on both sides, before it changes. */
interface Run {
  readonly hole: string;
  readonly length: number;
  /** the new line that stands behind them */
  readonly line: string;
}

/** Blocks that change in their later statements, by the order in which they stand. */
function runsOf(hunks: readonly Hunk[], { beforeText, afterText }: ReadExample): Map<Place, Run> {
  const runs = new Map<Place, Run>();
  for (const [index, { before, after }] of hunks.entries()) {
    const [olds, news] = [before, after].map((side) => side.flatMap((root) => [...placesIn(root)]).filter((each) => each.role === 'block'));
    for (const [order, a] of (olds ?? []).entries()) {
      const b = news?.[order];
      if (b === undefined || a.under !== b.under || keyOf(a) === keyOf(b)) continue;
      const differing = a.parts.findIndex((each, at) => b.parts[at] === undefined || keyOf(each) !== keyOf(b.parts[at]));
      const length = differing < 0 ? a.parts.length : differing;
      runs.set(a, { hole: `run ${index} ${order}`, length, line: lineOf(beforeText, a) });
      runs.set(b, { hole: `run ${index} ${order}`, length, line: lineOf(afterText, b) });
    }
  }
  return runs;
}

function lineOf(text: string, { node, parts }: Place): string {
  return `\n${indentAt(text, parts[0]?.node.start ?? node.start)}`;
}

function beginningAnyhow(block: Place, { hole, length, line }: Run, make: (place: Place) => Term): Term {
  const [first = '', ...rest] = block.gaps;
  const behind = length === 0 ? [line, ...rest] : block.gaps.slice(length);
  return { ...block, gaps: [first, ...behind], parts: [{ hole, many: true }, ...block.parts.slice(length).map(make)] };
}

const NONE: ReadonlySet<string> = new Set();

function signsIn(places: readonly Place[]): ReadonlySet<string> {
  return new Set(places.flatMap((place) => [...placesIn(place)]).flatMap((each) => (each.role === 'comparison' ? [each.label] : [])));
}

function withOpenSigns(term: Branch, signs: ReadonlySet<string>): Branch {
  const parts = term.parts.map((each) => (isHole(each) ? each : withOpenSigns(each, signs)));
  return signs.has(term.label) ? { ...term, parts, sign: term.label } : { ...term, parts };
}

function isPlace(term: Term): term is Place {
  return 'node' in term;
}

function canBeHole(place: Place): boolean {
  return place.isValue && place.field !== 'function' && place.node.role !== 'target';
}

/** Keys of the larger parts that hold a variable, and of literals that are no usual number. */
function sharable(places: readonly Place[], names: Variables, withConstants: boolean, signs: ReadonlySet<string>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const root of places)
    for (const each of placesIn(root)) {
      const inside = [...placesIn(each)];
      if (!canBeHole(each) || inside.some((part) => signs.has(part.label))) continue;
      const isLiteral = (LITERALS.has(each.role) && !USUAL.has(each.node.text)) || (withConstants && each.role === 'constant');
      if (isLiteral || (each.parts.length > 0 && inside.some(names.isVariable))) keys.add(keyOf(each));
    }
  return keys;
}

const LITERALS: ReadonlySet<string> = new Set(['integer', 'float', 'string', 'char']);
const USUAL: ReadonlySet<string> = new Set(['0', '1', '2', '-1', '""', "''"]);

interface Variables {
  readonly isVariable: (place: Place) => boolean;
}

/** Names that stand for something of this program alone. A name that the new side binds itself stays as it is. */
function variablesOf(example: ReadExample, grammar: Grammar): Variables {
  const own = new Set<string>();
  const known = new Set<string>();
  for (const each of placesIn(example.before)) if (isName(each)) known.add(each.node.text);
  const imported = new Set<string>();
  for (const root of [example.before, example.after])
    for (const each of placesIn(root)) {
      if (each.role === 'import') for (const name of placesIn(each)) if (name.role === 'name') imported.add(name.node.text);
      if (isName(each) && root === example.after && !known.has(each.node.text) && isBinding(each.node)) own.add(each.node.text);
    }
  return {
    isVariable: (place) =>
      place.role === 'name' &&
      isName(place) &&
      place.field !== 'function' &&
      place.field !== 'name' &&
      !own.has(place.node.text) &&
      !imported.has(place.node.text) &&
      !isOwnWord(place.node.text, grammar),
  };
}

function isBinding(node: SyntaxNode): boolean {
  return node.field === 'left' || node.field === 'parameters' || node.parent?.role === 'parameters' || node.parent?.role === 'target';
}

/** Lines of a term count their indentation from the first one. */
export function outdented(term: Term, base: string): Term {
  if (isHole(term)) return term;
  const gaps = term.gaps.map((gap) => gap.replaceAll(`\n${base}`, '\n'));
  return { ...term, gaps, parts: term.parts.map((each) => outdented(each, base)) };
}
