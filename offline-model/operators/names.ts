import { fill, type Role } from '../../syntax/grammar.js';
import { child, isExpression, parts, walk, type SyntaxNode } from '../../syntax/tree.js';
import { replace, rewrite, type Operator } from './operator.js';
import type { Program } from './program.js';

const variableSwap: Operator = {
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
    for (const name of names)
      if (name !== node.text && (!isTarget || program.isMutable(name, node))) yield replace(node, name, isTarget ? 0.4 : 1);
  },
};

const attributeSwap: Operator = {
  name: 'attribute-swap',
  about: 'another attribute of the same object, or none',
  prior: 2,
  *propose(node, program) {
    const others = new Set([...program.attributes, ...program.ingredients.attributes]);
    if (node.field === 'attribute' && node.parent?.parent?.role !== 'call')
      for (const name of others) if (name !== node.text) yield replace(node, name);
    if (node.role === 'attribute' && isExpression(node))
      yield* parts(node)
        .slice(0, 1)
        .map((object) => replace(node, object.text, 0.7));
    if (node.role === 'name' && isExpression(node) && program.variables(node).includes(node.text))
      for (const name of others) yield replace(node, `${node.text}.${name}`, 0.2);
  },
};

const functionSwap: Operator = {
  name: 'function-swap',
  about: 'another function or method of the same family: `any` for `all`, `append` for `extend`',
  prior: 4,
  *propose(node, program) {
    const isCalled = node.field === 'function' || (node.field === 'attribute' && node.parent?.field === 'function');
    if (!isCalled || !(node.role === 'name')) return;
    if (!/\w$/.test(node.text)) return;
    const others = new Set(program.grammar.vocabulary.families.filter((family) => family.includes(node.text)).flat());
    for (const other of others) if (other !== node.text) yield rewrite(node, other);
    for (const other of program.functions) if (other !== node.text && node.field === 'function') yield replace(node, other, 0.7);
  },
};

const nameForNumber: Operator = {
  name: 'name-for-number',
  about: 'a variable instead of a number, or a number instead of a variable',
  prior: 3,
  *propose(node, program) {
    if (!isExpression(node)) return;
    const names = program.variables(node);
    if (node.role === 'integer') for (const name of names) yield replace(node, name);
    if (node.role === 'name' && names.includes(node.text)) for (const number of ['0', '1']) yield replace(node, number, 0.3);
  },
};

const elementRead: Operator = {
  name: 'element-read',
  about: 'an element of a collection instead of a variable, a number or a cast',
  prior: 2,
  *propose(node, program) {
    if (!isExpression(node) || !REPLACED.has(node.role) || node.field === 'object' || node.field === 'subscript') return;
    const names = program.variables(node);
    if (node.role === 'name' && !names.includes(node.text)) return;
    const { collections, indices } = readElements(program);
    for (const collection of collections) {
      if (collection === node.text || !names.includes(collection)) continue;
      for (const index of [...indices, '0'])
        if (index === '0' || (names.includes(index) && index !== collection))
          for (const shape of program.grammar.vocabulary.elements)
            yield replace(node, fill(shape, collection, index), index === '0' ? 0.5 : 1);
    }
  },
};

const REPLACED: ReadonlySet<Role> = new Set(['name', 'integer', 'cast']);

interface Elements {
  /** variables that elements are read of, and those that say which */
  readonly collections: ReadonlySet<string>;
  readonly indices: ReadonlySet<string>;
}

const remembered = new WeakMap<Program, Elements>();

function readElements(program: Program): Elements {
  const known = remembered.get(program);
  if (known !== undefined) return known;
  const reads = program.nodes.flatMap((node): readonly (readonly [SyntaxNode, SyntaxNode])[] => {
    const [object, index] = node.role === 'subscript' ? parts(node) : ofCall(node);
    return object?.role === 'name' && index !== undefined ? [[object, index]] : [];
  });
  const found = {
    collections: new Set(reads.map(([object]) => object.text)),
    indices: new Set(
      reads.flatMap(([, index]) => [...walk(index)].flatMap((each) => (each.role === 'name' && isExpression(each) ? [each.text] : []))),
    ),
  };
  remembered.set(program, found);
  return found;
}

/** `list.get(i)` reads an element too. */
function ofCall(node: SyntaxNode): readonly SyntaxNode[] {
  const called = node.role === 'call' ? child(node, 'function') : null;
  const passed = child(node, 'arguments');
  if (called === null || passed === null || !READING.has(child(called, 'attribute')?.text ?? '')) return [];
  return [...parts(called).slice(0, 1), ...parts(passed).slice(0, 1)];
}

const READING: ReadonlySet<string> = new Set(['get', 'charAt', 'at']);

export const NAMES: readonly Operator[] = [variableSwap, attributeSwap, functionSwap, nameForNumber, elementRead];
