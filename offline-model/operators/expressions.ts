import { fill } from '../../syntax/grammar.js';
import { isExpression, parts, type SyntaxNode } from '../../syntax/tree.js';
import { isCondition } from './conditions.js';
import { replace, type Operator } from './operator.js';

const returnChange: Operator = {
  name: 'return-change',
  about: 'another value returned: a variable, a constant, an expression of the program, a tuple in another order',
  prior: 4,
  *propose(node, program) {
    if (node.role !== 'return') return;
    const [value] = parts(node);
    const { spelling, vocabulary } = program.grammar;
    const current = value?.text ?? '';
    const give = (text: string, weight: number): ReturnType<typeof replace> =>
      value === undefined ? replace(node, `return ${text}${spelling.end}`, weight) : replace(value, text, weight);
    const names = program.variables(node);
    for (const name of names)
      if (name !== current) yield* [give(name, 1), give(fill(spelling.length, name), 0.2), give(fill(spelling.list, name), 0.3)];
    for (const literal of vocabulary.results) if (literal !== current) yield give(literal, 0.5);
    for (const each of program.expressions) if (each.text !== current && each.role !== 'string') yield give(each.text, 0.3);
    if (current !== spelling.true && current !== spelling.false) return;
    for (const name of names) for (const sign of [spelling.equal, '>', '<']) yield give(`${name} ${sign} 0`, 1);
    for (const name of names) yield give(fill(spelling.not, name), 1);
  },
};

/** Two nodes that could stand for each other: both decide, or neither does. */
function isAlike(a: SyntaxNode, b: SyntaxNode): boolean {
  return isDeciding(a) === isDeciding(b) && !(a.start <= b.start && b.end <= a.end && a.role === b.role);
}

function isDeciding(node: SyntaxNode): boolean {
  return node.role === 'comparison' || node.role === 'boolean' || node.role === 'not';
}

const COPIED_AS_LITERAL = new Set(['string', 'char', 'integer', 'constant']);

const copyExpression: Operator = {
  name: 'copy-expression',
  about: 'an expression that stands elsewhere in the program',
  prior: 4,
  *propose(node, program) {
    if (!isExpression(node) || node.role === 'string' || node.role === 'char') return;
    for (const each of program.expressions) {
      if (each.text === node.text || COPIED_AS_LITERAL.has(each.role) || !isAlike(node, each)) continue;
      const bare =
        ['arithmetic', 'comparison', 'boolean', 'not', 'conditional'].includes(each.role) &&
        ['arithmetic', 'comparison', 'attribute', 'subscript', 'unary'].includes(node.parent?.role ?? '');
      yield replace(
        node,
        bare ? `(${each.text})` : each.text,
        (each.role === node.role ? 1 : 0.4) * (isCondition(node) === isCondition(each) ? 1 : 0.5),
      );
    }
  },
};

export const EXPRESSIONS: readonly Operator[] = [returnChange, copyExpression];
