import { isExpression, parts, type SyntaxNode } from '../syntax/tree.js';
import { isCondition } from './conditions.js';
import { replace, type Operator } from './operator.js';

export const returnChange: Operator = {
  name: 'return-change',
  about: 'another value returned: a variable, a constant, an expression of the program, a tuple in another order',
  prior: 4,
  *propose(node, program) {
    if (node.role !== 'return') return;
    const [value] = parts(node);
    const current = value?.text ?? '';
    const give = (text: string, weight: number): ReturnType<typeof replace> => replace(node, `return ${text}`, weight);
    for (const name of program.variables(node)) if (name !== current) yield* [give(name, 1), give(program.grammar.spelling.length(name), 0.2), give(`[${name}]`, 0.3)];
    for (const literal of ['True', 'False', 'None', '0', '1', '-1', '[]', "''", '[[]]']) if (literal !== current) yield give(literal, 0.5);
    for (const each of program.expressions) if (each.text !== current && each.role !== 'string') yield give(each.text, 0.3);
    for (const name of program.variables(node)) for (const sign of [program.grammar.spelling.equal, '>', '<']) if (current === 'True' || current === 'False') yield give(`${name} ${sign} 0`, 1);
    if (current === 'True' || current === 'False') for (const name of program.variables(node)) yield give(program.grammar.spelling.not(name), 1);
  },
};

/** Two nodes that could stand for each other: both decide, or neither does. */
function isAlike(a: SyntaxNode, b: SyntaxNode): boolean {
  return isDeciding(a) === isDeciding(b) && !(a.start <= b.start && b.end <= a.end && a.role === b.role);
}

function isDeciding(node: SyntaxNode): boolean {
  return node.role === 'comparison' || node.role === 'boolean' || node.role === 'not';
}

export const copyExpression: Operator = {
  name: 'copy-expression',
  about: 'an expression that stands elsewhere in the program',
  prior: 4,
  *propose(node, program) {
    if (!isExpression(node) || node.role === 'string') return;
    for (const each of program.expressions) {
      if (each.text === node.text || each.role === 'string' || each.role === 'integer' || each.role === 'constant' || !isAlike(node, each)) continue;
      const bare = ['arithmetic', 'comparison', 'boolean', 'not', 'conditional'].includes(each.role) && ['arithmetic', 'comparison', 'attribute', 'subscript', 'unary'].includes(node.parent?.role ?? '');
      yield replace(node, bare ? `(${each.text})` : each.text, (each.role === node.role ? 1 : 0.4) * (isCondition(node) === isCondition(each) ? 1 : 0.5));
    }
  },
};

export const EXPRESSIONS: readonly Operator[] = [returnChange, copyExpression];
