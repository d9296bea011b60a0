import type { FrameworkTests } from '../../domain/task.js';
import { fieldText, type Node } from '../syntax.js';

/** One assertion with all the statements that stand before it. */
export type JavascriptUnit = readonly string[];

/** A unit for each statement that asserts something, in the words of node:test. */
export function unitsOf(statements: readonly Node[]): JavascriptUnit[] {
  const setup: string[] = [];
  const units: JavascriptUnit[] = [];
  for (const statement of statements) {
    if (!asserts(statement)) setup.push(statement.text);
    else units.push([...setup, statement.text.replaceAll('console.assert(', 'assert.ok(')]);
  }
  return units;
}

/** A file of these tests; visible and hidden ones stand in files of their own, since whole files are shown. */
export function nodeTests(path: string, module: string, names: readonly string[], units: readonly JavascriptUnit[]): FrameworkTests {
  const head = [
    "const test = require('node:test');",
    "const assert = require('node:assert/strict');",
    `const { ${names.join(', ')} } = require('../${module}.js');`,
  ];
  const tests = units.map((unit, index) => [`test('test ${index + 1}', () => {`, ...unit.map((line) => `  ${line}`), '});'].join('\n'));
  return {
    framework: 'node-test',
    files: { [path]: `${[...head, '', tests.join('\n\n')].join('\n')}\n` },
    ids: units.map((_, index) => `${path} > test ${index + 1}`),
  };
}

function asserts(statement: Node): boolean {
  if (statement.type === 'lexical_declaration') return false;
  const calls = statement.descendantsOfType('call_expression').some((call) => fieldText(call, 'function') === 'console.assert');
  return calls || statement.descendantsOfType('throw_statement').length > 0;
}
