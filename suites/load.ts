import { resolve } from 'node:path';
import { checkIds, type Language, LANGUAGES, type Suite, type Task, TASK_KINDS, type TaskKind } from '../domain/task.js';
import { nothingNamed } from '../domain/nothing-named.js';
import { SuiteFailure } from './failure.js';
import { loadFolder } from './folder/load-folder.js';
import type { LeftOut, Loaded } from './formats/format.js';
import { FORMATS } from './formats/formats.js';
import { shippedFolder, shippedSuites } from './shipped.js';
import { DataSet } from './source/data-set.js';
import { kindOf } from './source/read.js';

/** A suite, and what of its source is no part of it. */
export interface LoadedSuite extends Suite {
  readonly leftOut: readonly LeftOut[];
  /** files that tools leave behind, as paths; they are no part of any program */
  readonly ignored: readonly string[];
  /** tasks of it that were not asked for, as far as they were read */
  readonly others: number;
}

/** What of a suite is asked for. Where nothing is said a suite may have a usual language, and usual kinds; else it is all. */
export interface WantedTasks {
  /** splits the cases of sets that hide none */
  readonly seed: number;
  readonly language?: Language | 'all';
  readonly kinds?: readonly TaskKind[] | 'all';
}

/** The suite that a reference names: one that ships, a folder in our format, or `FORMAT:PATH`. Throws SuiteFailure. */
export async function loadSuite(reference: string, wanted: WantedTasks): Promise<LoadedSuite> {
  const colon = reference.indexOf(':');
  const format = FORMATS.get(reference.slice(0, Math.max(colon, 0)));
  if (format === undefined) return loadOwn(reference, wanted);
  const { seed, language = 'all', kinds = 'all' } = wanted;
  if (language !== 'all' && !format.languages.includes(language)) throw otherLanguages(reference, language, format.languages);
  const set = await DataSet.at(reference.slice(colon + 1));
  const loaded = usable(await format.load(set, { seed, ...(language === 'all' ? {} : { language }) }));
  if (loaded.tasks.length === 0) throw nothingLeft(reference, loaded.leftOut);
  return { name: reference.slice(0, colon), ...loaded, ...ofKinds(reference, loaded.tasks, kinds), ignored: [] };
}

/** A suite in our format: each mistake in it is its author's to mend, so none is left out. */
async function loadOwn(reference: string, { seed, language, kinds }: WantedTasks): Promise<LoadedSuite> {
  const { tasks, others, ...suite } = await loadFolder(await ownFolder(reference), seed, { language, kinds });
  if (tasks.length > 0) return { ...suite, tasks, others: others.length, leftOut: [] };
  const languages = LANGUAGES.filter((each) => others.some((task) => task.language === each));
  if (language !== undefined && language !== 'all' && !languages.includes(language)) throw otherLanguages(reference, language, languages);
  throw otherKinds(
    reference,
    kinds,
    TASK_KINDS.filter((kind) => others.some((task) => task.kind === kind)),
  );
}

function ofKinds(reference: string, tasks: readonly Task[], kinds: readonly TaskKind[] | 'all'): Pick<LoadedSuite, 'tasks' | 'others'> {
  const taken = kinds === 'all' ? tasks : tasks.filter(({ kind }) => kinds.includes(kind));
  if (taken.length === 0) throw otherKinds(reference, kinds, [...new Set(tasks.map(({ kind }) => kind))]);
  return { tasks: taken, others: tasks.length - taken.length };
}

function otherKinds(reference: string, wanted: WantedTasks['kinds'], has: readonly TaskKind[]): SuiteFailure {
  const value = typeof wanted === 'object' ? wanted.join(',') : (wanted ?? '');
  return new SuiteFailure([
    { where: reference, field: 'kinds', value, mend: `the tasks in question are of the kinds ${has.join(', ')} only` },
  ]);
}

async function ownFolder(reference: string): Promise<string> {
  const shipped = await shippedSuites();
  if (shipped.includes(reference)) return shippedFolder(reference);
  if ((await kindOf(reference)) === 'folder') return resolve(reference);
  const ways = `a suite is one that ships, a folder with suite.json, or FORMAT:PATH with one of ${[...FORMATS.keys()].join(', ')}`;
  const mend = `${nothingNamed('suite', reference, { known: shipped, lists: 'ratchet suite list' })}; ${ways}`;
  throw new SuiteFailure([{ where: 'suite', field: '', value: '', mend }]);
}

/** A task without checks would be solved by anything, and of two with one id nobody could tell which is meant. */
function usable({ tasks, leftOut }: Loaded): Loaded {
  const ids = new Set<string>();
  const kept: Task[] = [];
  const dropped: LeftOut[] = [];
  for (const task of tasks) {
    const reason = [task.visible, task.hidden].some((side) => checkIds(side).length === 0)
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

function otherLanguages(reference: string, language: Language, has: readonly Language[]): SuiteFailure {
  return new SuiteFailure([
    {
      where: reference,
      field: 'language',
      value: language,
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
