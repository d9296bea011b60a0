import { z } from 'zod';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { dataFile } from './data-file.js';
import type { Format } from './format.js';
import { humanevalChecks } from './humaneval-tests.js';
import { parseLines, readText } from './read.js';

const lineSchema = z.object({
  task_id: z.string().regex(/^Python\/\d+$/, 'expected Python/NUMBER; other languages are not read yet'),
  declaration: z.string(),
  docstring: z.string(),
  buggy_solution: z.string(),
  canonical_solution: z.string(),
  test: z.string().min(1),
  entry_point: z.string().min(1),
  bug_type: z.string(),
});

/**
 * HumanEvalPack as published: a file of one language, or a folder that holds `humanevalpack-python.jsonl` or the tree
 * of its repository. Tasks to repair. The label of the bug stands in `bugClass` and nowhere else.
 */
export const humanevalpack: Format = {
  languages: ['python'],
  async load(path, seed) {
    const file = await dataFile(path, ['humanevalpack-python.jsonl', 'python/data/humanevalpack.jsonl', 'data/python/data/humanevalpack.jsonl']);
    const tasks: Task[] = [];
    for (const line of parseLines(file, await readText(file), lineSchema)) tasks.push(await taskOf(line, seed));
    return tasks;
  },
};

async function taskOf(line: z.infer<typeof lineSchema>, seed: number): Promise<Task> {
  const number = line.task_id.replace('Python/', '');
  const id = `humanevalpack-python-${number}`;
  return {
    id,
    language: 'python',
    kind: 'repair',
    family: `humaneval-${number}`,
    prompt: `The function \`${line.entry_point}\` in \`solution.py\` has a bug. It should do this:\n\n${line.docstring.trim()}`,
    files: { 'solution.py': line.declaration + line.buggy_solution },
    editable: ['solution.py'],
    ...(await humanevalChecks({ id, entryPoint: line.entry_point, test: line.test, seed })),
    limits: DEFAULT_LIMITS,
    bugClass: line.bug_type,
    reference: { 'solution.py': line.declaration + line.canonical_solution },
  };
}
