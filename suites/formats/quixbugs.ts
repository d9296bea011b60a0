import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { SuiteFailure } from '../failure.js';
import { plainClasses } from '../python/classes.js';
import { TestReader } from '../python/cases.js';
import type { PyClass } from '../python/evaluate.js';
import type { TestUnit } from '../python/pytest.js';
import { field, functionsOf, parsePython, parts } from '../python/syntax.js';
import { type Py, list } from '../python/values.js';
import { type Sides, splitCases, splitUnits } from '../split.js';
import { type Format, type LeftOut, PATIENT_LIMITS, sorted } from './format.js';
import { quixbugsJava } from './quixbugs-java.js';
import { parameterised } from './quixbugs-json.js';
import { kindOf, readText } from './read.js';

/**
 * QuixBugs as its repository lays it out: `python_programs/`, `correct_python_programs/`, `python_testcases/` and
 * `json_testcases/`, and beside them the Java programs. Inputs that the upstream tests skip as too slow are left out as there: the last of knapsack, the
 * fourth of levenshtein. The graph programs get their nodes as typed object graphs.
 */
export const quixbugs: Format = {
  languages: ['python', 'java'],
  async load(path, seed) {
    const programs = join(path, 'python_programs');
    if ((await kindOf(programs)) !== 'folder') {
      throw new SuiteFailure([{ where: path, field: '', value: '', mend: 'holds no python_programs/; point to a checkout of QuixBugs' }]);
    }
    const names = (await readdir(programs)).filter((file) => file.endsWith('.py') && file !== 'node.py' && !file.endsWith('_test.py') && file !== '__init__.py');
    const node = await supportFile(path);
    const tasks: (Task | LeftOut)[] = [];
    for (const file of names.toSorted()) tasks.push(await taskOf(path, file.slice(0, -3), node, seed));
    tasks.push(...(await quixbugsJava(path, seed, async (name) => (await describe(await readText(join(programs, `${name}.py`)))).description)));
    return sorted(tasks);
  },
};

/** These are exponential in their right form too. */
const SLOW_PROGRAMS: ReadonlySet<string> = new Set(['levenshtein']);

async function supportFile(path: string): Promise<string> {
  const candidates = [join(path, 'python_testcases/node.py'), join(path, 'python_programs/node.py')];
  for (const candidate of candidates) if ((await kindOf(candidate)) === 'file') return readText(candidate);
  throw new SuiteFailure([{ where: path, field: '', value: '', mend: 'holds no node.py beside the programs; point to a checkout of QuixBugs' }]);
}

async function taskOf(path: string, name: string, node: string, seed: number): Promise<Task> {
  const { code, description } = await describe(await readText(join(path, 'python_programs', `${name}.py`)));
  const tests = await readText(join(path, 'python_testcases', `test_${name}.py`));
  const needsNode = /^from node import/m.test(tests);
  const file = `${name}.py`;
  const id = `quixbugs-python-${name}`;
  return {
    id,
    language: 'python',
    kind: 'repair',
    family: `quixbugs-${name}`,
    prompt: `The program in \`${file}\` has a bug. It should do this:\n\n${description}`,
    files: { [file]: code, ...(needsNode ? { 'node.py': node } : {}) },
    editable: [file],
    ...(await checksOf(path, name, tests, needsNode ? plainClasses('node', await parsePython(node)) : new Map(), { seed, id })),
    limits: SLOW_PROGRAMS.has(name) ? PATIENT_LIMITS : DEFAULT_LIMITS,
    reference: { [file]: await readText(join(path, 'correct_python_programs', file)) },
  };
}

/** The description stands as a text at the end of the program. */
async function describe(program: string): Promise<{ readonly code: string; readonly description: string }> {
  const last = parts(await parsePython(program)).at(-1);
  const text = last?.type === 'expression_statement' ? parts(last)[0] : undefined;
  if (last === undefined || text?.type !== 'string') return { code: program, description: '' };
  return { code: `${program.slice(0, last.startIndex).trim()}\n`, description: text.text.replace(/^"""|"""$/g, '').trim() };
}

async function checksOf(path: string, name: string, tests: string, classes: ReadonlyMap<string, PyClass>, { seed, id }: { seed: number; id: string }): Promise<Sides> {
  const root = await parsePython(tests);
  const json = join(path, 'json_testcases', `${name}.json`);
  const data = (await kindOf(json)) === 'file' ? await jsonCases(await readText(json)) : null;
  const reader = new TestReader(`${name}:${name}`, [name], classes, new Map(data === null ? [] : [['testdata', list(data)]]));
  const module = parts(root).filter((statement) => statement.type === 'expression_statement' && !statement.text.includes('load_json_testcases('));
  const functions = functionsOf(root).filter((each) => field(each, 'name').text.startsWith('test'));
  const read = reader.read(module) && functions.every((each) => (data === null ? reader.inner().read(parts(field(each, 'body'))) : parameterised(reader, each)));
  if (read && reader.cases().length > 0) return splitCases(seed, id, reader.cases());
  const preamble = [`from ${name} import ${name}`, ...(classes.size === 0 ? [] : ['from node import Node']), ...module.map((statement) => statement.text)];
  return splitUnits(seed, id, preamble, functions.map((each): TestUnit => ({ name: field(each, 'name').text, text: `${each.text}\n` })));
}

/** `[[arguments], expected]` on each line; read as Python, since there 3.0 is no integer. */
async function jsonCases(text: string): Promise<Py[]> {
  const reader = new TestReader('', [], new Map(), new Map<string, Py>([['true', true], ['false', false], ['null', null]]));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const root = await parsePython(lines.map((line, index) => `line_${index} = ${line}`).join('\n'));
  reader.read(parts(root));
  return lines.map((line, index) => {
    const value = reader.value(`line_${index}`);
    if (value === undefined) throw new SuiteFailure([{ where: 'json_testcases', field: `line ${index + 1}`, value: line.slice(0, 80), mend: 'expected [arguments, expected]' }]);
    return value;
  });
}
