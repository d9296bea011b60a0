import { TestReader } from '../python/cases.js';
import { unitsOf } from '../python/pytest.js';
import { field, functionsOf, type Node, parsePython, parts } from '../python/syntax.js';
import { type Sides, splitCases, splitUnits } from '../split.js';

/** HumanEval's tests: a function `check(candidate)` whose body asserts. The solution stands in `solution.py`. */
export async function humanevalChecks(task: {
  readonly id: string;
  readonly entryPoint: string;
  readonly test: string;
  readonly seed: number;
  /** the entry point is a method of this */
  readonly of?: string;
}): Promise<Sides> {
  const root = await parsePython(task.test);
  const check = functionsOf(root).find((each) => field(each, 'name').text === 'check');
  const body = check === undefined ? [] : parts(field(check, 'body'));
  const before = parts(root).filter((each) => each.type !== 'function_definition' && !callsCheck(each));
  const candidate = check === undefined ? task.entryPoint : (parts(field(check, 'parameters'))[0]?.text ?? task.entryPoint);
  const reader = new TestReader(`solution:${task.entryPoint}`, [candidate, task.entryPoint]);
  if (reader.read(before) && reader.read(body) && reader.cases().length > 0) return splitCases(task.seed, task.id, reader.cases());
  const alias = candidate === task.entryPoint ? task.entryPoint : `${task.entryPoint} as ${candidate}`;
  const named = task.of === undefined ? `from solution import ${alias}` : `${candidate} = ${task.of}.${task.entryPoint}`;
  const helpers = parts(root).filter((each) => each.startIndex !== check?.startIndex && !callsCheck(each));
  return splitUnits(task.seed, task.id, ['from solution import *', named, ...helpers.map((each) => each.text)], unitsOf(body));
}

function callsCheck(statement: Node): boolean {
  return statement.text.startsWith('check(');
}
