import { JavaReader } from '../../java/cases.js';
import { junitTests, unitsOf } from '../../java/junit.js';
import { javaProgram, methodsOf } from '../../java/program.js';
import { splitCases, splitTests } from '../../split.js';
import { field, fieldText, parse, parts } from '../../syntax.js';
import { type Line, type Parts, withoutExamples } from './line.js';

const STUB = '        throw new UnsupportedOperationException();\n    }\n}\n';
const IMPORTS = ['import java.io.*;', 'import java.math.*;', 'import java.util.*;'];

/** A class with one static method; the tests are the `main` of another, which throws. */
export async function javaParts(line: Line, solution: string, id: string, seed: number): Promise<Parts | string> {
  const start = withoutExamples(line.prompt);
  const program = javaProgram(await parse('java', line.prompt + solution));
  const methods = (await parse('java', line.test)).descendantsOfType('class_declaration').flatMap(methodsOf);
  const main = methods.find((each) => fieldText(each, 'name') === 'main');
  if (program === undefined || main === undefined) return 'its tests have no main method';
  const file = `${program.name}.java`;
  const shape = { files: { [file]: start + STUB }, editable: [file], reference: { [file]: start + solution } };
  const body = parts(field(main, 'body'));
  const reader = new JavaReader(program.name, program);
  if (reader.read(body) && reader.cases().length > 0) return { ...shape, ...splitCases(seed, id, reader.cases()) };
  const units = unitsOf(body);
  if (units.length === 0) return 'its tests assert nothing';
  const members = methods.filter((each) => each.id !== main.id).map((each) => each.text);
  return {
    ...shape,
    ...splitTests(seed, id, units, (side, each) => junitTests(side === 'visible' ? 'VisibleTest' : 'HiddenTest', IMPORTS, members, each)),
  };
}
