import { z } from 'zod';
import { FRAMEWORKS, LANGUAGES } from '../../domain/task.js';
import { casesSchema, limitsSchema, taskPathSchema } from '../../schemas/cases.js';

const nameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens');

/** `suite.json`; the tasks are the folders beside it. */
export const suiteFileSchema = z.strictObject({ name: nameSchema, description: z.string().min(1) });

/** `task.json` */
export const taskFileSchema = z.strictObject({
  id: nameSchema,
  language: z.enum(LANGUAGES),
  kind: z.enum(['repair', 'implement']),
  family: nameSchema,
  prompt: z.string().trim().min(1),
  editable: z.array(taskPathSchema).min(1),
  limits: limitsSchema.default(limitsSchema.parse({})),
  bugClass: z.string().min(1).optional(),
  /** only with `tests/`: which tests are shown; the files of a side are those that its ids name */
  tests: z
    .strictObject({ framework: z.enum(FRAMEWORKS), visible: z.array(z.string()).min(1), hidden: z.array(z.string()).min(1) })
    .optional(),
});
export type TaskFile = z.infer<typeof taskFileSchema>;

/** `cases.json` with both sides; one plain list of cases is split by the loader */
export const casesFileSchema = z.strictObject({ visible: casesSchema, hidden: casesSchema });
