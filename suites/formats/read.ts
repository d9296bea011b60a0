import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { type Problem, SuiteFailure } from '../failure.js';

/** The text of a file that must be there. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new SuiteFailure([{ where: path, field: '', value: '', mend: `cannot be read (${reason(error)}); point to the data set in its original form` }]);
  }
}

/** What lies at a path. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (reason(error) === 'ENOENT' || reason(error) === 'ENOTDIR') return 'nothing';
    throw error;
  }
}

/** One record a line, each checked. */
export function parseLines<T>(where: string, text: string, schema: z.ZodType<T>): T[] {
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, at: `${where}:${index + 1}` }]));
  return parseEach(lines.map(({ line, at }) => ({ at, value: jsonOf(at, line) })), schema);
}

/** One array of records, each checked. */
export function parseArray<T>(where: string, text: string, schema: z.ZodType<T>): T[] {
  const value = jsonOf(where, text);
  if (!Array.isArray(value)) throw new SuiteFailure([{ where, field: '', value: '', mend: 'expected one JSON array of tasks' }]);
  return parseEach(value.map((each: unknown, index) => ({ at: `${where}[${index}]`, value: each })), schema);
}

export function jsonOf(where: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SuiteFailure([{ where, field: '', value: '', mend: `is no JSON (${error instanceof Error ? error.message : String(error)})` }]);
  }
}

/** What a schema has against a value, one problem a field. */
export function problemsOf(where: string, error: z.ZodError, value: unknown): Problem[] {
  return error.issues.map((issue) => ({ where, field: issue.path.join('.'), value: shown(issue.path, value), mend: issue.message }));
}

function parseEach<T>(values: readonly { at: string; value: unknown }[], schema: z.ZodType<T>): T[] {
  const parsed = values.map(({ at, value }) => ({ at, value, result: schema.safeParse(value) }));
  const problems = parsed.flatMap(({ at, value, result }) => (result.success ? [] : problemsOf(at, result.error, value)));
  if (problems.length > 0) throw new SuiteFailure(problems);
  return parsed.flatMap(({ result }) => (result.success ? [result.data] : []));
}

const MAX_SHOWN = 80;

function shown(path: readonly PropertyKey[], value: unknown): string {
  const at = path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
  const text = at === undefined ? '' : JSON.stringify(at);
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
