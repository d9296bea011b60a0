import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { z } from 'zod';
import type { Case, Files, Limits } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import { faultPlace } from '../schemas/json-fault.js';
import { casesSchema, limitsSchema, taskPathSchema } from '../schemas/cases.js';
import { failureCode } from './failure-code.js';
import { lines } from '../domain/visible.js';

/** A folder that a person wants judged: `solution/` as submitted, `tests/` and `files/` trusted, perhaps `cases.json` and `task.json`. */
export interface Submission {
  readonly candidate: Files;
  readonly editable: readonly string[];
  /** trusted, under the candidate's */
  readonly files: Files;
  /** by the paths at which they stand: below `tests/`, or `src/`; empty where there are none */
  readonly tests: Files;
  readonly cases: readonly Case[] | null;
  /** of the task's own choice; null: all that are found */
  readonly testIds: readonly string[] | null;
  readonly limits: Limits;
  /** links, what is too large or no text, and names that are none: never handed to a box */
  readonly refusedPaths: readonly string[];
}

const MAX_FILES = 2_000;
const MAX_BYTES = 8 * 1_024 * 1_024;

/** What matters here of a task.json in the form of a suite. */
const taskSchema = z.object({
  editable: z.array(taskPathSchema).min(1),
  limits: z.record(z.string(), z.unknown()).optional(),
  tests: z.object({ visible: z.array(z.string().min(1)).default([]), hidden: z.array(z.string().min(1)).default([]) }).optional(),
});

const casesFileSchema = z.union([
  casesSchema,
  z.strictObject({ visible: casesSchema, hidden: casesSchema }).transform(({ visible, hidden }) => [...visible, ...hidden]),
]);

/**
 * `isSubmittable` says which files count as the solution where no task.json does. Throws RatchetFailure('bad-request')
 * that names the file, the field and the way out.
 */
export async function readSubmission(
  folder: string,
  limits: Readonly<Record<string, unknown>>,
  isSubmittable: (path: string) => boolean,
): Promise<Submission> {
  const solution = await readTree(join(folder, 'solution'));
  if (solution === null) throw wrong(`${folder} has no folder solution/; put the submitted files there`);
  const tests = placed((await readTree(join(folder, 'tests')))?.files ?? {});
  const task = await readJson(join(folder, 'task.json'), taskSchema);
  const cases = await readJson(join(folder, 'cases.json'), casesFileSchema);
  if (cases === null && Object.keys(tests).length === 0)
    throw wrong(`${folder} has neither tests/ nor cases.json; add what the solution is to be judged by`);
  const chosen = [...(task?.tests?.visible ?? []), ...(task?.tests?.hidden ?? [])];
  return {
    candidate: solution.files,
    editable:
      task?.editable ??
      Object.keys(solution.files).filter(
        (path) => isSubmittable(path) && tests[`tests/${path}`] === undefined && tests[path] === undefined,
      ),
    files: (await readTree(join(folder, 'files')))?.files ?? {},
    tests,
    cases,
    testIds: chosen.length === 0 ? null : chosen,
    limits: parse('the limits', limitsSchema, { ...task?.limits, ...limits }),
    refusedPaths: solution.refused,
  };
}

interface Tree {
  readonly files: Files;
  readonly refused: readonly string[];
}

/** Plain text files below a folder, bounded; links are named and never followed. Null where there is no such folder. */
async function readTree(root: string): Promise<Tree | null> {
  const found = await lstatOrNull(root);
  if (found?.isDirectory() !== true) return null;
  const files: Record<string, string> = {};
  const refused: string[] = [];
  let bytes = 0;
  for await (const { path, isReadable } of entriesOf(root)) {
    const size = isReadable ? (await lstat(join(root, path))).size : Infinity;
    const text = Object.keys(files).length < MAX_FILES && bytes + size <= MAX_BYTES ? utf8(await readFile(join(root, path))) : null;
    if (text === null) refused.push(path);
    else files[path] = text;
    bytes += text === null ? 0 : size;
  }
  return { files, refused: refused.toSorted() };
}

/** All but folders; a name that is no text is of nothing that could be read. */
async function* entriesOf(root: string, below = ''): AsyncGenerator<{ readonly path: string; readonly isReadable: boolean }> {
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    const isText = !entry.name.includes('\ufffd');
    if (entry.isDirectory() && isText) yield* entriesOf(root, path);
    else yield { path, isReadable: entry.isFile() && isText };
  }
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (failureCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  if ((await lstatOrNull(path))?.isFile() !== true) return null;
  const text = await readFile(path, 'utf8');
  try {
    return parse(path, schema, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong(`${path} is no JSON ${faultPlace(text)}`);
    throw error;
  }
}

function parse<T>(what: string, schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw wrong(
    lines([`${what} cannot be used:`, ...parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`)]),
  );
}

async function lstatOrNull(path: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(failureCode(error))) return null;
    throw error;
  }
}

/** Where files of `tests/` stand for the framework: a build that looks under `src/` finds what lies under `tests/src/` there. */
function placed(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.startsWith('src/') ? path : `tests/${path}`, text]));
}

function wrong(message: string): RatchetFailure {
  return new RatchetFailure('bad-request', message);
}
