import { z } from 'zod';
import { DEFAULT_LIMITS, type Task } from '../../domain/task.js';
import { type Format, sorted } from './format.js';
import { humanevalChecks } from './humaneval-tests.js';
import { nameSchema } from './names.js';
import { filesOf, readRecords, textIn } from './records.js';

const lineSchema = z.object({
  task_id: z.string().regex(/^HumanEval\/\d+$/, 'expected HumanEval/NUMBER'),
  prompt: z.string(),
  entry_point: nameSchema,
  canonical_solution: z.string(),
  test: z.string().min(1),
});

/** HumanEval as published: `HumanEval.jsonl`, or a folder that holds it. Tasks to implement, in Python. */
export const humaneval: Format = {
  languages: ['python'],
  async load(set, wanted) {
    const files = await filesOf(set, { 'HumanEval.jsonl': 'python', 'data/HumanEval.jsonl': 'python' });
    return sorted(
      await readRecords(set, files.slice(0, 1), { schema: lineSchema, about, taskOf: (line) => taskOf(line, wanted.seed) }, wanted),
    );
  },
};

function about(raw: unknown): { readonly task: string | null; readonly language: 'python' } {
  return { task: textIn(raw, 'task_id'), language: 'python' };
}

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
