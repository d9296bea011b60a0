import { child, parts, type SyntaxNode } from '../syntax/tree.js';
import { replace, type Operator } from './operator.js';
import type { Program } from './program.js';

export const fillStub: Operator = {
  name: 'fill-stub',
  about: 'a small expression over the parameters returned from a body that is empty',
  prior: 20,
  *propose(node, program) {
    if (node.role !== 'function') return;
    const body = child(node, program.grammar.fields.body);
    const statements = body === null ? [] : parts(body).filter((each) => parts(each)[0]?.role !== 'string');
    const [only] = statements;
    if (only === undefined || statements.length > 1 || !isEmpty(only, program)) return;
    for (const [expression, weight] of expressions(program.variables(node), program)) yield replace(only, `return ${expression}`, weight);
  },
};

/** It says nothing yet: `pass`, `...`, or a raise that says so. */
function isEmpty(statement: SyntaxNode, program: Program): boolean {
  return statement.role === 'pass' || program.grammar.stubs.empty.some((text) => statement.text.startsWith(text));
}

/** Small ones only; a task that needs more is beyond this model. */
function* expressions(names: readonly string[], program: Program): Generator<readonly [string, number]> {
  const { grammar, ingredients } = program;
  for (const literal of ['True', 'False', 'None', '0', '[]', ...ingredients.strings]) yield [literal, 0.2];
  for (const name of names) {
    yield [name, 0.4];
    for (const wrapper of grammar.wrappers) yield [`${wrapper}(${name})`, 1];
    for (const method of grammar.methods) yield [`${name}.${method}`, 0.5];
    for (const shape of grammar.stubs.overOne) yield [shape.replaceAll('$a', name), 0.5];
    for (const number of ['1', '2', ...ingredients.numbers]) for (const sign of Object.keys(grammar.arithmetic)) yield [`${name} ${sign} ${number}`, 0.2];
    for (const other of names) if (other !== name) for (const shape of grammar.stubs.overTwo) yield [shape.replaceAll('$a', name).replaceAll('$b', other), 0.5];
  }
}

export const STUBS: readonly Operator[] = [fillStub];
