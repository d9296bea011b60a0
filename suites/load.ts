import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Checks, Language, Suite, Task } from '../domain/task.js';
import { packageRoot } from '../infra/package-root.js';
import { type Problem, SuiteFailure } from './failure.js';
import { loadFolder } from './folder/load-folder.js';
import type { LeftOut, Loaded } from './formats/format.js';
import { FORMATS } from './formats/formats.js';
import { kindOf } from './formats/read.js';

export interface LoadOptions {
  /** only the tasks in this language */
  readonly language?: Language;
  /** splits the cases of sets that hide none */
  readonly seed: number;
}

/** A suite, and what of its source is no part of it. */
export interface LoadedSuite extends Suite {
  readonly leftOut: readonly LeftOut[];
}

/** The suite that a reference names: one that ships, a folder in our format, or `FORMAT:PATH`. Throws SuiteFailure. */
export async function loadSuite(reference: string, options: LoadOptions): Promise<LoadedSuite> {
  const { name, tasks, leftOut } = await read(reference, options.seed);
  const problems = duplicates(reference, tasks);
  if (problems.length > 0) throw new SuiteFailure(problems);
  const isWanted = ({ language }: { readonly language: Language }): boolean => options.language === undefined || language === options.language;
  const wanted = tasks.filter(isWanted);
  if (wanted.length === 0) {
    const languages = [...new Set(tasks.map((task) => task.language))].join(', ');
    throw new SuiteFailure([{ where: reference, field: 'language', value: options.language ?? '', mend: languages === '' ? 'the suite holds no task' : `the suite has tasks in ${languages} only` }]);
  }
  return { name, tasks: wanted, leftOut: leftOut.filter(isWanted) };
}

/** Names of the suites that ship. */
export async function shippedSuites(): Promise<string[]> {
  const home = join(packageRoot, 'suites');
  const folders = (await readdir(home, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const suites: string[] = [];
  for (const folder of folders) if ((await kindOf(join(home, folder, 'suite.json'))) === 'file') suites.push(folder);
  return suites.toSorted();
}

async function read(reference: string, seed: number): Promise<LoadedSuite> {
  const colon = reference.indexOf(':');
  const format = FORMATS.get(reference.slice(0, Math.max(colon, 0)));
  if (format !== undefined) return { name: reference.slice(0, colon), ...withChecks(await format.load(resolve(reference.slice(colon + 1)), seed)) };
  const shipped = await shippedSuites();
  if (shipped.includes(reference)) return { ...(await loadFolder(join(packageRoot, 'suites', reference), seed)), leftOut: [] };
  if ((await kindOf(reference)) === 'folder') return { ...(await loadFolder(resolve(reference), seed)), leftOut: [] };
  const ways = `expected a suite that ships (${shipped.join(', ')}), a folder with suite.json, or FORMAT:PATH with one of ${[...FORMATS.keys()].join(', ')}`;
  throw new SuiteFailure([{ where: 'suite', field: '', value: '', mend: `${JSON.stringify(reference)} is unknown; ${ways}` }]);
}

/** A task without checks would be solved by anything. */
function withChecks({ tasks, leftOut }: Loaded): Loaded {
  const empty = tasks.filter((task) => [task.visible, task.hidden].some((side) => checkCount(side) === 0));
  return { tasks: tasks.filter((task) => !empty.includes(task)), leftOut: [...leftOut, ...empty.map(({ id, language }) => ({ task: id, language, reason: 'its tests check nothing that can be read' }))] };
}

function checkCount(side: Checks): number {
  return side.trust === 'split' ? side.cases.length : side.tests.ids.length;
}

function duplicates(reference: string, tasks: readonly Task[]): Problem[] {
  const ids = tasks.map((task) => task.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => ({ where: reference, field: 'id', value: id, mend: 'stands twice; each task needs an id of its own' }));
}
