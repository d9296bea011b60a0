import { fill, type Role } from '../../syntax/grammar.js';
import { ancestor, child, isStatement, parts, type SyntaxNode } from '../../syntax/tree.js';
import { cut, hasOwnLines, indentOf, lineStart } from './layout.js';
import { replace, type Draft, type Operator } from './operator.js';
import type { Program } from './program.js';

function isMovable(node: SyntaxNode): boolean {
  return (
    isStatement(node) &&
    node.parent?.role === 'block' &&
    node.role !== 'import' &&
    node.role !== 'function' &&
    parts(node)[0]?.role !== 'string'
  );
}

const deleteStatement: Operator = {
  name: 'delete-statement',
  about: 'a statement, or a branch, taken away',
  prior: 4,
  *propose(node, program) {
    const { spelling } = program.grammar;
    if (node.role === 'elif' || node.role === 'else') yield cut(node, program, 0.6);
    if (!isMovable(node)) return;
    const only = parts(node.parent ?? node).length === 1;
    const likely = isMissed(node, program) ? MISSED : 1;
    yield only && spelling.skip !== ''
      ? replace(node, spelling.skip, 0.6)
      : cut(node, program, likely * (node.line === node.lastLine ? 1 : 0.5));
    for (const word of spelling.leave)
      if (node.role === 'jump' && node.text !== word + spelling.end) yield replace(node, word + spelling.end, 1);
  },
};

/** Whether the program would not compile, or not run, without the statement. */
function isMissed(node: SyntaxNode, program: Program): boolean {
  const { parent } = node;
  const made = ancestor(node, FUNCTIONS);
  const isLastReturn = node.role === 'return' && made !== null && /^[\s}]*$/.test(program.text.slice(node.end, made.end));
  return (isLastReturn && program.grammar.countsArguments) || program.isUsedBeside(node, parent ?? node);
}

const MISSED = 0.05;
const FUNCTIONS: ReadonlySet<Role> = new Set(['function', 'lambda']);

const BRANCHES: ReadonlySet<Role> = new Set(['for', 'while', 'if', 'else', 'elif']);

const moveStatement: Operator = {
  name: 'move-statement',
  about: 'a statement one place up or down, out of its block, or into the one before it',
  prior: 3,
  *propose(node, program) {
    if (!isMovable(node)) return;
    const siblings = parts(node.parent ?? node);
    const next = siblings[siblings.indexOf(node) + 1];
    const indent = indentOf(node, program);
    if (next !== undefined && isMovable(next) && !program.isUsedBeside(node, next))
      yield { start: node.start, end: next.end, text: `${next.text}\n${indent}${node.text}`, weight: 1, rewrite: '' };
    const outer = ancestor(node, BRANCHES);
    const isLast = next === undefined && siblings.length > 1;
    if (outer !== null && isLast && !binds(node)) yield* movedOut(node, outer, program);
    const before = siblings[siblings.indexOf(node) - 1];
    if (
      before !== undefined &&
      (before.role === 'for' || before.role === 'while' || before.role === 'if') &&
      node.line === node.lastLine &&
      !isMissed(node, program)
    )
      yield* movedIn(node, before, program);
  },
};

/** The last statement of a block goes behind the block. */
function* movedOut(node: SyntaxNode, outer: SyntaxNode, program: Program): Generator<Draft> {
  const whole = outer.role === 'else' || outer.role === 'elif' ? (outer.parent ?? outer) : outer;
  const rest = program.text.slice(node.end, whole.end);
  if (!/^[\s}]*$/.test(rest) || !hasOwnLines(node, program)) return;
  const outerIndent = indentOf(whole, program);
  const shift = indentOf(node, program).length - outerIndent.length;
  const lines = node.text.split('\n').map((line, index) => (index === 0 ? line : line.slice(shift)));
  const closed = rest.replace(/^\s*\n/, '');
  yield {
    start: lineStart(node, program),
    end: whole.end,
    text: `${closed === '' ? '' : `${closed}\n`}${outerIndent}${lines.join('\n')}`,
    weight: 1,
    rewrite: '',
  };
}

/** A statement becomes the last of the block before it. */
function* movedIn(node: SyntaxNode, before: SyntaxNode, program: Program): Generator<Draft> {
  const block = before.children.findLast((each) => each.role === 'block');
  const last = block === undefined ? undefined : parts(block).at(-1);
  if (last === undefined || child(before, 'alternative') !== null) return;
  const closed = program.text.slice(last.end, before.end);
  yield { start: last.end, end: node.end, text: `\n${indentOf(last, program)}${node.text}${closed}`, weight: 0.7, rewrite: '' };
}

const insertStatement: Operator = {
  name: 'insert-statement',
  about: 'a statement from a template: an assignment between variables, an update, a return, a jump',
  prior: 5,
  *propose(node, program) {
    if (isMovable(node)) yield* inserted(node, program, templates(node, program));
  },
};

/** The statements before each one, and after the last. */
function* inserted(node: SyntaxNode, program: Program, statements: Iterable<Statement>): Generator<Draft> {
  const indent = indentOf(node, program);
  const isLast = parts(node.parent ?? node).at(-1) === node && node.role !== 'return' && node.role !== 'jump';
  for (const [text, weight] of statements) {
    yield { start: node.start, end: node.start, text: `${text}\n${indent}`, weight, rewrite: '' };
    if (isLast) yield { start: node.end, end: node.end, text: `\n${indent}${text}`, weight: weight * 1.3, rewrite: '' };
  }
}

const reorder: Operator = {
  name: 'reorder',
  about: 'a collection sorted, turned round or shortened in a statement of its own',
  prior: 2,
  *propose(node, program) {
    if (isMovable(node)) yield* inserted(node, program, actions(node, program));
  },
};

function* actions(node: SyntaxNode, program: Program): Generator<Statement> {
  const { spelling, vocabulary } = program.grammar;
  for (const name of program.variables(node)) {
    const holds = containerNames(program).has(name);
    if (holds || !counts(name, node, program))
      for (const [action, weight] of vocabulary.actions)
        if (program.isSound(fill(action, name), node, null)) yield [fill(action, name) + spelling.end, holds ? weight : weight / 2];
  }
}

const LOOPS: ReadonlySet<Role> = new Set(['for', 'while']);

type Statement = readonly [text: string, weight: number];

function* templates(node: SyntaxNode, program: Program): Generator<Statement> {
  const { spelling, vocabulary } = program.grammar;
  const inLoop = ancestor(node, LOOPS) !== null;
  if (inLoop) for (const word of spelling.leave) yield [word + spelling.end, 0.5];
  for (const each of program.nodes)
    if (
      isMovable(each) &&
      each !== node &&
      each.line === each.lastLine &&
      each.text !== node.text &&
      each.kind !== 'result' &&
      !binds(each) &&
      program.fitsAt(each, node)
    )
      yield [each.text, each.role === 'return' ? 0.5 : 0.7];
  const names = program.variables(node);
  for (const name of names) {
    yield* updates(name, node, program);
    for (const value of [...vocabulary.earlyResults, name])
      if (program.givesBack(value, node) && program.isSound(fill(spelling.not, name), node, null))
        yield [early(fill(spelling.not, name), value, node, program), 0.12];
  }
}

/** A declaration twice is an error in most languages. */
function binds(statement: SyntaxNode): boolean {
  return statement.children.some((each) => each.role === 'declaration');
}

function early(condition: string, value: string, node: SyntaxNode, program: Program): string {
  const { spelling } = program.grammar;
  return fill(spelling.guarded, condition, `return ${value}${spelling.end}`, indentOf(node, program));
}

/** Statements that change or return one variable. */
function* updates(name: string, node: SyntaxNode, program: Program): Generator<Statement> {
  const { spelling, vocabulary } = program.grammar;
  const { end } = spelling;
  const type = program.typeOfName(name, node);
  const isMutable = program.isMutable(name, node);
  if (isMutable && (type === null || counts(name, node, program)))
    yield* [
      [`${name} += 1${end}`, 0.4],
      [`${name} -= 1${end}`, 0.2],
    ] as const;
  if (program.givesBack(name, node)) yield [`return ${name}${end}`, 0.3];
  const holds = containerNames(program).has(name);
  for (const other of program.variables(node)) {
    if (other === name) continue;
    if (isMutable && (type === null || program.isSound(other, node, type))) yield [`${name} = ${other}${end}`, 0.5];
    if (holds)
      for (const [push, weight] of vocabulary.pushes)
        if (program.isSound(fill(push, name, other), node, null)) yield [fill(push, name, other) + end, weight];
  }
  if (isMutable)
    for (const literal of vocabulary.starts) if (program.isSound(literal, node, type)) yield [`${name} = ${literal}${end}`, 0.1];
}

/** Whether the variable is known to be a number. */
function counts(name: string, node: SyntaxNode, program: Program): boolean {
  const type = program.typeOfName(name, node);
  return type !== null && program.grammar.types?.computes(type) === true;
}

const containers = new WeakMap<Program, ReadonlySet<string>>();

/** Variables that things are put into or looked up in. */
function containerNames(program: Program): ReadonlySet<string> {
  const known = containers.get(program);
  if (known !== undefined) return known;
  const names = program.nodes.flatMap((node) => {
    if (node.role === 'attribute' && node.parent?.role === 'call') return [parts(node)[0]?.text ?? ''];
    if (node.role === 'comparison' && /\bin\b/.test(node.text)) return [parts(node).at(-1)?.text ?? ''];
    const value = node.role === 'assign' || node.role === 'declaration' ? child(node, 'right') : null;
    return value !== null && /^(\[|set\(|\{|list\(|deque\(|new \w*(List|Set|Deque|Stack|Queue)|new Array|vec!|Vec|HashSet)/.test(value.text)
      ? [child(node, 'left')?.text ?? '']
      : [];
  });
  const made = new Set(names);
  containers.set(program, made);
  return made;
}

const assignSwap: Operator = {
  name: 'assign-swap',
  about: 'an update instead of an assignment, or the other way round',
  prior: 3,
  *propose(node) {
    const [left, right] = [child(node, 'left'), child(node, 'right')];
    if (left === null || right === null || left.text.includes(',')) return;
    const statement = (sign: string): string => `${left.text} ${sign} ${right.text}`;
    if (node.role === 'augmented') yield replace(node, statement('='));
    if (node.role === 'assign' && child(node, 'type') === null)
      for (const [sign, weight] of [
        ['+=', 1],
        ['-=', 0.4],
        ['*=', 0.3],
      ] as const)
        yield replace(node, statement(sign), weight);
  },
};

export const STATEMENTS: readonly Operator[] = [deleteStatement, moveStatement, insertStatement, reorder, assignSwap];
