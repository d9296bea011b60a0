import { fill } from '../../syntax/grammar.js';
import { isExpression, operand, parts, type SyntaxNode } from '../../syntax/tree.js';
import { replace, rewrite, type Operator } from './operator.js';
import type { Program } from './program.js';

const SLICED = new Set(['name', 'call', 'attribute', 'subscript']);

const sliceChange: Operator = {
  name: 'slice-change',
  about: 'a slice put on a value, taken off it, or with other ends',
  prior: 4,
  *propose(node, program) {
    if (node.role === 'subscript' && isExpression(node))
      yield* parts(node)
        .slice(0, 1)
        .map((whole) => replace(node, whole.text, 0.7));
    if (node.role === 'slice') yield* otherEnds(node, program);
    if (!SLICED.has(node.role) || !isExpression(node) || !isSequencePlace(node)) return;
    const { vocabulary } = program.grammar;
    const isLooped = node.parent?.role === 'for';
    for (const part of vocabulary.parts)
      yield {
        start: node.start,
        end: node.end,
        text: fill(part, operand(node)),
        weight: 1,
        rewrite: `add \`${part.replaceAll('$a', '')}\``,
      };
    for (const name of program.variables(node)) {
      if (name === node.text) continue;
      for (const tail of vocabulary.tails) yield replace(node, fill(tail, operand(node), name), isLooped ? 1 : 0.5);
      for (const head of vocabulary.heads) yield replace(node, fill(head, operand(node), name), isLooped ? 0.6 : 0.3);
    }
  },
};

function isSequencePlace(node: SyntaxNode): boolean {
  const role = node.parent?.role;
  return (
    role === 'arguments' ||
    role === 'for' ||
    role === 'for-clause' ||
    role === 'return' ||
    role === 'assign' ||
    role === 'declaration' ||
    role === 'arithmetic' ||
    role === 'augmented' ||
    role === 'comparison'
  );
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

const indexChange: Operator = {
  name: 'index-change',
  about: 'another index: the first, the last, a variable',
  prior: 3,
  *propose(node, program) {
    if (node.field !== 'subscript' || node.role === 'slice' || node.role === 'range' || node.parent?.role !== 'subscript') return;
    const object = parts(node.parent)[0]?.text ?? '';
    for (const index of [...program.grammar.vocabulary.indices.map((each) => fill(each, object)), ...program.variables(node)])
      if (index !== node.text) yield replace(node, index, /\d/.test(index) ? 1 : 0.5);
  },
};

export const SLICES: readonly Operator[] = [sliceChange, indexChange];
