import { ancestor, child, isStatement, parts, type SyntaxNode } from '../syntax/tree.js';
import { indentOf } from './conditions.js';
import { replace, type Draft, type Operator } from './operator.js';
import type { Program } from './program.js';

function isMovable(node: SyntaxNode): boolean {
  return isStatement(node) && node.parent?.role === 'block' && node.role !== 'import' && node.role !== 'function' && parts(node)[0]?.role !== 'string';
}

export const deleteStatement: Operator = {
  name: 'delete-statement',
  about: 'a statement, or a branch, taken away',
  prior: 4,
  *propose(node, program) {
    if (node.role === 'elif' || node.role === 'else') yield cut(node, program, 0.6);
    if (!isMovable(node)) return;
    const only = parts(node.parent ?? node).length === 1;
    yield only ? replace(node, program.grammar.spelling.skip, 0.6) : cut(node, program, node.line === node.lastLine ? 1 : 0.5);
    for (const word of program.grammar.spelling.leave) if (node.role === 'jump' && node.text !== word) yield replace(node, word, 1);
  },
};

/** Takes away the whole lines of a node. */
function cut(node: SyntaxNode, program: Program, weight: number): Draft {
  const start = program.text.lastIndexOf('\n', node.start - 1) + 1;
  const after = program.text.indexOf('\n', node.end);
  return { start, end: after < 0 ? program.text.length : after + 1, text: '', weight, rewrite: '' };
}

export const moveStatement: Operator = {
  name: 'move-statement',
  about: 'a statement one place up or down, out of its block, or into the one before it',
  prior: 3,
  *propose(node, program) {
    if (!isMovable(node)) return;
    const siblings = parts(node.parent ?? node);
    const next = siblings[siblings.indexOf(node) + 1];
    const indent = indentOf(node, program);
    if (next !== undefined && isMovable(next)) yield { start: node.start, end: next.end, text: `${next.text}\n${indent}${node.text}`, weight: 1, rewrite: '' };
    const outer = ancestor(node, new Set(['for', 'while', 'if', 'else', 'elif']));
    const isLast = next === undefined && siblings.length > 1;
    if (outer !== null && isLast) yield* dedented(node, outer, program);
    const before = siblings[siblings.indexOf(node) - 1];
    if (before !== undefined && ['for', 'while', 'if'].includes(before.role) && node.line === node.lastLine) {
      yield { start: before.end, end: node.end, text: `\n${indent}${program.grammar.spelling.indent}${node.text}`, weight: 0.7, rewrite: '' };
    }
  },
};

function* dedented(node: SyntaxNode, outer: SyntaxNode, program: Program): Generator<Draft> {
  const whole = outer.role === 'else' || outer.role === 'elif' ? (outer.parent ?? outer) : outer;
  const outerIndent = indentOf(whole, program);
  const shift = indentOf(node, program).length - outerIndent.length;
  const lines = node.text.split('\n').map((line, index) => (index === 0 ? line : line.slice(shift)));
  const lineStart = program.text.lastIndexOf('\n', node.start - 1) + 1;
  if (whole.end !== node.end) return;
  yield { start: lineStart, end: node.end, text: `${outerIndent}${lines.join('\n')}`, weight: 1, rewrite: '' };
}

export const insertStatement: Operator = {
  name: 'insert-statement',
  about: 'a statement from a template: an assignment between variables, an update, a return, a jump',
  prior: 5,
  *propose(node, program) {
    if (!isMovable(node)) return;
    const indent = indentOf(node, program);
    const siblings = parts(node.parent ?? node);
    const isLast = siblings.at(-1) === node;
    for (const [text, weight] of templates(node, program)) {
      yield { start: node.start, end: node.start, text: `${text}\n${indent}`, weight, rewrite: '' };
      if (isLast && node.role !== 'return' && node.role !== 'jump') yield { start: node.end, end: node.end, text: `\n${indent}${text}`, weight: weight * 1.3, rewrite: '' };
    }
  },
};

function* templates(node: SyntaxNode, program: Program): Generator<readonly [string, number]> {
  const { spelling } = program.grammar;
  const names = program.variables(node);
  const inLoop = ancestor(node, new Set(['for', 'while'])) !== null;
  if (inLoop) for (const word of spelling.leave) yield [word, 0.5];
  for (const each of program.nodes) if (isMovable(each) && each !== node && each.line === each.lastLine && each.text !== node.text) yield [each.text, each.role === 'return' ? 0.5 : 0.7];
  const containers = containerNames(program);
  for (const name of names) {
    yield* [[`${name} += 1`, 0.4], [`${name} -= 1`, 0.2], [`return ${name}`, 0.3]] as const;
    for (const other of names) {
      if (other === name) continue;
      yield [`${name} = ${other}`, 0.5];
      if (containers.has(name)) for (const push of spelling.push) yield [`${name}.${push}(${other})`, push === 'append' || push === 'add' ? 0.6 : 0.15];
    }
    for (const literal of ['0', '[]', "''", '1']) yield [`${name} = ${literal}`, 0.1];
  }
  for (const name of names) for (const value of ['[]', '0', 'False', 'True', 'None', name]) yield [`if ${spelling.not(name)}:\n${indentOf(node, program)}${spelling.indent}return ${value}`, 0.12];
}

function containerNames(program: Program): ReadonlySet<string> {
  const names = program.nodes.filter((node) => (node.role === 'attribute' && node.parent?.role === 'call') || (node.role === 'comparison' && /\bin\b/.test(node.text)) || (node.role === 'assign' && /= *(\[|set\(|\{|list\(|deque\()/.test(node.text)));
  return new Set(names.flatMap((node) => (node.role === 'comparison' ? [parts(node).at(-1)?.text ?? ''] : [parts(node)[0]?.text ?? ''])));
}

export const assignSwap: Operator = {
  name: 'assign-swap',
  about: 'an update instead of an assignment, or the other way round',
  prior: 3,
  *propose(node) {
    const [left, right] = [child(node, 'left'), child(node, 'right')];
    if (left === null || right === null || left.text.includes(',')) return;
    const statement = (sign: string): string => `${left.text} ${sign} ${right.text}`;
    if (node.role === 'augmented') yield replace(node, statement('='));
    if (node.role === 'assign' && child(node, 'type') === null) for (const [sign, weight] of [['+=', 1], ['-=', 0.4], ['*=', 0.3]] as const) yield replace(node, statement(sign), weight);
  },
};

export const STATEMENTS: readonly Operator[] = [deleteStatement, moveStatement, insertStatement, assignSwap];
