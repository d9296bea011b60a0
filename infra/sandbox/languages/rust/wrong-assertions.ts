import type { Node } from '../grammar.js';
import type { Replacement } from '../rewrite.js';
import { otherLiteral } from './other-literal.js';

/** Each way to make one assertion of a test's body wrong. Only statements of the body itself: they run exactly once. */
export function wrongAssertions(body: Node, random: () => number): readonly (readonly Replacement[])[] {
  return body.namedChildren.flatMap((statement) => {
    const macro = statement.type === 'expression_statement' ? statement.namedChildren[0] : statement;
    const tokens = macro?.type === 'macro_invocation' ? macro.namedChildren.find((child) => child.type === 'token_tree') : undefined;
    const name = macro?.childForFieldName('macro')?.text;
    if (tokens === undefined) return [];
    if (name === 'assert_eq') return wrongEquality(body, argumentsOf(tokens), random);
    return name === 'assert' ? wrongTruth(argumentsOf(tokens)) : [];
  });
}

/** The tokens of each argument. */
function argumentsOf(tokens: Node): readonly (readonly Node[])[] {
  const sides: Node[][] = [[]];
  for (const token of tokens.children.slice(1, -1)) {
    if (token.type === ',') sides.push([]);
    else sides.at(-1)?.push(token);
  }
  return sides;
}

/** `assert_eq!(f(2), Some(5))`, or with the literal in a variable that stands nowhere else. */
function wrongEquality(body: Node, [left = [], right = []]: readonly (readonly Node[])[], random: () => number): readonly (readonly Replacement[])[] {
  const [known, other] = [literalsOf(body, left), literalsOf(body, right)];
  if ((known === null) === (other === null)) return [];
  return (known ?? other ?? []).flatMap((literal) => {
    const text = otherLiteral(literal, random);
    return text === null ? [] : [[{ from: literal.startIndex, to: literal.endIndex, text }]];
  });
}

/** `assert!(f(2))` says that it is true. */
function wrongTruth([condition = []]: readonly (readonly Node[])[]): readonly (readonly Replacement[])[] {
  const [first, last] = [condition[0], condition.at(-1)];
  if (first === undefined || last === undefined || !condition.some((token) => token.type === 'token_tree')) return [];
  return [[{ from: first.startIndex, to: first.startIndex, text: '!(' }, { from: last.endIndex, to: last.endIndex, text: ')' }]];
}

/** The literals of what is made of nothing but literals and the standard library's own; null for anything else. */
function literalsOf(body: Node, tokens: readonly Node[]): readonly Node[] | null {
  const [only] = tokens;
  const nodes = only?.type === 'identifier' && tokens.length === 1 ? boundOnce(body, only) : tokens;
  if (nodes === null) return null;
  const leaves = nodes.flatMap(leavesOf);
  const literals = leaves.filter((leaf) => LITERALS.has(leaf.type));
  return literals.length > 0 && leaves.every((leaf) => LITERALS.has(leaf.type) || PLAIN.has(leaf.text)) ? literals : null;
}

/** What a `let` of the body gives to a name that is used once more. */
function boundOnce(body: Node, name: Node): readonly Node[] | null {
  if (body.descendantsOfType('identifier').filter((each) => each.text === name.text).length !== 2) return null;
  const binding = body.namedChildren.find((statement) => statement.type === 'let_declaration' && statement.childForFieldName('pattern')?.text === name.text);
  const value = binding?.childForFieldName('value') ?? null;
  return value === null ? null : [value];
}

function leavesOf(node: Node): readonly Node[] {
  return node.childCount === 0 || LITERALS.has(node.type) ? [node] : node.children.flatMap(leavesOf);
}

const LITERALS = new Set(['integer_literal', 'float_literal', 'string_literal', 'char_literal', 'boolean_literal']);
/** Equality of what is made with these is the standard library's. */
const PLAIN = new Set(['Some', 'Ok', 'Err', 'vec', 'String', 'from', 'to_string', 'to_owned', 'into', '(', ')', '[', ']', ',', '-', '!', '.', '::', '&']);
