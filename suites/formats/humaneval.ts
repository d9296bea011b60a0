import { z } from 'zod';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import type { Format } from './format.js';
import { humanevalChecks } from './humaneval-tests.js';
import { dataFile } from './data-file.js';
import { parseLines, readText } from './read.js';

const lineSchema = z.object({
  task_id: z.string().regex(/^HumanEval\/\d+$/, 'expected HumanEval/NUMBER'),
  prompt: z.string(),
  entry_point: z.string().min(1),
  canonical_solution: z.string(),
  test: z.string().min(1),
});

/** HumanEval as published: `HumanEval.jsonl`, or a folder that holds it. Tasks to implement, in Python. */
export const humaneval: Format = {
  languages: ['python'],
  async load(path, seed) {
    const file = await dataFile(path, ['HumanEval.jsonl', 'data/HumanEval.jsonl']);
    const tasks: Task[] = [];
    for (const line of parseLines(file, await readText(file), lineSchema)) tasks.push(await taskOf(line, seed));
    return { tasks, leftOut: [] };
  },
};

async function taskOf(line: z.infer<typeof lineSchema>, seed: number): Promise<Task> {
  const id = line.task_id.replace('HumanEval/', 'humaneval-');
  return {
    id,
    language: 'python',
    kind: 'implement',
    family: id,
    prompt: `Write the body of the function \`${line.entry_point}\` in \`solution.py\`. Its docstring says what it must do.`,
    files: { 'solution.py': `${line.prompt.trimEnd()}\n    raise NotImplementedError\n` },
    editable: ['solution.py'],
    ...(await humanevalChecks({ id, entryPoint: line.entry_point, test: line.test, seed })),
    limits: DEFAULT_LIMITS,
    reference: { 'solution.py': line.prompt + line.canonical_solution },
  };
}
