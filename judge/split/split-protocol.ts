import { z } from 'zod';
import type { Call, CallCase } from '../../domain/task.js';
import { isAnswer } from '../../schemas/value.js';
import type { Value } from '../../domain/value.js';

/** What a driver may answer, in any language. Untrusted: from the load step on a candidate can write these lines itself. */
export const raisedSchema = z.strictObject({
  names: z.array(z.string().max(200)).max(50),
  message: z.string(),
  path: z.string().max(1_024),
  line: z.int(),
});
export const diagnosticSchema = z.strictObject({ path: z.string(), line: z.int(), message: z.string() });

const waitingSchema = z.strictObject({ waiting: z.literal(true) });
const compiledSchema = z.strictObject({ compiled: z.array(diagnosticSchema) });
const loadedSchema = z.strictObject({ loaded: raisedSchema.nullable() });
/** The lines that a call ran, by path of the task. */
const linesSchema = z.record(z.string().max(1_024), z.array(z.int().min(1)).max(5_000)).optional();
const answerSchema = z.union([
  z.strictObject({ id: z.int(), returned: z.custom<Value>(isAnswer), printed: z.string().optional(), lines: linesSchema }),
  z.strictObject({ id: z.int(), raised: raisedSchema, printed: z.string().optional(), lines: linesSchema }),
  z.strictObject({ id: z.int(), missing: z.string().max(500) }),
]);

export type SplitAnswer = z.infer<typeof answerSchema>;

/** Each answers null for a line that is not of its form. */
export const readWaiting = reader(waitingSchema);
export const readCompiled = reader(compiledSchema);
export const readLoaded = reader(loadedSchema);
export const readAnswer = reader(answerSchema);

export function callMessage(id: number, { steps = [], call, expect }: CallCase): object {
  return { id, ...callOf(call), steps: steps.map(({ keep, call: step }) => ({ keep, call: callOf(step) })), print: 'prints' in expect };
}

function callOf({ fn, on, args, kwargs, drain }: Call): object {
  return { fn, on: on ?? null, args, kwargs: kwargs ?? {}, drain: drain ?? false };
}

export function modulesOf(cases: readonly CallCase[]): string[] {
  return [...new Set(callsOf(cases).flatMap(({ fn, on }) => (on === undefined ? [fn.slice(0, fn.indexOf(':'))] : [])))];
}

/** What will be called, without a value: a language that compiles its calls needs it beforehand. */
export function shapesOf(cases: readonly CallCase[]): object[] {
  return cases.map(({ steps = [], call }) => ({
    ...shapeOf(call),
    steps: steps.map(({ keep, call: step }) => ({ keep, call: shapeOf(step) })),
  }));
}

function shapeOf({ fn, on, args, drain }: Call): object {
  return { fn, on: on ?? null, handles: args.map(handleIn), drain: drain ?? false };
}

/** The name of the kept object that an argument is; null for a plain value. */
function handleIn(value: Value): string | null {
  return value !== null && typeof value === 'object' && '$' in value && value.$ === 'handle' ? value.name : null;
}

function callsOf(cases: readonly CallCase[]): Call[] {
  return cases.flatMap(({ steps = [], call }) => [...steps.map((step) => step.call), call]);
}

function reader<T>(schema: z.ZodType<T>): (line: string) => T | null {
  return (line) => {
    const parsed = schema.safeParse(parseJson(line));
    return parsed.success ? parsed.data : null;
  };
}

/** undefined for what is no JSON: no schema takes it. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
