import { isExpression, type SyntaxNode } from '../../syntax/tree.js';
import { chars, strings, type Choice } from './literals.js';
import type { Draft, Operator } from './operator.js';
import type { Program } from './program.js';

const literalEverywhere: Operator = {
  name: 'literal-everywhere',
  about: 'a number or text replaced at every place of the program where it stands, or two of them exchanged',
  prior: 2,
  *propose(node, program) {
    const [first] = placesOf(node.text, program);
    // each text once, from where it stands first
    if (first !== node) return;
    const places = placesOf(node.text, program);
    if (places.length > 1) for (const [text, weight] of choices(node, program)) yield turned(places, () => text, weight, program);
    for (const other of texts(node, program)) {
      const both = [...places, ...placesOf(other, program)].toSorted((a, b) => a.start - b.start);
      if (both[0] === node) yield turned(both, (each) => (each.text === other ? node.text : other), EXCHANGED, program);
    }
  },
};

const LITERALS = new Set(['integer', 'string', 'char']);
const EXCHANGED = 0.4;
/** Among more texts than these an exchange is a guess. */
const MAX_TEXTS = 6;

const remembered = new WeakMap<Program, ReadonlyMap<string, readonly SyntaxNode[]>>();

function placesOf(text: string, program: Program): readonly SyntaxNode[] {
  const known = remembered.get(program) ?? literalsOf(program);
  remembered.set(program, known);
  return known.get(text) ?? [];
}

function literalsOf(program: Program): ReadonlyMap<string, readonly SyntaxNode[]> {
  const places = new Map<string, SyntaxNode[]>();
  for (const node of program.nodes)
    if (LITERALS.has(node.role) && isExpression(node)) places.set(node.text, [...(places.get(node.text) ?? []), node]);
  return places;
}

function choices(node: SyntaxNode, program: Program): readonly Choice[] {
  if (node.role === 'string') return strings(node.text, program);
  if (node.role === 'char') return chars(node.text, program);
  const value = Number(node.text);
  return Number.isSafeInteger(value)
    ? [
        [`${value + 1}`, 1],
        [`${value - 1}`, 1],
      ]
    : [];
}

/** The other texts of the program; numbers are too many to be exchanged. */
function texts(node: SyntaxNode, program: Program): readonly string[] {
  const others = node.role === 'string' ? program.strings : node.role === 'char' ? program.chars : [];
  return others.length > MAX_TEXTS ? [] : others.filter((each) => each !== node.text);
}

function turned(places: readonly SyntaxNode[], to: (place: SyntaxNode) => string, weight: number, program: Program): Draft {
  const [start, end] = [places[0]?.start ?? 0, places.at(-1)?.end ?? 0];
  const pieces = places.map((place, index) => to(place) + program.text.slice(place.end, places[index + 1]?.start ?? place.end));
  return { start, end, text: pieces.join(''), weight, rewrite: '' };
}

export const EVERYWHERE: readonly Operator[] = [literalEverywhere];
