import type { FrameworkTests } from '../../domain/task.js';
import type { Node } from '../syntax.js';

/** The test functions of a file, with the attributes that stand before each; at any depth of modules. */
export function testFunctions(
  root: Node,
): { readonly test: Node; readonly attributes: readonly Node[]; readonly path: readonly string[] }[] {
  return root.descendantsOfType('function_item').flatMap((test) => {
    const attributes = attributesOf(test);
    return attributes.some((each) => /^#\[\s*test\s*\]$/.test(each.text)) ? [{ test, attributes, path: modulesOf(test) }] : [];
  });
}

/** One assertion with all the statements that stand before it. */
export type RustUnit = readonly string[];

/** A unit for each statement that asserts something. */
export function unitsOf(statements: readonly Node[]): RustUnit[] {
  const setup: string[] = [];
  const units: RustUnit[] = [];
  for (const statement of statements) {
    if (/\bassert(_eq|_ne)?!/.test(statement.text)) units.push([...setup, statement.text]);
    else setup.push(statement.text);
  }
  return units;
}

export function cargoTests(path: string, head: readonly string[], units: readonly RustUnit[]): FrameworkTests {
  const tests = units.map((unit, index) => ['#[test]', `fn test_${index + 1}() {`, ...unit.map((line) => `    ${line}`), '}'].join('\n'));
  return {
    framework: 'cargo',
    files: { [path]: `${[...head, '', tests.join('\n\n')].join('\n')}\n` },
    ids: units.map((_, index) => `${path}::test_${index + 1}`),
  };
}

export function attributesOf(item: Node): Node[] {
  const before = item.previousNamedSibling;
  if (before === null) return [];
  if (before.type.endsWith('comment')) return attributesOf(before);
  return before.type === 'attribute_item' ? [...attributesOf(before), before] : [];
}

function modulesOf(node: Node): string[] {
  const above = node.parent;
  if (above === null) return [];
  return [...modulesOf(above), ...(above.type === 'mod_item' ? [above.childForFieldName('name')?.text ?? ''] : [])];
}
