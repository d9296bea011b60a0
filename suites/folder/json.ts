import type { z } from 'zod';
import { type Problem, SuiteFailure } from '../failure.js';
import { jsonOf, problemsOf } from '../source/json.js';
import { kindOf, readText } from '../source/read.js';

/** A JSON file that must be there and fit; null, with the problems added, when it does not. */
export async function readJson<T>(path: string, schema: z.ZodType<T>, problems: Problem[]): Promise<T | null> {
  const raw = await readRaw(path, problems);
  return raw === null ? null : checked(path, raw.value, schema, problems);
}

/** What stands in a JSON file; null, with the problem added, when there is none. */
export async function readRaw(path: string, problems: Problem[]): Promise<{ readonly value: unknown } | null> {
  if ((await kindOf(path)) === 'nothing') {
    problems.push({ where: path, field: '', value: '', mend: 'is missing' });
    return null;
  }
  try {
    return { value: jsonOf(path, await readText(path)) };
  } catch (error) {
    if (!(error instanceof SuiteFailure)) throw error;
    problems.push(...error.problems);
    return null;
  }
}

export function checked<T>(where: string, value: unknown, schema: z.ZodType<T>, problems: Problem[]): T | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.push(...problemsOf(where, parsed.error, value));
  return null;
}
