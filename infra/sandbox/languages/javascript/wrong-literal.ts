import type { Node } from '../grammar.js';
import type { Replacement } from '../rewrite.js';

/** Another literal in the place of this one, which no value equals that equals this one; null where there is none to be sure of. */
export function wrongLiteral(literal: Node, random: () => number): Replacement | null {
  switch (literal.type) {
    case 'number': {
      const text = otherNumber(literal.text, random);
      return text === null ? null : instead(literal, text);
    }
    case 'string':
      return otherString(literal, random);
    case 'template_string':
      return literal.namedChildren.some((part) => part.type === 'template_substitution') ? null : otherString(literal, random);
    case 'binary_expression':
      return literal.childForFieldName('operator')?.text === '+' ? firstWrong(literal.namedChildren, random) : null;
    case 'call_expression':
      return firstWrong(joined(literal), random);
    case 'true':
      return instead(literal, 'false');
    case 'false':
      return instead(literal, 'true');
    case 'null':
    case 'undefined':
      return instead(literal, '0');
    case 'unary_expression':
      return firstWrong(literal.text.startsWith('-') ? literal.namedChildren : [], random);
    case 'array':
      return literal.namedChildren.length === 0 ? instead(literal, '[0]') : firstWrong(literal.namedChildren, random);
    case 'object':
      return literal.namedChildren.length === 0 ? instead(literal, '{ a: 0 }') : firstWrong(literal.namedChildren.flatMap(valueOfPair), random);
    default:
      return null;
  }
}

function firstWrong(nodes: readonly Node[], random: () => number): Replacement | null {
  for (const node of nodes) {
    const wrong = wrongLiteral(node, random);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** The list of `[…].join(…)`: another element makes another text. */
function joined(call: Node): Node[] {
  const called = call.childForFieldName('function');
  const list = called?.childForFieldName('object');
  return called?.childForFieldName('property')?.text === 'join' && list?.type === 'array' ? [list] : [];
}

function valueOfPair(pair: Node): Node[] {
  const value = pair.type === 'pair' ? pair.childForFieldName('value') : null;
  return value === null ? [] : [value];
}

/** One more or one less: which of two such literals is the right one does not show. */
function otherNumber(text: string, random: () => number): string | null {
  const step = random() < 0.5 ? 1 : -1;
  if (/^\d+n$/.test(text)) return `${away(BigInt(text.slice(0, -1)), BigInt(step), 0n)}n`;
  if (!/^(?:0|[1-9]\d*)?(?:\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) && number < 2 ** 40 ? String(number + (number >= 1 ? step : 1)) : null;
}

function away(number: bigint, step: bigint, least: bigint): bigint {
  return number + step < least ? number + 1n : number + step;
}

/** A letter or digit becomes another one of its kind. */
function otherString(literal: Node, random: () => number): Replacement | null {
  const spots = literal.namedChildren
    .filter((part) => part.type === 'string_fragment')
    .flatMap((part) => [...part.text.matchAll(/[A-Za-z0-9]/g)].map((found) => ({ at: part.startIndex + found.index, letter: found[0] })));
  const spot = spots[Math.floor(random() * spots.length)];
  if (spot === undefined) return { from: literal.endIndex - 1, to: literal.endIndex - 1, text: 'x' };
  const kind = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letters) => letters.includes(spot.letter)) ?? '';
  const others = kind.replace(spot.letter, '');
  return { from: spot.at, to: spot.at + 1, text: others[Math.floor(random() * others.length)] ?? 'x' };
}

function instead(node: Node, text: string): Replacement {
  return { from: node.startIndex, to: node.endIndex, text };
}
