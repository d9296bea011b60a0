import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { plainClasses } from '../python/classes.js';
import { TestReader } from '../python/cases.js';
import type { PyClass } from '../python/evaluate.js';
import type { TestUnit } from '../python/pytest.js';
import { field, functionsOf, parsePython, parts } from '../python/syntax.js';
import { type Py, list } from '../python/values.js';
import { type Sides, splitCases, splitUnits } from '../split.js';
import type { DataSet } from '../source/data-set.js';
import { refused } from '../source/read.js';
import { type Format, isWanted, type LeftOut, PATIENT_LIMITS, sorted } from './format.js';
import { orLeftOut } from './left-out.js';
import { quixbugsJava } from './quixbugs-java.js';
import { parameterised } from './quixbugs-json.js';

/**
 * QuixBugs as its repository lays it out: `python_programs/`, `correct_python_programs/`, `python_testcases/` and
 * `json_testcases/`, and beside them the Java programs. Inputs that the upstream tests skip as too slow are left out as there: the last
 * of knapsack, the
 * fourth of levenshtein. The graph programs get their nodes as typed object graphs.
 */
export const quixbugs: Format = {
  languages: ['python', 'java'],
  async load(set, wanted) {
    if ((await set.kindOf(PROGRAMS)) !== 'folder') throw refused(set.path, `holds no ${PROGRAMS}/; point to a checkout of QuixBugs`);
    const found: (Task | LeftOut)[] = [];
    if (isWanted(wanted, 'python')) {
      const names = (await set.names(PROGRAMS))
        .filter((file) => file.endsWith('.py') && file !== 'node.py' && !file.endsWith('_test.py') && file !== '__init__.py')
        .map((file) => file.slice(0, -'.py'.length));
      for (const name of names)
        found.push(
          await orLeftOut({ task: idOf(name), language: 'python' }, set.where(`${PROGRAMS}/${name}.py`), () =>
            taskOf(set, name, wanted.seed),
          ),
        );
    }
    if (isWanted(wanted, 'java'))
      found.push(
        ...(await quixbugsJava(
          set,
          wanted.seed,
          async (name) => (await describe(await set.program(`${PROGRAMS}/${name}.py`))).description,
        )),
      );
    return sorted(found);
  },
};

const PROGRAMS = 'python_programs';

function idOf(name: string): string {
  return `quixbugs-python-${name}`;
}

/** These are exponential in their right form too. */
const SLOW_PROGRAMS: ReadonlySet<string> = new Set(['levenshtein']);

async function nodeOf(set: DataSet): Promise<string> {
  for (const candidate of ['python_testcases/node.py', `${PROGRAMS}/node.py`])
    if ((await set.kindOf(candidate)) === 'file') return set.program(candidate);
  throw refused(set.path, 'holds no node.py beside the programs; point to a checkout of QuixBugs');
}

async function taskOf(set: DataSet, name: string, seed: number): Promise<Task | LeftOut> {
  const id = idOf(name);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return { task: id, language: 'python', reason: 'its name is none of a function' };
  const { code, description } = await describe(await set.program(`${PROGRAMS}/${name}.py`));
  const tests = await set.program(`python_testcases/test_${name}.py`);
  const node = /^from node import/m.test(tests) ? await nodeOf(set) : null;
  const file = `${name}.py`;
  return {
    id,
    language: 'python',
    kind: 'repair',
    family: `quixbugs-${name}`,
    prompt: `The program in \`${file}\` has a bug. It should do this:\n\n${description}`,
    files: { [file]: code, ...(node === null ? {} : { 'node.py': node }) },
    editable: [file],
    ...(await checksOf(set, name, tests, node === null ? new Map() : plainClasses('node', await parsePython(node)), { seed, id })),
    limits: SLOW_PROGRAMS.has(name) ? PATIENT_LIMITS : DEFAULT_LIMITS,
    reference: { [file]: await set.program(`correct_python_programs/${file}`) },
  };
}

/** The description stands as a text at the end of the program. */
async function describe(program: string): Promise<{ readonly code: string; readonly description: string }> {
  const last = parts(await parsePython(program)).at(-1);
  const text = last?.type === 'expression_statement' ? parts(last)[0] : undefined;
  if (last === undefined || text?.type !== 'string') return { code: program, description: '' };
  return { code: `${program.slice(0, last.startIndex).trim()}\n`, description: text.text.replace(/^"""|"""$/g, '').trim() };
}

async function checksOf(
  set: DataSet,
  name: string,
  tests: string,
  classes: ReadonlyMap<string, PyClass>,
  { seed, id }: { seed: number; id: string },
): Promise<Sides> {
  const root = await parsePython(tests);
  const json = `json_testcases/${name}.json`;
  const data = (await set.kindOf(json)) === 'nothing' ? null : await jsonCases(set.where(json), await set.program(json));
  const reader = new TestReader(`${name}:${name}`, [name], classes, new Map(data === null ? [] : [['testdata', list(data)]]));
  const module = parts(root).filter(
    (statement) => statement.type === 'expression_statement' && !statement.text.includes('load_json_testcases('),
  );
  const functions = functionsOf(root).filter((each) => field(each, 'name').text.startsWith('test'));
  const read =
    reader.read(module) &&
    functions.every((each) => (data === null ? reader.inner().read(parts(field(each, 'body'))) : parameterised(reader, each)));
  if (read && reader.cases().length > 0) return splitCases(seed, id, reader.cases());
  const preamble = [
    `from ${name} import ${name}`,
    ...(classes.size === 0 ? [] : ['from node import Node']),
    ...module.map((statement) => statement.text),
  ];
  return splitUnits(
    seed,
    id,
    preamble,
    functions.map((each): TestUnit => ({ name: field(each, 'name').text, text: `${each.text}\n` })),
  );
}

/** `[[arguments], expected]` on each line; read as Python, since there 3.0 is no integer. */
async function jsonCases(where: string, text: string): Promise<Py[]> {
  const reader = new TestReader(
    '',
    [],
    new Map(),
    new Map<string, Py>([
      ['true', true],
      ['false', false],
      ['null', null],
    ]),
  );
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const root = await parsePython(lines.map((line, index) => `line_${index} = ${line}`).join('\n'));
  reader.read(parts(root));
  return lines.map((_, index) => {
    const value = reader.value(`line_${index}`);
    if (value === undefined) throw refused(`${where}:${index + 1}`, 'expected [arguments, expected]');
    return value;
  });
}
