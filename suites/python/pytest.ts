import type { FrameworkTests } from '../../domain/task.js';
import { type Node, parts } from './syntax.js';

/** One test that stands alone: a function of no arguments, with all that it needs inside. */
export interface TestUnit {
  readonly name: string;
  readonly text: string;
}

/** One function for each statement that asserts something, with the statements before it that do not. */
export function unitsOf(statements: readonly Node[]): TestUnit[] {
  const setup: string[] = [];
  const units: TestUnit[] = [];
  for (const statement of statements) {
    if (!asserts(statement)) setup.push(indented(statement));
    else
      units.push({
        name: `test_${units.length + 1}`,
        text: [`def test_${units.length + 1}():`, ...setup, indented(statement), ''].join('\n'),
      });
  }
  return units;
}

/** A test file with these units. Visible and hidden tests stand in files of their own, since whole files are shown. */
export function frameworkTests(path: string, preamble: readonly string[], units: readonly TestUnit[]): FrameworkTests {
  const text = [preamble.join('\n'), '', ...units.map((unit) => `\n${unit.text}`)].join('\n');
  return { framework: 'pytest', files: { [path]: text }, ids: units.map((unit) => `${path}::${unit.name}`) };
}

function asserts(node: Node): boolean {
  return node.type === 'assert_statement' || parts(node).some(asserts);
}

/** The statement as it stands inside a function: statements of a module are moved in, those of a function stay. */
function indented(statement: Node): string {
  const column = statement.startPosition.column;
  if (column > 0) return `${' '.repeat(column)}${statement.text}`;
  return statement.text.replace(/^(?=.)/gm, '    ');
}
