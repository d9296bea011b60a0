import { z } from 'zod';
import type { Task } from '../../../domain/task.js';
import { nameSchema } from '../names.js';

/** One line of the set; the canonical solutions are machine-made, and some are missing. */
export const lineSchema = z.object({
  task_id: z.string().regex(/^MBJS?P\/\d+$/, 'expected MBJP/NUMBER (Java) or MBJSP/NUMBER (JavaScript)'),
  prompt: z.string().min(1),
  entry_point: nameSchema,
  description: z.string().min(1),
  test: z.string().min(1),
  canonical_solution: z.string().nullish(),
});
export type Line = z.infer<typeof lineSchema>;

/** The examples in the comment of a prompt are its tests, hidden ones too: only the description stays. */
export function withoutExamples(prompt: string): string {
  return prompt.replace(/(?:\n[ \t]*\*[ \t]*)?\n[ \t]*\* > [\s\S]*?(?=\n[ \t]*\*\/)/, '');
}

/** What a language makes of a line. */
export type Parts = Pick<Task, 'files' | 'editable' | 'reference' | 'visible' | 'hidden'>;
