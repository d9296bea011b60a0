import { z } from 'zod';
import type { Call, CallCase, Case, Checker, Comparison, Limits, StdioCase } from '../domain/task.js';
import { DEFAULT_LIMITS, isCall } from '../domain/task.js';
import { valueSchema } from './value.js';

/** A path inside a task: relative, POSIX, no way out of it, no drive, no control characters. */
export const taskPathSchema = z
  .string()
  .min(1)
  .refine(
    (path) => isTaskPath(path),
    'expected a relative path with forward slashes, and no drive, control character, and empty, "." or ".." part',
  );

/** What file systems take. */
const MAX_NAME_BYTES = 255;

export function isTaskPath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= 1_024 &&
    !/[\\\p{Cc}\p{Cs}]|^[A-Za-z]:/u.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && Buffer.byteLength(part) <= MAX_NAME_BYTES)
  );
}

const comparisonSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('equal') }),
  z.strictObject({ kind: z.literal('exact') }),
  z.strictObject({ kind: z.literal('close'), tolerance: z.number().positive() }),
  z.strictObject({ kind: z.literal('unordered'), distinct: z.boolean() }),
  z.strictObject({ kind: z.literal('truthy') }),
]) satisfies z.ZodType<Comparison>;

const keptNameSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'expected a name of letters, digits and underscores');

const callSchema = z
  .strictObject({
    fn: z.string().min(1).max(500),
    on: keptNameSchema.optional(),
    args: z.array(valueSchema),
    kwargs: z.record(z.string(), valueSchema).optional(),
    drain: z.boolean().optional(),
  })
  .refine(({ fn, on }) => (on === undefined ? /^[^:]+:[^:]+$/ : /^[^:.]+$/).test(fn), {
    path: ['fn'],
    message: 'expected module:function, or with "on" the bare name of a method or field',
  })
  .transform(({ fn, on, args, kwargs, drain }): Call => ({
    fn,
    ...(on === undefined ? {} : { on }),
    args,
    ...(kwargs === undefined ? {} : { kwargs }),
    ...(drain === undefined ? {} : { drain }),
  }));

const idSchema = z.string().min(1).max(200);

/** `compare` may be left out and is then `equal`. */
const callCaseSchema: z.ZodType<CallCase> = z
  .strictObject({
    id: idSchema,
    steps: z
      .array(z.strictObject({ keep: keptNameSchema, call: callSchema }))
      .max(200)
      .optional(),
    call: callSchema,
    expect: z.union(
      [
        z.strictObject({ returns: valueSchema }),
        z.strictObject({ raises: z.string().min(1) }),
        z.strictObject({ prints: z.string().max(65_536) }),
      ],
      'expected {"returns": value}, {"raises": "ClassName"} or {"prints": "text"}',
    ),
    compare: comparisonSchema.default({ kind: 'equal' }),
  })
  .superRefine(({ steps = [], call }, context) => {
    const kept = new Set<string>();
    for (const [index, step] of steps.entries()) {
      if (step.call.on !== undefined && !kept.has(step.call.on))
        context.addIssue({ code: 'custom', path: ['steps', index, 'call', 'on'], message: `no earlier step keeps ${step.call.on}` });
      kept.add(step.keep);
    }
    if (call.on !== undefined && !kept.has(call.on))
      context.addIssue({ code: 'custom', path: ['call', 'on'], message: `no step keeps ${call.on}` });
  })
  .transform(({ steps, ...each }) => (steps === undefined ? each : { ...each, steps }));

const checkerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact') }),
  z.strictObject({ kind: z.literal('tokens') }),
  z.strictObject({ kind: z.literal('floats'), tolerance: z.number().positive() }),
]) satisfies z.ZodType<Checker>;

/** A task is stored as one document, with all its cases. */
const MAX_STDIO_CHARS = 1_048_576;

/** `checker` may be left out and is then `exact`. */
const stdioCaseSchema: z.ZodType<StdioCase> = z.strictObject({
  id: idSchema,
  stdin: z.string().max(MAX_STDIO_CHARS),
  stdout: z.string().max(MAX_STDIO_CHARS),
  checker: checkerSchema.default({ kind: 'exact' }),
});

/** One case as it stands in a file. Its fields say which kind it is, so that a mistake is told of that kind. */
export const caseSchema: z.ZodType<Case> = z.unknown().transform((raw, context) => {
  const isRun = typeof raw === 'object' && raw !== null && ['stdin', 'stdout', 'checker'].some((field) => Object.hasOwn(raw, field));
  const parsed = (isRun ? stdioCaseSchema : callCaseSchema).safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** A list of cases of one kind, with ids of their own. */
export const casesSchema: z.ZodType<readonly Case[]> = z
  .array(caseSchema)
  .min(1)
  .superRefine((cases, context) => {
    const seen = new Set<string>();
    for (const [index, each] of cases.entries()) {
      if (seen.has(each.id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `the id ${each.id} stands twice` });
      seen.add(each.id);
      if (isCall(each) !== (cases[0] === undefined || isCall(cases[0])))
        context.addIssue({ code: 'custom', path: [index], message: 'cases are all calls, or all runs of the program by stdin and stdout' });
    }
  });

/** Limits as a person writes them: what is left out has its default. */
export const limitsSchema: z.ZodType<Limits> = z.strictObject({
  wallMs: z.int().min(10).max(600_000).default(DEFAULT_LIMITS.wallMs),
  cpuMs: z.int().min(10).max(600_000).default(DEFAULT_LIMITS.cpuMs),
  memoryMb: z.int().min(32).max(65_536).default(DEFAULT_LIMITS.memoryMb),
  pids: z.int().min(8).max(4_096).default(DEFAULT_LIMITS.pids),
  diskMb: z.int().min(1).max(16_384).default(DEFAULT_LIMITS.diskMb),
  outputKb: z.int().min(1).max(65_536).default(DEFAULT_LIMITS.outputKb),
});
