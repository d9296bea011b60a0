import { isExpression, operand, parts, type SyntaxNode } from '../syntax/tree.js';
import { replace, rewrite, type Operator } from './operator.js';
import type { Program } from './program.js';

const ENDS = ['[1:]', '[:-1]', '[::-1]'];

export const sliceChange: Operator = {
  name: 'slice-change',
  about: 'a slice put on a value, taken off it, or with other ends',
  prior: 4,
  *propose(node, program) {
    if (node.role === 'subscript' && isExpression(node)) yield* parts(node).slice(0, 1).map((whole) => replace(node, whole.text, 0.7));
    if (node.role === 'slice') yield* otherEnds(node, program);
    if ((node.role === 'name' || node.role === 'call' || node.role === 'attribute' || node.role === 'subscript') && isExpression(node) && isSequencePlace(node)) {
      for (const end of ENDS) yield { start: node.start, end: node.end, text: `${operand(node)}${end}`, weight: 1, rewrite: `add \`${end}\`` };
      for (const name of program.variables(node)) if (name !== node.text) yield* [replace(node, `${operand(node)}[${name}:]`, node.parent?.role === 'for' ? 1 : 0.5), replace(node, `${operand(node)}[:${name}]`, node.parent?.role === 'for' ? 0.6 : 0.3)];
    }
  },
};

function isSequencePlace(node: SyntaxNode): boolean {
  const role = node.parent?.role;
  return role === 'arguments' || role === 'for' || role === 'for-clause' || role === 'return' || role === 'assign' || role === 'arithmetic' || role === 'augmented' || role === 'comparison';
}

function* otherEnds(node: SyntaxNode, program: Program): Generator<ReturnType<typeof replace>> {
  const [low = '', high = '', step = ''] = node.text.split(':').map((part) => part.trim());
  const spelled = (a: string, b: string): string => `${a}:${b}${step === '' ? '' : `:${step}`}`;
  yield replace(node, spelled(high, low), 0.5);
  yield* [replace(node, spelled('', high), 0.7), replace(node, spelled(low, ''), 0.7)];
  for (const end of ['1', '-1', '2', ...program.variables(node)]) {
    if (low === '') yield replace(node, spelled(end, high), 0.4);
    if (high === '') yield replace(node, spelled(low, end), 0.4);
  }
  if (step !== '') yield replace(node, `${low}:${high}`, 0.8);
  else for (const each of ['2', '-1']) yield replace(node, `${low}:${high}:${each}`, 0.3);
  if (step !== '') yield rewrite(node, `${low}:${high}:${step.startsWith('-') ? step.slice(1) : `-${step}`}`, 0.5);
}

export const indexChange: Operator = {
  name: 'index-change',
  about: 'another index: the first, the last, a variable',
  prior: 3,
  *propose(node, program) {
    if (node.field !== 'subscript' || node.role === 'slice' || node.parent?.role !== 'subscript') return;
    for (const index of ['0', '-1', '1', ...program.variables(node)]) if (index !== node.text) yield replace(node, index, /\d/.test(index) ? 1 : 0.5);
  },
};

export const SLICES: readonly Operator[] = [sliceChange, indexChange];
