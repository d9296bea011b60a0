import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { ALL_MANIFESTS, needsOf, NOTHING_SAID, type Said } from '../../domain/needs.js';
import type { Checks, Task } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import { kindOf, namesIn } from '../source/read.js';
import { readCases } from './cases-file.js';
import { type Findings, readTree } from './files.js';
import { readJson, readRaw } from './json.js';
import { isLitter } from './litter.js';
import { readRepoTask } from './repo-task.js';
import { readManifests } from './manifests.js';
import { taskFileSchema } from './schema.js';
import { checkPaths } from './paths.js';
import { readTests } from './tests-folder.js';
import { isWrittenKind, readWrittenTask } from './written-task.js';

const PARTS = ['task.json', 'files', 'reference', 'reference.patch', 'cases.json', 'tests', 'README.md', ...ALL_MANIFESTS];

/** One task folder; the task is null when it cannot be used. */
export async function loadTask(
  folder: string,
  seed: number,
  shared: Said = NOTHING_SAID,
): Promise<Findings & { readonly task: Task | null }> {
  const findings: Findings = { problems: [], ignored: [] };
  return { ...findings, task: await read(folder, seed, shared, findings) };
}

async function read(folder: string, seed: number, shared: Said, findings: Findings): Promise<Task | null> {
  const { problems, ignored } = findings;
  const names = await namesIn(folder);
  for (const name of names) {
    if (isLitter(name, null)) ignored.push(join(folder, name));
    else if (!PARTS.includes(name))
      problems.push({
        where: join(folder, name),
        field: '',
        value: '',
        mend: `is no part of a task (${PARTS.join(', ')}); files of the program belong in files/, those of its tests in tests/`,
      });
  }
  const links = await linksIn(folder, names);
  problems.push(...links);
  // Behind a link may lie anything, and any amount of it.
  if (links.length > 0) return null;
  const kind = await kindOfTask(folder);
  if (kind === 'repo') return readRepoTask(folder, findings);
  if (kind !== null && isWrittenKind(kind)) return readWrittenTask(folder, kind, { seed, shared }, findings);
  const file = await readJson(join(folder, 'task.json'), taskFileSchema, problems);
  const language = file?.language ?? null;
  const files = await readTree(join(folder, 'files'), language, findings);
  const reference = await readTree(join(folder, 'reference'), language, findings);
  if (file === null) return null;
  checkPaths(folder, file.editable, files, reference, problems);
  if (file.kind === 'style' && file.tests !== undefined)
    problems.push({
      where: join(folder, 'task.json'),
      field: 'tests',
      value: '',
      mend: 'is for other kinds; a task of style has cases.json, which must still hold',
    });
  const split = (await kindOf(join(folder, 'cases.json'))) !== 'nothing';
  if (split && file.tests !== undefined)
    problems.push({
      where: join(folder, 'task.json'),
      field: 'tests',
      value: '',
      mend: 'stands beside cases.json; a task has one of them',
    });
  const { bugClass, difficulty, tests, setup = [], ...rest } = file;
  const needs = needsOf(file.language, { manifests: await readManifests(folder, problems), setup }, shared);
  const sides =
    tests === undefined
      ? await readCases(folder, seed, { ...file, files }, problems)
      : await readTests(folder, { language: file.language, tests }, findings);
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

/** As the task calls it, before it is known to be right. */
async function kindOfTask(folder: string): Promise<string | null> {
  const raw = await readRaw(join(folder, 'task.json'), []);
  const kind: unknown = typeof raw?.value === 'object' && raw.value !== null ? Reflect.get(raw.value, 'kind') : null;
  return typeof kind === 'string' ? kind : null;
}

export async function linksIn(folder: string, names: readonly string[]): Promise<Problem[]> {
  const links: string[] = [];
  for (const name of names) if ((await lstat(join(folder, name))).isSymbolicLink()) links.push(join(folder, name));
  return links.map((where) => ({
    where,
    field: '',
    value: '',
    mend: 'is a link; a suite is plain files, so that nothing outside of it is read',
  }));
}

function linted(side: Checks): Checks {
  return side.trust === 'split' ? { ...side, lint: true } : side;
}
