import { z } from 'zod';
import type { Task } from '../../../domain/task.js';
import { nameSchema } from '../names.js';

/** One line of the set, in any language. */
export const lineSchema = z.object({
  task_id: z.string().regex(/^(Python|Java|JavaScript|Rust)\/\d+$/, 'expected LANGUAGE/NUMBER with Python, Java, JavaScript or Rust'),
  declaration: z.string(),
  docstring: z.string(),
  buggy_solution: z.string(),
  canonical_solution: z.string(),
  test: z.string().min(1),
  entry_point: nameSchema,
  bug_type: z.string(),
});
export type Line = z.infer<typeof lineSchema>;

/** What a language makes of a line. */
export type Parts = Pick<Task, 'files' | 'editable' | 'reference' | 'visible' | 'hidden' | 'limits'>;

export function repairPrompt(file: string, name: string, docstring: string): string {
  return `The function \`${name}\` in \`${file}\` has a bug. It should do this:\n\n${docstring.trim()}`;
}
