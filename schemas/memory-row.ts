import { z } from 'zod';
import { ROW_KINDS } from '../domain/memory/account.js';
import { BUG_CLASSES } from '../domain/memory/bug-class.js';
import { LANGUAGES } from '../domain/task.js';

/** The version of a line; another one is refused by its number. */
export const ROW_SCHEMA = 1;
/** Of a line; a row is a lesson or a short program. */
export const MAX_ROW_CHARACTERS = 64 * 1_024;

const short = z.string().max(500);
const text = z.string().max(16_000);

/** A row of memory as a line of a file: what it says and where it comes from, and nothing of the campaign that it is used in. */
export const memoryLine = z.strictObject({
  schema: z.literal(ROW_SCHEMA),
  pool: z.literal('train', { error: (issue) => `is ${JSON.stringify(issue.input)}: only what was learned on train tasks is shared` }),
  kind: z.enum(ROW_KINDS),
  language: z.enum(LANGUAGES),
  repository: z
    .string()
    .regex(/^repository [0-9a-f]{16}$/)
    .exactOptional(),
  family: short,
  taskId: short,
  sentence: text.min(1),
  key: text,
  symptom: text,
  remedy: text,
  solved: z.boolean(),
  attempts: z.int().min(0),
  paths: z.array(short).max(64).readonly().exactOptional(),
  edit: text.exactOptional(),
  errorType: short.exactOptional(),
  bugClass: z.enum(BUG_CLASSES).exactOptional(),
  problem: text.exactOptional(),
  code: text.exactOptional(),
  signature: short.exactOptional(),
  origin: short.describe('the campaign that learned it'),
});
export type MemoryLine = Readonly<z.infer<typeof memoryLine>>;
