import { fill, type Role } from '../../syntax/grammar.js';
import { ancestor, child, isExpression, isResult, operand, parts, type SyntaxNode } from '../../syntax/tree.js';
import { swapNeighbours } from './binary.js';
import { replace, type Draft, type Operator } from './operator.js';
import type { Program } from './program.js';

const argumentSwap: Operator = {
  name: 'argument-swap',
  about: 'two neighbouring arguments swapped, or the object of a method with its argument',
  prior: 4,
  *propose(node, program) {
    if (node.role !== 'arguments') return;
    yield* swapNeighbours(parts(node));
    const called = node.parent === null ? null : child(node.parent, 'function');
    const object = called?.role === 'attribute' ? parts(called)[0] : undefined;
    const [only, ...others] = parts(node);
    if (
      object === undefined ||
      only === undefined ||
      others.length > 0 ||
      only.role === 'lambda' ||
      only.role === 'function' ||
      isStatic(object, program)
    )
      return;
    const method = program.text.slice(object.end, node.start);
    // a method takes its object by reference by itself
    if (only.role === 'reference')
      yield {
        start: object.start,
        end: node.end,
        text: `${only.text.replace(/^[&*]+/, '')}${method}(&${object.text})`,
        weight: 1,
        rewrite: '',
      };
    else yield { start: object.start, end: node.end, text: `${operand(only)}${method}(${object.text})`, weight: 1, rewrite: '' };
  },
};

/** Whether it is the name of a class or module, not of a value. */
function isStatic(object: SyntaxNode, program: Program): boolean {
  return (
    object.field === 'path' ||
    (object.role === 'name' &&
      (program.grammar.builtins.has(object.text) || (/^[A-Z]/.test(object.text) && !program.variables(object).includes(object.text))))
  );
}

const argumentChange: Operator = {
  name: 'argument-change',
  about: 'an argument taken away, or one more passed',
  prior: 3,
  *propose(node, program) {
    if (node.role !== 'arguments') return;
    const items = parts(node).map((each) => each.text);
    const name = nameOfCall(node);
    for (const { of, argument } of program.grammar.vocabulary.options)
      if (of.includes(name) && !items.includes(argument)) yield replace(node, `(${[...items, argument].join(', ')})`, 1);
    if (program.grammar.countsArguments && program.functions.includes(name)) return;
    const likely = program.grammar.countsArguments ? COUNTED : 1;
    for (const index of items.keys())
      yield replace(node, `(${items.toSpliced(index, 1).join(', ')})`, likely * (items.length > 1 ? 1 : 0.3));
    for (const more of [...program.variables(node), '0', '1', '-1'])
      if (!items.includes(more))
        yield* [
          replace(node, `(${[...items, more].join(', ')})`, likely * 0.4),
          ...(items.length > 0 ? [replace(node, `(${[more, ...items].join(', ')})`, likely * 0.4)] : []),
        ];
  },
};

/** Few functions take another number of arguments where the compiler counts them. */
const COUNTED = 0.2;

function nameOfCall(passed: SyntaxNode): string {
  const called = passed.parent === null ? null : child(passed.parent, 'function');
  return called === null ? '' : (child(called, 'attribute') ?? called).text;
}

/** Where a forgotten call is usual: a whole value, not a part of a sum. */
function isWhole(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null || !isExpression(node) || node.role === 'constant') return false;
  return WHOLE.has(parent.role) || isResult(node) || (parent.role === 'arithmetic' && node.role !== 'integer' && node.role !== 'float');
}

const WHOLE: ReadonlySet<Role> = new Set([
  'declaration',
  'assign',
  'arguments',
  'comparison',
  'for',
  'for-clause',
  'comprehension',
  'list',
  'subscript',
  'augmented',
  'conditional',
]);

const wrapCall: Operator = {
  name: 'wrap-call',
  about: 'a function called on an expression: `sorted`, `abs`, `max(0, …)`; or the expression put into a list',
  prior: 4,
  *propose(node, program) {
    if (!isWhole(node)) return;
    const { vocabulary, spelling } = program.grammar;
    for (const [call, weight] of vocabulary.wrappers)
      if (!node.text.startsWith(call.slice(0, call.indexOf('$a')))) yield replace(node, fill(call, node.text), weight);
    for (const [call, weight] of vocabulary.methods)
      if (node.role !== 'integer' && node.role !== 'float' && !node.text.endsWith(call.replace('$a', '')))
        yield replace(node, fill(call, operand(node)), weight);
    yield replace(node, fill(spelling.list, node.text), 0.6);
    for (const other of ['0', '1', ...program.variables(node)])
      if (other !== node.text) for (const shape of [spelling.max, spelling.min]) yield replace(node, bounded(shape, other, node), 0.2);
    if (isResult(node) || node.parent?.role === 'list' || node.parent?.role === 'arguments')
      for (const name of program.functions) yield replace(node, `${name}(${node.text})`, 0.3);
  },
};

/** The larger or smaller of two, also where that is a method of one of them. */
function bounded(shape: string, other: string, node: SyntaxNode): string {
  return fill(shape, other, shape.startsWith('$b.') ? operand(node) : node.text);
}

const keepBest: Operator = {
  name: 'keep-best',
  about: 'an assignment in a loop that keeps the larger or smaller of what it had and the new value',
  prior: 3,
  *propose(node, { grammar }) {
    const assignment = node.parent;
    const target = assignment?.role === 'assign' && node.field === 'right' ? child(assignment, 'left') : null;
    if (target?.role !== 'name' || node.role === 'integer' || node.text === target.text || ancestor(node, LOOPS) === null) return;
    for (const kept of [target.text, '0'])
      yield* [replace(node, bounded(grammar.spelling.max, kept, node)), replace(node, bounded(grammar.spelling.min, kept, node), 0.5)];
  },
};

const LOOPS: ReadonlySet<Role> = new Set(['for', 'while']);

const unwrapCall: Operator = {
  name: 'unwrap-call',
  about: 'an argument instead of the call round it, or an object instead of the method on it',
  prior: 5,
  *propose(node, program) {
    if (node.role === 'call' && isExpression(node) && node.parent?.role !== 'expression-statement') yield* insides(node, program);
    if (node.role === 'list' && isExpression(node) && parts(node).length === 1)
      yield* parts(node).map((inner) => replace(node, inner.text, 0.6));
  },
};

function* insides(node: SyntaxNode, program: Program): Generator<Draft> {
  const called = child(node, 'function');
  const passed = child(node, 'arguments');
  const object = called?.role === 'attribute' ? parts(called)[0] : undefined;
  const isMethod = object !== undefined && !isStatic(object, program);
  if (isMethod) yield replace(node, object.text);
  if (passed?.role === 'comprehension') yield replace(node, passed.text, 0.3);
  for (const inner of passed?.role === 'arguments' ? parts(passed) : [])
    if (inner.role !== 'keyword-argument') yield replace(node, inner.text, isMethod ? 0.4 : 1);
}

export const CALLS: readonly Operator[] = [argumentSwap, argumentChange, wrapCall, keepBest, unwrapCall];
