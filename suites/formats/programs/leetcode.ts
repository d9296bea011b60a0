import { z } from 'zod';
import type { Checks, Task } from '../../../domain/task.js';
import { isCall } from '../../../domain/task.js';
import { slug } from '../../repository/family.js';
import { humanevalChecks } from '../humaneval-tests.js';
import { type Format, type LeftOut, PATIENT_LIMITS, sorted, SUITE_LIMITS } from '../format.js';
import { readRecords, rowFiles, textIn } from '../records.js';
import { methodTask, onSolution, SOLUTION, unwritten, USUAL_IMPORTS } from './methods.js';

const rowSchema = z.object({
  task_id: z.string().trim().min(1),
  problem_description: z.string().trim().min(1),
  starter_code: z.string().trim().min(1),
  entry_point: z.string().min(1),
  prompt: z.string().default(''),
  completion: z.string().trim().min(1),
  test: z.string().min(1),
});
type Row = z.infer<typeof rowSchema>;

/** LeetCodeDataset as published, one row a line: methods of a class `Solution`, in Python. */
export const leetcode: Format = {
  languages: ['python'],
  async load(set, wanted) {
    const reading = { schema: rowSchema, about, taskOf: (row: Row) => taskOf(row, wanted.seed) };
    return sorted(await readRecords(set, await rowFiles(set), reading, wanted));
  },
};

function about(raw: unknown): { readonly task: string | null; readonly language: 'python' } {
  const id = textIn(raw, 'task_id');
  return { task: id === null ? null : idOf(id), language: 'python' };
}

function idOf(task: string): string {
  return `leetcode-${slug(task)}`;
}

async function taskOf(row: Row, seed: number): Promise<Task | LeftOut> {
  const id = idOf(row.task_id);
  const method = /^Solution\(\)\.([A-Za-z_]\w*)$/.exec(row.entry_point)?.[1];
  if (method === undefined)
    return { task: id, language: 'python', reason: `its entry point ${JSON.stringify(row.entry_point)} is no method of Solution()` };
  const before = row.prompt.trim() === '' ? USUAL_IMPORTS : row.prompt;
  const { visible, hidden } = await humanevalChecks({ id, entryPoint: method, test: row.test, seed, of: 'Solution()' });
  const sides = { visible: asMethod(visible, method), hidden: asMethod(hidden, method) };
  return methodTask({
    id,
    prompt: row.problem_description,
    method,
    start: unwritten(before, row.starter_code),
    ...sides,
    limits: sides.visible.trust === 'split' ? PATIENT_LIMITS : SUITE_LIMITS,
    reference: { [SOLUTION]: `${before.trimEnd()}\n\n\n${row.completion.trim()}\n` },
  });
}

function asMethod(side: Checks, method: string): Checks {
  return side.trust === 'split' ? { ...side, cases: side.cases.map((each) => (isCall(each) ? onSolution(each, method) : each)) } : side;
}
