import { z } from 'zod';
import type { Task } from '../../domain/task.js';
import { SuiteFailure } from '../failure.js';
import { TestReader } from '../python/cases.js';
import { unitsOf } from '../python/pytest.js';
import { field, functionsOf, type Node, parsePython, parts } from '../python/syntax.js';
import { type Sides, splitCases, splitUnits } from '../split.js';
import { dataFile } from './data-file.js';
import { type Format, PATIENT_LIMITS } from './format.js';
import { parseArray, parseLines, readText } from './read.js';

const common = { task_id: z.number().int(), code: z.string(), test_list: z.array(z.string()).min(1) };
const recordSchema = z.union([
  z.object({ ...common, prompt: z.string(), test_imports: z.array(z.string()) }).transform(({ prompt, test_imports, ...rest }) => ({ ...rest, text: prompt, setup: test_imports })),
  z.object({ ...common, text: z.string(), test_setup_code: z.string().default('') }).transform(({ test_setup_code, ...rest }) => ({ ...rest, setup: [test_setup_code] })),
]);
type MbppRecord = z.infer<typeof recordSchema>;

/** MBPP as published: `sanitized-mbpp.json` (an array) or `mbpp.jsonl` (lines), or a folder that holds one. Tasks to implement; the plain way may be slow (the reference of 123 takes seconds). */
export const mbpp: Format = {
  languages: ['python'],
  async load(path, seed) {
    const file = await dataFile(path, ['sanitized-mbpp.json', 'mbpp.jsonl']);
    const text = await readText(file);
    const tasks: Task[] = [];
    for (const record of text.trimStart().startsWith('[') ? parseArray(file, text, recordSchema) : parseLines(file, text, recordSchema)) tasks.push(await taskOf(file, record, seed));
    return { tasks, leftOut: [] };
  },
};

async function taskOf(file: string, record: MbppRecord, seed: number): Promise<Task> {
  const id = `mbpp-${record.task_id}`;
  const tests = await parsePython([...record.setup, ...record.test_list].join('\n'));
  const tested = functionsOf(await parsePython(record.code)).find((each) => calls(tests, field(each, 'name').text));
  if (tested === undefined) throw new SuiteFailure([{ where: file, field: `task_id ${record.task_id}`, value: '', mend: 'no assert calls a function of its code' }]);
  const name = field(tested, 'name').text;
  const head = `def ${name}${field(tested, 'parameters').text}:`;
  return {
    id,
    language: 'python',
    kind: 'implement',
    family: id,
    prompt: `${record.text.trim()}\n\nWrite it as the function \`${name}\` in \`solution.py\`.`,
    files: { 'solution.py': `${head}\n    raise NotImplementedError\n` },
    editable: ['solution.py'],
    ...checksOf(id, name, tests, seed),
    limits: PATIENT_LIMITS,
    reference: { 'solution.py': `${record.code.trimEnd()}\n` },
  };
}

function checksOf(id: string, name: string, tests: Node, seed: number): Sides {
  const reader = new TestReader(`solution:${name}`, [name]);
  if (reader.read(parts(tests)) && reader.cases().length > 0) return splitCases(seed, id, reader.cases());
  return splitUnits(seed, id, ['from solution import *', `from solution import ${name}`], unitsOf(parts(tests)));
}

function calls(tests: Node, name: string): boolean {
  return tests.descendantsOfType('call').some((call) => field(call, 'function').text === name);
}
