import { isExpression, parts } from '../syntax/tree.js';
import { replace, rewrite, type Operator } from './operator.js';

export const variableSwap: Operator = {
  name: 'variable-swap',
  about: 'another variable of the function',
  prior: 8,
  *propose(node, program) {
    if (node.role !== 'name' || program.grammar.builtins.has(node.text)) return;
    const isTarget = node.field === 'left' && (node.parent?.role === 'assign' || node.parent?.role === 'augmented');
    if (!isExpression(node) && !isTarget) return;
    const names = program.variables(node);
    // a class, not a value
    if (/^[A-Z]/.test(node.text) && !names.includes(node.text)) return;
    for (const name of names) if (name !== node.text && (!isTarget || program.isMutable(name, node))) yield replace(node, name, isTarget ? 0.4 : 1);
  },
};

export const attributeSwap: Operator = {
  name: 'attribute-swap',
  about: 'another attribute of the same object, or none',
  prior: 2,
  *propose(node, program) {
    const others = new Set([...program.attributes, ...program.ingredients.attributes]);
    if (node.field === 'attribute' && node.parent?.parent?.role !== 'call') for (const name of others) if (name !== node.text) yield replace(node, name);
    if (node.role === 'attribute' && isExpression(node)) yield* parts(node).slice(0, 1).map((object) => replace(node, object.text, 0.7));
    if (node.role === 'name' && isExpression(node) && program.variables(node).includes(node.text)) for (const name of others) yield replace(node, `${node.text}.${name}`, 0.2);
  },
};

export const functionSwap: Operator = {
  name: 'function-swap',
  about: 'another function or method of the same family: `any` for `all`, `append` for `extend`',
  prior: 4,
  *propose(node, program) {
    const isCalled = node.field === 'function' || (node.field === 'attribute' && node.parent?.field === 'function');
    if (!isCalled || !(node.role === 'name')) return;
    const others = new Set(program.grammar.vocabulary.families.filter((family) => family.includes(node.text)).flat());
    for (const other of others) if (other !== node.text) yield rewrite(node, other);
    for (const other of program.functions) if (other !== node.text && node.field === 'function') yield replace(node, other, 0.7);
  },
};

export const NAMES: readonly Operator[] = [variableSwap, attributeSwap, functionSwap];
