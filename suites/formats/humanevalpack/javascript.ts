import { DEFAULT_LIMITS } from '../../../domain/task.js';
import { JavascriptReader } from '../../javascript/cases.js';
import { nodeTests, unitsOf } from '../../javascript/node-test.js';
import { exporting, neededPackages, topFunctions } from '../../javascript/program.js';
import { type Sides, splitCases, splitTests } from '../../split.js';
import { parse, parts } from '../../syntax.js';
import type { Line, Parts } from './line.js';

const FILE = 'solution.js';

/** The tests are functions that call `console.assert`, which only prints. */
export async function javascriptParts(line: Line, id: string, seed: number): Promise<Parts | string> {
  const reference = line.declaration + line.canonical_solution;
  const program = await parse('javascript', reference);
  const packages = neededPackages(program);
  if (packages.length > 0) return `needs the package ${packages.join(', ')}`;
  const names = topFunctions(program).map((each) => each.name);
  const checks = await checksOf(names, line.test, id, seed);
  if (checks === undefined) return 'its tests assert nothing';
  return {
    files: { [FILE]: exporting(line.declaration + line.buggy_solution, names) },
    editable: [FILE],
    reference: { [FILE]: exporting(reference, names) },
    ...checks,
    limits: DEFAULT_LIMITS,
  };
}

async function checksOf(names: readonly string[], test: string, id: string, seed: number): Promise<Sides | undefined> {
  const bodies = topFunctions(await parse('javascript', test)).flatMap((each) => (each.body === null ? [] : [parts(each.body)]));
  const reader = new JavascriptReader('solution', new Set(names));
  if (bodies.every((body) => reader.read(body)) && reader.cases().length > 0) return splitCases(seed, id, reader.cases());
  const units = bodies.flatMap(unitsOf);
  return units.length === 0
    ? undefined
    : splitTests(seed, id, units, (side, each) => nodeTests(`tests/${side}.test.js`, 'solution', names, each));
}
