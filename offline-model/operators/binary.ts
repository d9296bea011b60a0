import { isExpression, operand, parts, type SyntaxNode } from '../../syntax/tree.js';
import { replace, rewrite, type Draft, type Operator } from './operator.js';
import type { Program } from './program.js';

/** The tokens between the operands: `<`, `not in`, `+`. */
function operatorTokens(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((each) => !each.named && each.text !== '(' && each.text !== ')');
}

const compareSwap: Operator = {
  name: 'compare-swap',
  about: 'another comparison operator',
  prior: 9,
  *propose(node, { grammar }) {
    const swaps = node.role === 'comparison' ? grammar.tokens.comparisons : node.role === 'range' ? grammar.tokens.ranges : null;
    if (swaps === null) return;
    for (const token of operatorTokens(node)) {
      for (const [index, other] of (swaps[token.text] ?? []).entries()) yield rewrite(token, other, 1 / (1 + 0.5 * index));
    }
  },
};

const arithmeticSwap: Operator = {
  name: 'arithmetic-swap',
  about: 'another arithmetic or bit operator, also in an update such as `+=`',
  prior: 7,
  *propose(node, program) {
    if (node.role === 'arithmetic') for (const token of operatorTokens(node)) yield* others(token, token.text, '', program);
    if (node.role === 'augmented') for (const token of operatorTokens(node)) yield* others(token, token.text.slice(0, -1), '=', program);
    if (node.role === 'step') for (const token of operatorTokens(node)) yield rewrite(token, token.text === '++' ? '--' : '++');
    if (node.role === 'unary' && node.text.startsWith('-')) {
      const [inner] = parts(node);
      if (inner !== undefined) yield replace(node, inner.text, 0.7);
    }
  },
};

function* others(token: SyntaxNode, sign: string, suffix: string, program: Program): Generator<Draft> {
  for (const [index, other] of (program.grammar.tokens.arithmetic[sign] ?? []).entries())
    yield rewrite(token, `${other}${suffix}`, 1 / (1 + 0.5 * index));
}

const booleanSwap: Operator = {
  name: 'boolean-swap',
  about: '`and` for `or`, or the other way round',
  prior: 4,
  *propose(node, program) {
    if (node.role !== 'boolean') return;
    for (const token of operatorTokens(node))
      for (const other of program.grammar.tokens.booleans[token.text] ?? []) yield rewrite(token, other);
    const all = wholeChain(node, program);
    if (all !== null) yield all;
  },
};

/** A chain of one operator is one decision: all of it turns. */
function wholeChain(node: SyntaxNode, { grammar, text }: Program): Draft | null {
  const tokens = chainTokens(node);
  const [first, last] = [tokens[0], tokens.at(-1)];
  const other = grammar.tokens.booleans[first?.text ?? '']?.[0];
  if (
    node.parent?.role === 'boolean' ||
    tokens.length < 2 ||
    first === undefined ||
    last === undefined ||
    other === undefined ||
    tokens.some((token) => token.text !== first.text)
  )
    return null;
  const turned = tokens.map((token, index) => other + text.slice(token.end, tokens[index + 1]?.start ?? token.end));
  return { start: first.start, end: last.end, text: turned.join(''), weight: 1, rewrite: '' };
}

function chainTokens(node: SyntaxNode): SyntaxNode[] {
  if (node.role !== 'boolean') return [];
  return node.children.flatMap((each) => (each.named ? chainTokens(each) : [each]));
}

/** Either the same when turned, or the same as another comparison: `b < a` is `a > b`. */
const COMMUTES = new Set(['*', '==', '!=', '===', '!==', '<', '<=', '>', '>=', 'and', 'or', '&&', '||', '&', '|', '^', 'is', 'is not']);

const operandSwap: Operator = {
  name: 'operand-swap',
  about: 'the two sides of an operator, or of a pair of indices, swapped',
  prior: 4,
  *propose(node) {
    if (node.role === 'arithmetic' || node.role === 'comparison') {
      const [left, right] = parts(node);
      const token = operatorTokens(node)[0];
      if (left === undefined || right === undefined || token === undefined || COMMUTES.has(token.text)) return;
      const [first, second] = node.role === 'arithmetic' ? [operand(right), operand(left)] : [right.text, left.text];
      yield { start: left.start, end: right.end, text: `${first} ${token.text} ${second}`, weight: 1, rewrite: '' };
    }
    if ((node.role === 'tuple' || (node.role === 'list' && parts(node).length <= PAIRED)) && isExpression(node))
      yield* swapNeighbours(parts(node));
    if (node.role === 'subscript') {
      const inner = parts(node)[0];
      const [outerIndex, innerIndex] = [parts(node)[1], inner?.role === 'subscript' ? parts(inner)[1] : undefined];
      if (outerIndex !== undefined && innerIndex !== undefined)
        yield { start: innerIndex.start, end: outerIndex.end, text: `${outerIndex.text}][${innerIndex.text}`, weight: 1, rewrite: '' };
    }
  },
};

/** A list of more is a row of data, not a pair. */
const PAIRED = 3;

export function* swapNeighbours(items: readonly SyntaxNode[]): Generator<Draft> {
  for (let index = 0; index + 1 < items.length; index += 1) {
    const [left, right] = [items[index], items[index + 1]];
    if (left === undefined || right === undefined || left.text === right.text) continue;
    yield { start: left.start, end: right.end, text: `${right.text}, ${left.text}`, weight: 1, rewrite: '' };
  }
}

const regroup: Operator = {
  name: 'regroup',
  about: 'other brackets in an arithmetic expression',
  prior: 2,
  *propose(node) {
    const [left, right] = parts(node);
    const sign = operatorTokens(node)[0]?.text;
    if (node.role !== 'arithmetic' || left === undefined || right === undefined || sign === undefined) return;
    const [before, middle] = left.role === 'arithmetic' ? parts(left) : [];
    const inner = operatorTokens(left)[0]?.text;
    if (before !== undefined && middle !== undefined && inner !== undefined && !associates(inner, sign))
      yield replace(node, `${before.text} ${inner} (${middle.text} ${sign} ${right.text})`);
    const [first, last] = right.role === 'arithmetic' ? parts(right) : [];
    const next = operatorTokens(right)[0]?.text;
    if (first !== undefined && last !== undefined && next !== undefined && !associates(sign, next))
      yield replace(node, `(${left.text} ${sign} ${first.text}) ${next} ${last.text}`);
    for (const each of [left, right]) if (each.role === 'parenthesised') yield* parts(each).map((bare) => replace(each, bare.text));
  },
};

/** Whether brackets make no difference between two operators. */
function associates(first: string, second: string): boolean {
  return (first === '+' && (second === '+' || second === '-')) || (first === '*' && second === '*');
}

export const BINARY: readonly Operator[] = [compareSwap, arithmeticSwap, booleanSwap, operandSwap, regroup];
