import { DEFAULT_LIMITS } from '../../../domain/task.js';
import { JavaReader } from '../../java/cases.js';
import { junitTests, unitsOf } from '../../java/junit.js';
import { javaProgram, methodsOf } from '../../java/program.js';
import { type Sides, splitCases, splitTests } from '../../split.js';
import { field, fieldText, parse, parts } from '../../syntax.js';
import type { Line, Parts } from './line.js';

const FILE = 'Solution.java';
const IMPORTS = ['import java.util.*;'];

/** The tests are the `main` of a class that asserts all members of a list, or throws. */
export async function javaParts(line: Line, id: string, seed: number): Promise<Parts | string> {
  const reference = line.declaration + line.canonical_solution;
  const checks = await checksOf(reference, line.test, id, seed);
  if (checks === undefined) return 'its tests have no main method that asserts anything';
  return {
    files: { [FILE]: line.declaration + line.buggy_solution },
    editable: [FILE],
    reference: { [FILE]: reference },
    ...checks,
    limits: DEFAULT_LIMITS,
  };
}

async function checksOf(reference: string, test: string, id: string, seed: number): Promise<Sides | undefined> {
  const program = javaProgram(await parse('java', reference), 'Solution');
  const main = (await parse('java', test))
    .descendantsOfType('class_declaration')
    .flatMap(methodsOf)
    .find((each) => fieldText(each, 'name') === 'main');
  if (program === undefined || main === undefined) return undefined;
  const body = parts(field(main, 'body'));
  const reader = new JavaReader('Solution', program);
  if (reader.read(body) && reader.cases().length > 0) return splitCases(seed, id, reader.cases());
  const units = unitsOf(body);
  return units.length === 0
    ? undefined
    : splitTests(seed, id, units, (side, each) => junitTests(side === 'visible' ? 'VisibleTest' : 'HiddenTest', IMPORTS, [], each));
}
