import { join } from 'node:path';
import { ALL_MANIFESTS, needsOf, NOTHING_SAID, type Said } from '../../domain/needs.js';
import type { Checks, Task } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import { kindIn } from '../source/read.js';
import { readCases } from './cases-file.js';
import { type Findings, readTree } from './files.js';
import { isLitter } from './litter.js';
import { readRepoTask } from './repo-task.js';
import { readManifests } from './manifests.js';
import { type TaskFile, taskFileSchema } from './schema.js';
import { checkPaths, refuseParts } from './paths.js';
import { readTests } from './tests-folder.js';
import { isWrittenKind, lookInto, type SeenTask, taskFileOf, toldBy } from './seen-task.js';
import { readWrittenTask } from './written-task.js';

const FOLDERS = ['files', 'reference', 'tests'];
const PARTS = ['task.json', ...FOLDERS, 'reference.patch', 'cases.json', 'README.md', ...ALL_MANIFESTS];

/** What a task's folder comes to; the task is null when it cannot be used. */
type ReadTask = Findings & { readonly task: Task | null };

/** One task folder. */
export async function loadTask(folder: string, seed: number, shared: Said = NOTHING_SAID): Promise<ReadTask> {
  return readTask(await lookInto(folder), seed, shared);
}

/** One that was looked at. */
export async function readTask(task: SeenTask, seed: number, shared: Said): Promise<ReadTask> {
  const findings: Findings = { problems: [], ignored: [] };
  return { ...findings, task: await read(task, seed, shared, findings) };
}

function checkParts(task: SeenTask, { kind, tests }: TaskFile, problems: Problem[]): void {
  const { folder, entries } = task;
  const has = (part: string): boolean => kindIn(entries, part) !== 'nothing';
  const problem = (path: string, field: string, mend: string): void =>
    void problems.push({ where: join(folder, path), field, value: '', mend });
  const isStyle = kind === 'style';
  refuseParts(task, kind, isStyle ? ['reference.patch', 'tests'] : ['reference.patch'], problems);
  if (isStyle && tests !== undefined)
    problem('task.json', 'tests', 'is for other kinds; a task of style has cases.json, which must still hold');
  if (!isStyle && tests === undefined && has('tests'))
    problem('tests', '', 'is read only where "tests" of task.json says which of them are shown; say so, or remove it');
  if (tests !== undefined && has('cases.json')) problem('task.json', 'tests', 'stands beside cases.json; a task has one of them');
}

async function read(task: SeenTask, seed: number, shared: Said, findings: Findings): Promise<Task | null> {
  const { folder, entries } = task;
  const { problems, ignored } = findings;
  for (const entry of entries) {
    const { name } = entry;
    const problem = (mend: string): void => void problems.push({ where: join(folder, name), field: '', value: '', mend });
    if (isLitter(name, null)) ignored.push(join(folder, name));
    else if (!PARTS.includes(name))
      problem(`is no part of a task (${PARTS.join(', ')}); files of the program belong in files/, those of its tests in tests/`);
    else if (FOLDERS.includes(name) && entry.isFile()) problem('is no folder; files lie in a folder of this name');
  }
  if (task.isShut) {
    problems.push(...task.problems);
    return null;
  }
  const kind = toldBy(task)?.kind;
  if (kind === 'repo') return readRepoTask(task, findings);
  if (isWrittenKind(kind)) return readWrittenTask(task, kind, { seed, shared }, findings);
  const file = taskFileOf(task, taskFileSchema, problems);
  const language = file?.language ?? null;
  const files = await readTree(task, 'files', language, findings);
  const reference = await readTree(task, 'reference', language, findings);
  if (file === null) return null;
  checkPaths(folder, file.editable, files, reference, problems);
  checkParts(task, file, problems);
  const { bugClass, difficulty, tests, setup = [], ...rest } = file;
  const needs = needsOf(file.language, { manifests: await readManifests(folder, entries, problems), setup }, shared);
  const sides =
    tests === undefined
      ? await readCases(task, seed, { ...file, files }, problems)
      : await readTests(task, { language: file.language, tests }, findings);
  return sides === null
    ? null
    : {
        ...rest,
        ...(bugClass === undefined ? {} : { bugClass }),
        ...(difficulty === undefined ? {} : { difficulty }),
        ...(needs === null ? {} : { needs }),
        ...(file.kind === 'style' ? { visible: linted(sides.visible), hidden: linted(sides.hidden) } : sides),
        files,
        reference,
      };
}

function linted(side: Checks): Checks {
  return side.trust === 'split' ? { ...side, lint: true } : side;
}
