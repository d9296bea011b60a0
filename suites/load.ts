import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Checks, Language, Suite, Task } from '../domain/task.js';
import { packageRoot } from '../config/package-root.js';
import { type Problem, SuiteFailure } from './failure.js';
import { loadFolder } from './folder/load-folder.js';
import { isWanted, type LeftOut, type Loaded, type Wanted } from './formats/format.js';
import { FORMATS } from './formats/formats.js';
import { DataSet } from './source/data-set.js';
import { kindOf } from './source/read.js';

/** A suite, and what of its source is no part of it. */
export interface LoadedSuite extends Suite {
  readonly leftOut: readonly LeftOut[];
  /** files that tools leave behind, as paths; they are no part of any program */
  readonly ignored: readonly string[];
}

/** The suite that a reference names: one that ships, a folder in our format, or `FORMAT:PATH`. Throws SuiteFailure. */
export async function loadSuite(reference: string, wanted: Wanted): Promise<LoadedSuite> {
  const colon = reference.indexOf(':');
  const format = FORMATS.get(reference.slice(0, Math.max(colon, 0)));
  if (format === undefined) return loadOwn(reference, wanted);
  if (wanted.language !== undefined && !format.languages.includes(wanted.language))
    throw otherLanguages(reference, wanted, format.languages);
  const loaded = usable(await format.load(await DataSet.at(reference.slice(colon + 1)), wanted));
  if (loaded.tasks.length === 0) throw nothingLeft(reference, loaded.leftOut);
  return { name: reference.slice(0, colon), ...loaded, ignored: [] };
}

/** A suite in our format: each mistake in it is its author's to mend, so none is left out. */
async function loadOwn(reference: string, wanted: Wanted): Promise<LoadedSuite> {
  const { tasks, ...suite } = await loadFolder(await ownFolder(reference), wanted.seed);
  const problems = duplicates(reference, tasks);
  if (problems.length > 0) throw new SuiteFailure(problems);
  const own = tasks.filter(({ language }) => isWanted(wanted, language));
  if (own.length === 0) throw otherLanguages(reference, wanted, [...new Set(tasks.map((task) => task.language))]);
  return { ...suite, tasks: own, leftOut: [] };
}

/** Names of the suites that ship. */
export async function shippedSuites(): Promise<string[]> {
  const home = join(packageRoot, 'suites');
  const folders = (await readdir(home, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const suites: string[] = [];
  for (const folder of folders) if ((await kindOf(join(home, folder, 'suite.json'))) === 'file') suites.push(folder);
  return suites.toSorted();
}

async function ownFolder(reference: string): Promise<string> {
  const shipped = await shippedSuites();
  if (shipped.includes(reference)) return join(packageRoot, 'suites', reference);
  if ((await kindOf(reference)) === 'folder') return resolve(reference);
  const ways = `expected a suite that ships (${shipped.join(', ')}), a folder with suite.json, or FORMAT:PATH with one of ${[...FORMATS.keys()].join(', ')}`;
  throw new SuiteFailure([{ where: 'suite', field: '', value: '', mend: `${JSON.stringify(reference)} is unknown; ${ways}` }]);
}

/** A task without checks would be solved by anything, and of two with one id nobody could tell which is meant. */
function usable({ tasks, leftOut }: Loaded): Loaded {
  const ids = new Set<string>();
  const kept: Task[] = [];
  const dropped: LeftOut[] = [];
  for (const task of tasks) {
    const reason = [task.visible, task.hidden].some((side) => checkCount(side) === 0)
      ? 'its tests check nothing that can be read'
      : ids.has(task.id)
        ? 'stands twice; the first is taken'
        : null;
    if (reason === null) kept.push(task);
    else dropped.push({ task: task.id, language: task.language, reason });
    ids.add(task.id);
  }
  return { tasks: kept, leftOut: [...leftOut, ...dropped] };
}

function otherLanguages(reference: string, { language }: Wanted, has: readonly Language[]): SuiteFailure {
  return new SuiteFailure([
    {
      where: reference,
      field: 'language',
      value: language ?? '',
      mend: has.length === 0 ? 'the suite holds no task' : `the suite has tasks in ${has.join(', ')} only`,
    },
  ]);
}

function nothingLeft(reference: string, leftOut: readonly LeftOut[]): SuiteFailure {
  const what = leftOut.length === 0 ? 'the set holds no task' : 'nothing in it can be used';
  return new SuiteFailure([
    { where: reference, field: '', value: '', mend: what },
    ...leftOut.map(({ task, reason }) => ({ where: task, field: '', value: '', mend: `left out: ${reason}` })),
  ]);
}

function checkCount(side: Checks): number {
  return side.trust === 'split' ? side.cases.length : side.tests.ids.length;
}

function duplicates(reference: string, tasks: readonly Task[]): Problem[] {
  const ids = tasks.map((task) => task.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => ({ where: reference, field: 'id', value: id, mend: 'stands twice; each task needs an id of its own' }));
}
