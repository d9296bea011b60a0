import { readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Files, Pool } from '../../domain/task.js';
import { SuiteFailure } from '../failure.js';
import { writeInto } from '../new-folder.js';
import type { FoundTask, LeftOutCommit } from './from-git.js';

/** What was looked at already: one line a commit, so that a run that was broken off goes on. */
const JOURNAL = '.from-git.jsonl';
const PATCH = 'reference.patch';

const lineSchema = z.strictObject({
  commit: z.string(),
  at: z.string(),
  id: z.string().nullable(),
  family: z.string(),
  reason: z.string(),
  /** what a person had said of set-up, tests and issues when it was looked at */
  asked: z.string().default(''),
  /** how long it took to look at it */
  seconds: z.number().default(0),
});
export type JournalLine = z.infer<typeof lineSchema>;

/**
 * What was looked at before. What was left out when a person had said something else of set-up, tests or issues is looked at
 * again; null: nothing is, and the journal stays as it is. Throws SuiteFailure where the folder holds something else.
 */
export async function openJournal(folder: string, asked: string | null): Promise<JournalLine[]> {
  const path = join(folder, JOURNAL);
  if (existsSync(folder) && existsSync(join(folder, 'suite.json')) && !existsSync(path))
    throw new SuiteFailure([
      { where: folder, field: '', value: '', mend: 'holds a suite that from-git did not write; name another folder with --out' },
    ]);
  if (!existsSync(path)) return [];
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  const known = lines.flatMap((line) => {
    const parsed = lineSchema.safeParse(jsonOrNull(line));
    // the last line of a run that was killed may be half a line: its commit is looked at again
    return parsed.success && (asked === null || parsed.data.id !== null || parsed.data.asked === asked) ? [parsed.data] : [];
  });
  if (asked === null) return known;
  await writeFile(path, known.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return known;
}

export async function keepOutcome(
  folder: string,
  outcome: FoundTask | LeftOutCommit,
  of: Pick<JournalLine, 'at' | 'asked' | 'seconds'>,
): Promise<JournalLine> {
  if (outcome.kind === 'task') await writeTask(join(folder, outcome.id), outcome);
  const line: JournalLine =
    outcome.kind === 'task'
      ? { ...of, commit: outcome.commit, id: outcome.id, family: outcome.family, reason: '' }
      : { ...of, commit: outcome.commit, id: null, family: '', reason: outcome.reason };
  await writeInto(folder, JOURNAL, `${JSON.stringify(line)}\n`, 'a');
  return line;
}

/** A task of kind `repo` as its folder has it. */
export type WrittenTask = Pick<FoundTask, 'id' | 'language' | 'family' | 'prompt' | 'repo' | 'tests' | 'files' | 'reference'> & {
  /** null: nobody knows the right answer yet */
  readonly patch: string | null;
};

/** A suite in one go, into a folder that holds nothing yet. */
export async function writeSuite(folder: string, name: string, description: string, tasks: readonly WrittenTask[]): Promise<void> {
  for (const task of tasks) await writeTask(join(folder, task.id), task);
  await writeJson(join(folder, 'suite.json'), { name, description });
}

async function writeTask(folder: string, task: WrittenTask): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await writeFiles(join(folder, 'tests'), task.tests);
  await writeFiles(join(folder, 'files'), task.files);
  await writeFiles(join(folder, 'reference'), task.reference);
  if (task.patch !== null) await writeFiles(folder, { [PATCH]: task.patch });
  const { id, language, family, prompt, repo } = task;
  const { source, ...rest } = repo;
  await writeJson(join(folder, 'task.json'), {
    id,
    language,
    kind: 'repo',
    family,
    prompt,
    editable: Object.keys(task.files),
    repo: { ...source, ...rest, ...(task.patch === null ? { unsolved: true } : {}) },
  });
}

/** Train is the oldest, sealed the newest, so that nothing of the future is practised on; a family that spans pools is one in each. */
export async function finishSuite(
  folder: string,
  name: string,
  described: string,
  lines: readonly JournalLine[],
  newestFirst: readonly string[],
): Promise<readonly { readonly pool: Pool }[]> {
  const age = (line: JournalLine): number => newestFirst.indexOf(line.commit);
  // commits that were made at one moment (by a script, by a rebase) stand in the order of the history
  const tasks = lines.filter((line) => line.id !== null).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || age(b) - age(a));
  const placed = tasks.map((line, index) => ({ line, pool: poolAt(index, tasks.length) }));
  for (const { line, pool } of placed) {
    const spans = placed.some((other) => other.line.family === line.family && other.pool !== pool);
    const path = join(folder, line.id ?? '', 'task.json');
    const task: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof task === 'object' && task !== null)
      await writeJson(path, { ...task, family: spans ? `${line.family}-${pool}` : line.family, pool });
  }
  if (placed.length > 0) await writeJson(join(folder, 'suite.json'), { name, description: described });
  return placed;
}

function poolAt(index: number, count: number): Pool {
  const share = (index + 0.5) / count;
  return share < 0.4 ? 'train' : share < 0.8 ? 'gate' : 'sealed';
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) await writeInto(folder, path, text);
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeInto(dirname(path), basename(path), `${JSON.stringify(value, null, 2)}\n`);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
