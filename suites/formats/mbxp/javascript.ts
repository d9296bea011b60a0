import { JavascriptReader } from '../../javascript/cases.js';
import { exporting, neededPackages, topFunctions } from '../../javascript/program.js';
import { splitCases } from '../../split.js';
import { field, fieldText, type Node, parse, parts } from '../../syntax.js';
import { type Line, type Parts, withoutExamples } from './line.js';

const FILE = 'solution.js';

/** A function; the tests are a script that throws. They compare by lodash, which is not at hand: what is no case is left out. */
export async function javascriptParts(line: Line, solution: string, id: string, seed: number): Promise<Parts | string> {
  const start = withoutExamples(line.prompt);
  const program = await parse('javascript', line.prompt + solution);
  const packages = neededPackages(program);
  if (packages.length > 0) return `needs the package ${packages.join(', ')}`;
  const names = topFunctions(program).map((each) => each.name);
  if (!names.includes(line.entry_point)) return `its solution declares no function ${line.entry_point}`;
  const misnamed = misnamedParameter(program, line.entry_point);
  if (misnamed !== undefined) return `its canonical solution uses ${misnamed}, which is no parameter`;
  const statements = parts(await parse('javascript', line.test)).filter((each) => !isHelper(each));
  const reader = new JavascriptReader('solution', new Set([line.entry_point]));
  if (!reader.read(statements) || reader.cases().length === 0) return 'its tests are no calls with constants';
  return {
    files: { [FILE]: exporting(`${start}  throw new Error('not written yet');\n}`, [line.entry_point]) },
    editable: [FILE],
    reference: { [FILE]: exporting(start + solution, [line.entry_point]) },
    ...splitCases(seed, id, reader.cases()),
  };
}

/** `const _ = require("lodash")` and `function compare(…)`, whose meaning the reader knows. */
function isHelper(statement: Node): boolean {
  return statement.type === 'function_declaration' || statement.text.startsWith('const _ = require(');
}

/** Some canonical solutions write a parameter in other letters than the prompt does; none of them can pass. */
function misnamedParameter(program: Node, name: string): string | undefined {
  const declared = program.descendantsOfType('function_declaration').find((each) => fieldText(each, 'name') === name);
  if (declared === undefined) return undefined;
  const parameters = parts(field(declared, 'parameters')).map((each) => each.text);
  const used = field(declared, 'body')
    .descendantsOfType('identifier')
    .map((each) => each.text);
  const unused = new Set(parameters.filter((each) => !used.includes(each)).map((each) => each.toLowerCase()));
  return used.find((each) => unused.has(each.toLowerCase()));
}
