import type { Role } from '../syntax/grammar.js';
import { ancestor, child, isExpression, operand, parts, type SyntaxNode } from '../syntax/tree.js';
import { swapNeighbours } from './binary.js';
import { replace, type Draft, type Operator } from './operator.js';

export const argumentSwap: Operator = {
  name: 'argument-swap',
  about: 'two neighbouring arguments swapped',
  prior: 4,
  *propose(node) {
    if (node.role === 'arguments') yield* swapNeighbours(parts(node));
  },
};

export const argumentChange: Operator = {
  name: 'argument-change',
  about: 'an argument taken away, or one more passed',
  prior: 3,
  *propose(node, program) {
    if (node.role !== 'arguments') return;
    const items = parts(node).map((each) => each.text);
    for (const index of items.keys()) yield replace(node, `(${items.toSpliced(index, 1).join(', ')})`, items.length > 1 ? 1 : 0.3);
    for (const name of [...program.variables(node), '0', '1', '-1']) if (!items.includes(name)) yield* [replace(node, `(${[...items, name].join(', ')})`, 0.4), ...(items.length > 0 ? [replace(node, `(${[name, ...items].join(', ')})`, 0.4)] : [])];
    if (node.parent?.children[0]?.text === 'sorted' || node.parent?.children[0]?.text === 'sort') yield replace(node, `(${[...items, 'reverse=True'].join(', ')})`, 1);
  },
};

/** Where a forgotten call is usual: a whole value, not a part of a sum. */
function isWhole(node: SyntaxNode): boolean {
  const parent = node.parent;
  return parent !== null && isExpression(node) && node.role !== 'constant' && (['assign', 'return', 'arguments', 'comparison', 'for', 'for-clause', 'comprehension', 'list', 'subscript', 'augmented', 'conditional'].includes(parent.role) || (parent.role === 'arithmetic' && node.role !== 'integer'));
}

export const wrapCall: Operator = {
  name: 'wrap-call',
  about: 'a function called on an expression: `sorted`, `abs`, `max(0, …)`; or the expression put into a list',
  prior: 4,
  *propose(node, program) {
    if (!isWhole(node)) return;
    for (const name of program.grammar.wrappers) if (!node.text.startsWith(`${name}(`)) yield replace(node, `${name}(${node.text})`, name === 'sorted' || name === 'abs' || name === 'len' ? 1 : 0.6);
    for (const method of program.grammar.methods) if (node.role !== 'integer' && node.role !== 'float' && !node.text.endsWith(method)) yield replace(node, `${operand(node)}.${method}`, 0.3);
    yield replace(node, program.grammar.spelling.list(node.text), 0.6);
    for (const other of ['0', '1', ...program.variables(node)]) if (other !== node.text) for (const bound of ['max', 'min']) yield replace(node, `${bound}(${other}, ${node.text})`, 0.2);
    if (node.parent?.role === 'return' || node.parent?.role === 'list' || node.parent?.role === 'arguments') for (const name of program.functions) yield replace(node, `${name}(${node.text})`, 0.3);
  },
};

export const keepBest: Operator = {
  name: 'keep-best',
  about: 'an assignment in a loop that keeps the larger or smaller of what it had and the new value',
  prior: 3,
  *propose(node) {
    const assignment = node.parent;
    const target = assignment?.role === 'assign' && node.field === 'right' ? child(assignment, 'left') : null;
    if (target?.role !== 'name' || node.role === 'integer' || node.text === target.text || ancestor(node, LOOPS) === null) return;
    for (const kept of [target.text, '0']) yield* [replace(node, `max(${kept}, ${node.text})`), replace(node, `min(${kept}, ${node.text})`, 0.5)];
  },
};

const LOOPS: ReadonlySet<Role> = new Set(['for', 'while']);

export const unwrapCall: Operator = {
  name: 'unwrap-call',
  about: 'an argument instead of the call round it, or an object instead of the method on it',
  prior: 5,
  *propose(node) {
    if (node.role === 'call' && isExpression(node)) yield* insides(node);
    if (node.role === 'list' && isExpression(node) && parts(node).length === 1) yield* parts(node).map((inner) => replace(node, inner.text, 0.6));
  },
};

function* insides(node: SyntaxNode): Generator<Draft> {
  const called = child(node, 'function');
  const passed = child(node, 'arguments');
  if (called?.role === 'attribute') {
    const [object] = parts(called);
    if (object !== undefined) yield replace(node, object.text);
  }
  if (passed?.role === 'comprehension') yield replace(node, passed.text, 0.3);
  for (const inner of passed?.role === 'arguments' ? parts(passed) : []) if (inner.role !== 'keyword-argument') yield replace(node, inner.text, called?.role === 'attribute' ? 0.4 : 1);
}

export const CALLS: readonly Operator[] = [argumentSwap, argumentChange, wrapCall, keepBest, unwrapCall];
