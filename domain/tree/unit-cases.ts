import { readWritten } from '../steps/written-tests.js';
import type { CallCase } from '../task.js';
import type { Contract } from './program.js';

/** How a case of a function names it. */
function callName({ path, name }: Pick<Contract, 'path' | 'name'>): string {
  return `${path.replace(/\.\w+$/, '')}:${name}`;
}

/** A call of the function, of which only its shape counts. */
function shapeOf(unit: Pick<Contract, 'path' | 'name'>, parameters: number): CallCase {
  return {
    id: 'shape',
    call: { fn: callName(unit), args: Array.from({ length: parameters }, () => null) },
    expect: { returns: null },
    compare: { kind: 'close', tolerance: 1e-9 },
  };
}

/** Whether cases can be written for it: calls with a number of arguments that is known. */
export function canHaveCases({ parameters }: Contract): boolean {
  return parameters !== null;
}

/** The examples that a contract gives: `name(1, 2) == 3`, `name(1, 2) returns 3`, or as a session of Python. */
export function examplesOf(unit: Contract): readonly CallCase[] {
  if (unit.parameters === null) return [];
  const sessions = unit.doc.replace(/>>>[ \t]*(.+)\n[ \t]*(.+)/g, '$1 == $2');
  return cases(sessions, unit, unit.parameters, [], 'example');
}

/**
 * The cases that a model wrote for a function, `most` at most. What an example of the contract says already, or says otherwise, is
 * none.
 */
export function readUnitCases(text: string, unit: Contract, most: number): readonly CallCase[] {
  return unit.parameters === null ? [] : cases(text, unit, unit.parameters, examplesOf(unit), 'written').slice(0, most);
}

function cases(text: string, unit: Contract, parameters: number, examples: readonly CallCase[], id: string): readonly CallCase[] {
  const shape = shapeOf(unit, parameters);
  return readWritten(text, { visible: { trust: 'split', cases: [shape, ...examples] } }).map((each, index) => ({
    ...each,
    id: `${unit.name}-${id}-${index + 1}`,
  }));
}
