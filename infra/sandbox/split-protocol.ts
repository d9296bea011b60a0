import { z } from 'zod';
import type { Case } from '../../domain/task.js';
import { isValue } from '../schemas/value.js';
import type { Value } from '../../domain/value.js';

/** What a driver may answer, in any language. Untrusted: from the load step on a candidate can write these lines itself. */
export const raisedSchema = z.strictObject({ names: z.array(z.string().max(200)).max(50), message: z.string(), path: z.string().max(1_024), line: z.int() });
export const diagnosticSchema = z.strictObject({ path: z.string(), line: z.int(), message: z.string() });

const waitingSchema = z.strictObject({ waiting: z.literal(true) });
const compiledSchema = z.strictObject({ compiled: z.array(diagnosticSchema) });
const loadedSchema = z.strictObject({ loaded: raisedSchema.nullable() });
const answerSchema = z.union([
  z.strictObject({ id: z.int(), returned: z.custom<Value>(isValue) }),
  z.strictObject({ id: z.int(), raised: raisedSchema }),
  z.strictObject({ id: z.int(), missing: z.string().max(500) }),
]);

export type SplitAnswer = z.infer<typeof answerSchema>;

/** Each answers null for a line that is not of its form. */
export const readWaiting = reader(waitingSchema);
export const readCompiled = reader(compiledSchema);
export const readLoaded = reader(loadedSchema);
export const readAnswer = reader(answerSchema);

export function callMessage(id: number, { call }: Case): object {
  return { id, fn: call.fn, args: call.args, kwargs: call.kwargs ?? {}, drain: call.drain ?? false };
}

export function modulesOf(cases: readonly Case[]): string[] {
  return [...new Set(cases.map(({ call }) => call.fn.slice(0, call.fn.indexOf(':'))))];
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
