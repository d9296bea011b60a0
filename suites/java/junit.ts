import type { FrameworkTests } from '../../domain/task.js';
import { bare, field, fieldText, type Node, parts } from '../syntax.js';
import { annotationsOf, methodsOf } from './program.js';

/** One assertion with all the statements that stand before it. */
export type JavaUnit = readonly string[];

/** A unit for each assertion of a test body, in the words of JUnit. */
export function unitsOf(statements: readonly Node[]): JavaUnit[] {
  const setup: string[] = [];
  const units: JavaUnit[] = [];
  for (const statement of statements) {
    const checks = checksOf(statement);
    if (checks === undefined) setup.push(statement.text);
    else for (const check of checks) units.push([...setup, check]);
  }
  return units;
}

/** A class of these tests. */
export function junitTests(
  name: string,
  imports: readonly string[],
  members: readonly string[],
  units: readonly JavaUnit[],
): FrameworkTests {
  const tests = units.map((unit, index) =>
    [
      '    @org.junit.jupiter.api.Test',
      `    void test${index + 1}() throws Exception {`,
      ...unit.map((line) => `        ${line}`),
      '    }',
    ].join('\n'),
  );
  const text = [...imports, '', `class ${name} {`, [...members.map((member) => `    ${member}`), ...tests].join('\n\n'), '}', ''].join(
    '\n',
  );
  return { framework: 'junit', files: { [`${name}.java`]: text }, ids: units.map((_, index) => `${name}#test${index + 1}`) };
}

/** What a statement asserts, one statement each; undefined where it asserts nothing. */
function checksOf(statement: Node): string[] | undefined {
  if (statement.type === 'local_variable_declaration' && fieldText(statement, 'type') === 'List<Boolean>') {
    const [declarator] = parts(statement).filter((each) => each.type === 'variable_declarator');
    const list = declarator?.childForFieldName('value');
    if (list?.type === 'method_invocation')
      return parts(field(list, 'arguments')).map((each) => `org.junit.jupiter.api.Assertions.assertTrue(${each.text});`);
  }
  if (statement.type === 'if_statement' && bare(field(statement, 'condition')).text.endsWith('.contains(false)')) return [];
  return statement.descendantsOfType('throw_statement').length > 0 ? [statement.text] : undefined;
}

const TESTS = ['Test', 'ParameterizedTest', 'RepeatedTest', 'TestFactory', 'TestTemplate'];

/** The test methods of a test class, ignored ones left out. */
export function testMethods(type: Node): Node[] {
  return methodsOf(type).filter((method) => {
    const annotations = annotationsOf(method);
    return annotations.some((each) => TESTS.includes(each)) && !annotations.includes('Ignore');
  });
}

/** Where a method begins with the comments that describe it. */
export function beforeIndex(method: Node): number {
  const before = method.previousNamedSibling;
  return before?.type.endsWith('comment') === true ? beforeIndex(before) : method.startIndex;
}
