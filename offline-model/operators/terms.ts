import { isExpression, operand, parts, type SyntaxNode } from '../syntax/tree.js';
import { replace, type Draft, type Operator } from './operator.js';

/** Where a value one off is a usual fault. */
function takesStep(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null || !STEPPED.has(node.role) || !isExpression(node)) return false;
  if (parent.role === 'arithmetic' && (parent.text.endsWith('- 1') || parent.text.endsWith('+ 1')) && node.field === 'right') return false;
  return ['arguments', 'subscript', 'slice', 'comparison', 'assign', 'return', 'augmented', 'arithmetic', 'conditional', 'tuple', 'list', 'comprehension'].includes(parent.role);
}

const STEPPED = new Set(['name', 'call', 'attribute', 'subscript', 'arithmetic', 'parenthesised']);

export const offByOne: Operator = {
  name: 'off-by-one',
  about: 'plus one or minus one on an expression',
  prior: 7,
  *propose(node) {
    if (!takesStep(node)) return;
    const inner = node.parent?.role === 'arithmetic';
    const weight = inner ? 0.4 : node.parent?.role === 'arguments' && node.role === 'name' ? 0.7 : 1;
    for (const sign of ['+', '-']) yield { start: node.start, end: node.end, text: inner ? `(${node.text} ${sign} 1)` : `${node.text} ${sign} 1`, weight, rewrite: `add \`${sign} 1\`` };
  },
};

export const dropTerm: Operator = {
  name: 'drop-term',
  about: 'one side of an arithmetic expression alone',
  prior: 6,
  *propose(node) {
    if (node.role === 'arithmetic') {
      const [left, right] = parts(node);
      if (left !== undefined && right !== undefined) yield* [replace(node, left.text, 1), replace(node, right.text, 0.4)];
    }
    if (node.role === 'conditional') for (const [index, part] of parts(node).entries()) if (index !== 1) yield replace(node, part.text, 0.5);
  },
};

export const addTerm: Operator = {
  name: 'add-term',
  about: 'an arithmetic term added to an expression: a variable, a power, a remainder',
  prior: 4,
  *propose(node, program) {
    if (!takesStep(node) || node.parent?.role === 'arithmetic') return;
    const text = operand(node);
    yield* fixedTerms(node, text);
    for (const name of program.variables(node)) {
      if (name === node.text) continue;
      for (const sign of ['-', '+', '*', '//', '%']) yield replace(node, `${text} ${sign} ${name}`, sign === '-' || sign === '+' ? 1 : 0.2);
    }
    for (const literal of program.numbers) if (literal !== '1') for (const sign of ['-', '+', '*', '%', '**']) yield replace(node, `${text} ${sign} ${literal}`, 0.5);
  },
};

function* fixedTerms(node: SyntaxNode, text: string): Generator<Draft> {
  for (const [term, weight] of [[`${text} ** 2`, 0.6], [`-${text}`, 0.6], [`${text} * 2`, 0.6], [`${text} // 2`, 0.6], [`${text} % 2`, 0.3], [`${text} % 10`, 0.2], [`${text} / 2`, 0.6]] as const) yield replace(node, term, weight);
}

export const TERMS: readonly Operator[] = [offByOne, dropTerm, addTerm];
