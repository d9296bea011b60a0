import { fill } from '../../syntax/grammar.js';
import { isExpression, isResult, isStatement, operand, parts, type SyntaxNode } from '../../syntax/tree.js';
import { indentOf } from './layout.js';
import { replace, type Draft, type Operator } from './operator.js';
import type { Program } from './program.js';

/** Whether the node decides something: the condition of a branch or loop, or a part of one. */
export function isCondition(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (parent.role === 'if-clause' || parent.role === 'not') return true;
  if (node.field === 'condition') return parent.role !== 'other-statement';
  if (parent.role === 'conditional') return node.field === '' && parts(parent)[1] === node;
  return (parent.role === 'parenthesised' || parent.role === 'boolean') && isCondition(parent);
}

const DECIDING = new Set(['comparison', 'boolean', 'call', 'not']);

/** Whether another sign turns the comparison round: that is `compare-swap`. */
function turnsBySign(node: SyntaxNode, { grammar }: Program): boolean {
  return (
    node.role === 'comparison' && node.children.some((each) => !each.named && (grammar.tokens.comparisons[each.text]?.length ?? 0) > 1)
  );
}

const negate: Operator = {
  name: 'negate',
  about: '`not` added to, or taken from, a condition',
  prior: 3,
  *propose(node, program) {
    if (node.role === 'not') yield* parts(node).map((inner) => replace(node, inner.text));
    else if (
      isExpression(node) &&
      node.role !== 'constant' &&
      !turnsBySign(node, program) &&
      (isCondition(node) || (isResult(node) && DECIDING.has(node.role)))
    )
      yield replace(node, fill(program.grammar.spelling.not, operand(node)));
  },
};

const dropCondition: Operator = {
  name: 'drop-condition',
  about: 'one side of `and` or `or` alone, or a filter taken away',
  prior: 4,
  *propose(node) {
    if (node.role === 'boolean') yield* parts(node).map((part) => replace(node, part.text));
    if (node.role === 'if-clause') yield replace(node, '', 0.7);
  },
};

/** A condition made of what stands in the program, or the usual guards of a variable. */
function* guards(node: SyntaxNode, program: Program): Generator<readonly [string, number]> {
  const { spelling } = program.grammar;
  for (const each of program.expressions) if (each.role === 'comparison' || each.role === 'not') yield [each.text, 0.8];
  const names = program.variables(node);
  for (const name of names) {
    yield [name, 1];
    yield [fill(spelling.not, name), 0.5];
    yield [fill(spelling.isPresent, name), 0.3];
    for (const literal of ['0', '1'])
      for (const sign of ['>', spelling.equal, spelling.notEqual, '<']) yield [`${name} ${sign} ${literal}`, 0.3];
    for (const sign of [spelling.equal, spelling.notEqual]) yield [`${name} % 2 ${sign} 0`, 0.2];
    for (const other of names) {
      if (other === name) continue;
      for (const sign of ['<', '<=', spelling.equal, spelling.notEqual]) yield [`${name} ${sign} ${other}`, 0.4];
      yield [fill(spelling.contains, other, name), 0.2];
    }
  }
}

/** A loop with a constant for its condition very likely lacks one. */
const ENDLESS = 5;

const addCondition: Operator = {
  name: 'add-condition',
  about: 'another condition beside one, by `and` or `or`, or a filter in a comprehension',
  prior: 5,
  *propose(node, program) {
    const { spelling } = program.grammar;
    if (node.role === 'constant' && isCondition(node)) yield* endings(node, program);
    else if (
      isExpression(node) &&
      node.role !== 'constant' &&
      (isCondition(node) || (node.field === 'body' && DECIDING.has(node.role))) &&
      node.parent?.role !== 'not'
    ) {
      const whole = node.role === 'boolean' && !node.text.includes(` ${spelling.and} `) ? `(${node.text})` : node.text;
      for (const [guard, weight] of guards(node, program))
        if (!node.text.includes(guard))
          yield* [
            replace(node, `${guard} ${spelling.and} ${whole}`, weight),
            replace(node, `${node.text} ${spelling.or} ${guard}`, weight * 0.7),
            replace(node, `${whole} ${spelling.and} ${guard}`, weight * 0.7),
          ];
    }
    if (node.role === 'for-clause' && !node.parent?.children.some((each) => each.role === 'if-clause')) {
      for (const [guard, weight] of guards(node, program)) yield replace(node, `${node.text} if ${guard}`, weight * 0.5);
    }
  },
};

/** What could end a loop that has a constant for its condition. */
function* endings(node: SyntaxNode, program: Program): Generator<Draft> {
  for (const name of program.variables(node)) {
    yield replace(node, name, ENDLESS);
    for (const ending of program.grammar.vocabulary.endings) yield replace(node, fill(ending, name), ENDLESS);
  }
}

const guardStatement: Operator = {
  name: 'guard-statement',
  about: 'a statement put under a condition, or a condition taken from round one',
  prior: 3,
  *propose(node, program) {
    if (node.role === 'if' && parts(node).length === 2) yield* withoutCondition(node, program);
    if (!isStatement(node) || node.parent?.role !== 'block' || node.line !== node.lastLine || isDeclaration(node)) return;
    const truth = program.grammar.types?.literals.truth ?? null;
    for (const [guard, weight] of guards(node, program))
      if (program.isSound(guard, node, truth))
        yield replace(node, fill(program.grammar.spelling.guarded, guard, node.text, indentOf(node, program)), weight * 0.5);
  },
};

function isDeclaration(node: SyntaxNode): boolean {
  return (
    node.role === 'import' ||
    node.role === 'function' ||
    parts(node)[0]?.role === 'string' ||
    node.children.some((each) => each.role === 'declaration')
  );
}

function* withoutCondition(node: SyntaxNode, program: Program): Generator<Draft> {
  const body = parts(node)[1];
  const [first, last] = body?.role === 'block' ? [parts(body)[0], parts(body).at(-1)] : [];
  if (first === undefined || last === undefined) return;
  const shift = indentOf(first, program).length - indentOf(node, program).length;
  const lines = program.text
    .slice(first.start, last.end)
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.slice(Math.max(0, shift))));
  yield replace(node, lines.join('\n'), 1);
}

export const CONDITIONS: readonly Operator[] = [negate, dropCondition, addCondition, guardStatement];
