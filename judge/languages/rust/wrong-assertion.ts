import type { Node } from '../../../syntax/source.js';
import type { Replacement } from '../../../syntax/rewrite.js';
import { EQUALITIES } from './compared.js';
import { argumentsOf, calledBy } from './names.js';
import { LITERALS, otherLiteral } from './other-literal.js';
import { canPretend, canPretendEquality, heldAgainst } from './pretended.js';
import { spares } from './reach.js';
import { NONE, turned, type Way, type Wrong } from '../ways.js';
import { type Scope, wrongValues } from './wrong-value.js';

/** What an assertion that surely runs may be changed into; it fails wherever the right one holds. */
export function wrongAssertion(call: Node, scope: Scope): Wrong | null {
  const name = calledBy(call);
  const [first, second] = argumentsOf(call);
  if (first === undefined) return null;
  if (EQUALITIES.includes(name)) return second === undefined ? null : wrongEquality(call, first, second, scope);
  if (name === 'assert_ne' || name === 'debug_assert_ne')
    return {
      ...NONE,
      ...turned(
        renamed(call, 'eq'),
        [first, second].some((side) => side !== undefined && canPretend(side)),
      ),
    };
  if (name !== 'assert' && name !== 'debug_assert') return null;
  return { values: valuesIn(first, scope), ...oppositeOf(first) };
}

function wrongEquality(call: Node, first: Node, second: Node, scope: Scope): Wrong {
  const held = heldAgainst([first, second], wrongSides(second, first, scope));
  const { opposites, denials } = turned(renamed(call, 'ne'), canPretendEquality(first, second));
  const asked = first.text === 'true' ? second : second.text === 'true' ? first : null;
  return {
    values: [...held.values, ...(asked === null ? [] : valuesIn(asked, scope))],
    opposites,
    denials: [...held.denials, ...denials],
  };
}

const ORDERS: Readonly<Record<string, string>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '!=': '==' };

/** A value that says yes to everything says it to the other order too; to "not" it never does. */
function oppositeOf(truth: Node): Pick<Wrong, 'opposites' | 'denials'> {
  const operator = truth.type === 'binary_expression' ? truth.childForFieldName('operator') : null;
  const other = ORDERS[operator?.text ?? ''];
  if (operator !== null && other !== undefined) return turned([[{ from: operator.startIndex, to: operator.endIndex, text: other }]], false);
  const denied = [
    { from: truth.startIndex, to: truth.startIndex, text: '!(' },
    { from: truth.endIndex, to: truth.endIndex, text: ')' },
  ];
  return turned([denied], canPretend(truth));
}

/** One of two sides that are held against each other. */
function wrongSides(one: Node, other: Node, scope: Scope): readonly Way[] {
  const ways = wrongSide(one, other, scope);
  return ways.length > 0 ? ways : wrongSide(other, one, scope);
}

function wrongSide(side: Node, other: Node, scope: Scope): readonly Way[] {
  return wrongValues(side, scope).filter((way) => spares(way, other, scope));
}

function renamed(call: Node, kind: 'eq' | 'ne'): readonly Way[] {
  const name = call.childForFieldName('function');
  return name === null ? [] : [[{ from: name.endIndex - 2, to: name.endIndex, text: kind }]];
}

/** `f(1) == 5`, `matches!(f(1), Ok(5))`, `(f(1) - 0.5).abs() < 1e-9`, and each of several that must all hold. */
function valuesIn(truth: Node, scope: Scope): readonly Way[] {
  if (truth.type === 'parenthesized_expression') return truth.namedChildren.flatMap((each) => valuesIn(each, scope));
  if (truth.type === 'macro_invocation') return truth.childForFieldName('macro')?.text === 'matches' ? inPattern(truth, scope) : [];
  const [left, right] = [truth.childForFieldName('left'), truth.childForFieldName('right')];
  if (truth.type !== 'binary_expression' || left === null || right === null) return [];
  switch (truth.childForFieldName('operator')?.text ?? '') {
    case '&&':
      return [...valuesIn(left, scope), ...valuesIn(right, scope)];
    case '==':
      return heldAgainst([left, right], wrongSides(right, left, scope)).values;
    case '<':
    case '<=':
      return nearby(left, right, scope);
    default:
      return [];
  }
}

/** A number that is changed lies further off than the tolerance. */
function nearby(distance: Node, tolerance: Node, scope: Scope): readonly Way[] {
  const [, inner] = /^\(([^()]*|[^]*)\)\.abs\(\)$/.exec(distance.text) ?? [];
  const difference =
    inner === undefined
      ? undefined
      : distance
          .descendantsOfType('binary_expression')
          .find((each) => each.text === inner && each.childForFieldName('operator')?.text === '-');
  const [left, right] = [difference?.childForFieldName('left') ?? null, difference?.childForFieldName('right') ?? null];
  const allowed = tolerance.text.endsWith('EPSILON') ? 1e-6 : Number(tolerance.text.replace(/_?f(?:32|64)$/, ''));
  if (left === null || right === null || Number.isNaN(allowed)) return [];
  return wrongSides(right, left, scope).filter((way) => way.every((each) => isFar(each, distance, allowed)));
}

function isFar({ from, to, text }: Replacement, anywhere: Node, allowed: number): boolean {
  let root = anywhere;
  while (root.parent !== null) root = root.parent;
  const [was = NaN, is = NaN] = [root.text.slice(from, to), text].map((each) =>
    Number(each.replace(/_?f(?:32|64)$/, '').replaceAll('_', '')),
  );
  return Math.abs(was - is) > 2 * allowed;
}

/** A literal of a pattern that has no choice in it. */
function inPattern(matches: Node, scope: Scope): readonly Way[] {
  const tokens = matches.namedChildren.find((each) => each.type === 'token_tree')?.children ?? [];
  const pattern = tokens.slice(tokens.findIndex((each) => each.type === ',') + 1, -1);
  if (pattern.some((each) => /\.\.|\||\bif\b/.test(each.text))) return [];
  return pattern
    .flatMap((each) => (LITERALS.includes(each.type) ? [each] : each.descendantsOfType(LITERALS)))
    .flatMap((literal): Way[] => {
      const text = otherLiteral(literal, scope);
      return text === null || text === literal.text ? [] : [[{ from: literal.startIndex, to: literal.endIndex, text }]];
    });
}
