import { fill } from '../../syntax/grammar.js';
import { child, parts, type SyntaxNode } from '../../syntax/tree.js';
import { indentOf } from './layout.js';
import { replace, type Operator } from './operator.js';
import type { Program } from './program.js';

const fillStub: Operator = {
  name: 'fill-stub',
  about: 'a small expression over the parameters returned from a body that is empty',
  prior: 20,
  *propose(node, program) {
    const body = node.role === 'function' ? child(node, 'body') : null;
    if (body?.role !== 'block') return;
    const statements = parts(body).filter((each) => parts(each)[0]?.role !== 'string');
    const [only] = statements;
    if (statements.length > 1 || (only !== undefined && !isEmpty(only, program))) return;
    const { end } = program.grammar.spelling;
    const indent = indentOf(node, program);
    for (const [expression, weight] of expressions(program.variables(body), program)) {
      yield only === undefined
        ? replace(body, `{\n${indent}    return ${expression}${end}\n${indent}}`, weight)
        : replace(only, `return ${expression}${end}`, weight);
    }
  },
};

/** It says nothing yet: `pass`, `...`, or a raise that says so. */
function isEmpty(statement: SyntaxNode, program: Program): boolean {
  return statement.role === 'pass' || program.grammar.vocabulary.stubs.empty.some((text) => statement.text.startsWith(text));
}

/** Small ones only; a task that needs more is beyond this model. */
function* expressions(names: readonly string[], program: Program): Generator<readonly [string, number]> {
  const { grammar, ingredients } = program;
  const { spelling, vocabulary } = grammar;
  const told = ingredients.strings.filter((each) => !/["'\\]/.test(each)).map((each) => `${spelling.quote}${each}${spelling.quote}`);
  for (const literal of [...vocabulary.results, ...told]) yield [literal, 0.2];
  for (const name of names) {
    yield [name, 0.4];
    for (const [wrapper] of vocabulary.wrappers) yield [fill(wrapper, name), 1];
    for (const [method] of vocabulary.methods) yield [fill(method, name), 0.5];
    for (const shape of vocabulary.stubs.overOne) yield [fill(shape, name), 0.5];
    for (const number of ['1', '2', ...ingredients.numbers])
      for (const sign of Object.keys(grammar.tokens.arithmetic)) yield [`${name} ${sign} ${number}`, 0.2];
    for (const other of names) if (other !== name) for (const shape of vocabulary.stubs.overTwo) yield [fill(shape, name, other), 0.5];
  }
}

export const STUBS: readonly Operator[] = [fillStub];
