import { fill } from '../../syntax/grammar.js';
import { isExpression, isResult, operand, parts, type SyntaxNode } from '../../syntax/tree.js';
import { isCondition } from './conditions.js';
import { replace, type Operator } from './operator.js';
import type { Program } from './program.js';

/** Where a value one off is a usual fault. */
function takesStep(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null || !STEPPED.has(node.role) || !isExpression(node)) return false;
  if (parent.role === 'arithmetic' && (parent.text.endsWith('- 1') || parent.text.endsWith('+ 1')) && node.field === 'right') return false;
  return HOLDING.has(parent.role) || isResult(node);
}

const STEPPED = new Set(['name', 'call', 'attribute', 'subscript', 'arithmetic', 'parenthesised', 'cast']);
const HOLDING = new Set([
  'arguments',
  'subscript',
  'slice',
  'range',
  'comparison',
  'assign',
  'declaration',
  'augmented',
  'arithmetic',
  'conditional',
  'tuple',
  'list',
  'comprehension',
]);

const offByOne: Operator = {
  name: 'off-by-one',
  about: 'plus one or minus one on an expression',
  prior: 7,
  *propose(node, program) {
    if (!takesStep(node)) return;
    if (isOtherSide(node)) return;
    const inner = node.parent?.role === 'arithmetic';
    const weight = inner ? 0.4 : node.parent?.role === 'arguments' && node.role === 'name' ? 0.7 : 1;
    const one = oneFor(node, program);
    for (const sign of ['+', '-'] as const)
      if (!isOtherSign(node, sign))
        yield {
          start: node.start,
          end: node.end,
          text: inner ? `(${node.text} ${sign} ${one})` : `${node.text} ${sign} ${one}`,
          weight,
          rewrite: `add \`${sign} 1\``,
        };
  },
};

/** One more on one side of a comparison is one less on the other, which is tried. */
function isOtherSide(node: SyntaxNode): boolean {
  const [left, right, ...more] = node.parent?.role === 'comparison' ? parts(node.parent) : [];
  return left === node && right !== undefined && more.length === 0 && (right.role === 'integer' || STEPPED.has(right.role));
}

/** One more behind `<` is `<=`: another sign, for which there is `compare-swap`. */
function isOtherSign(node: SyntaxNode, sign: '+' | '-'): boolean {
  const { parent } = node;
  if (parent === null || (parent.role !== 'comparison' && parent.role !== 'range') || parts(parent)[1] !== node) return false;
  return OTHER_SIGN[sign].has(parent.children.find((each) => !each.named)?.text ?? '');
}

const OTHER_SIGN = { '+': new Set(['<', '>=', '..']), '-': new Set(['<=', '>', '..=']) } as const;

/** `1`, or `1.0` where numbers with a fraction want their own kind. */
function oneFor(node: SyntaxNode, program: Program): string {
  const { types, spelling } = program.grammar;
  const type = spelling.strictNumbers ? program.typeOf(node) : null;
  return type !== null && types !== null && types.fits(types.literals.float, type) ? '1.0' : '1';
}

const dropTerm: Operator = {
  name: 'drop-term',
  about: 'one side of an arithmetic expression alone',
  prior: 6,
  *propose(node) {
    if (node.role === 'arithmetic') {
      const [left, right] = parts(node);
      if (left !== undefined && right !== undefined) yield* [replace(node, left.text, 1), replace(node, right.text, 0.4)];
    }
    if (node.role === 'conditional') for (const part of parts(node)) if (!isCondition(part)) yield replace(node, part.text, 0.5);
  },
};

const addTerm: Operator = {
  name: 'add-term',
  about: 'an arithmetic term added to an expression: a variable, a power, a remainder',
  prior: 4,
  *propose(node, program) {
    if (!takesStep(node) || node.parent?.role === 'arithmetic') return;
    const text = operand(node);
    const { tokens, vocabulary } = program.grammar;
    const has = (sign: string): boolean => tokens.arithmetic[sign] !== undefined;
    for (const [term, weight] of vocabulary.terms) yield replace(node, fill(term, text), weight);
    const divide = has('//') ? '//' : '/';
    for (const name of program.variables(node)) {
      if (name === node.text) continue;
      for (const sign of ['-', '+', '*', divide, '%'])
        yield replace(node, `${text} ${sign} ${name}`, sign === '-' || sign === '+' ? 1 : 0.2);
    }
    for (const literal of program.numbers)
      if (literal !== '1')
        for (const sign of ['-', '+', '*', '%', '**'].filter(has)) yield replace(node, `${text} ${sign} ${literal}`, 0.5);
  },
};

export const TERMS: readonly Operator[] = [offByOne, dropTerm, addTerm];
