import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTHING_SAID, type Said } from '../../domain/needs.js';
import { type Language, LANGUAGES, type Suite, TASK_KINDS, type TaskKind } from '../../domain/task.js';
import { type Problem, SuiteFailure } from '../failure.js';
import type { Findings } from './files.js';
import { readJson, readRaw } from './json.js';
import { isLitter } from './litter.js';
import { kindOf, refused } from '../source/read.js';
import { linksIn, loadTask } from './load-task.js';
import { readManifests } from './manifests.js';
import { suiteFileSchema } from './schema.js';

/** Which tasks are asked for; what is left out is the usual of the suite, or else all. */
interface Asked {
  readonly language?: Language | 'all' | undefined;
  readonly kinds?: readonly TaskKind[] | 'all' | undefined;
}

interface FolderSuite extends Suite {
  readonly ignored: readonly string[];
  /** tasks that were not asked for, and of which nothing but `task.json` was looked at */
  readonly others: readonly Told[];
}

/** What a task says of itself, before it is known to be right. */
interface Told {
  readonly language: unknown;
  readonly kind: unknown;
}

/** A suite in our format: `suite.json`, and one folder a task. Throws SuiteFailure with everything that is wrong with what is asked for. */
export async function loadFolder(folder: string, seed: number, asked: Asked): Promise<FolderSuite> {
  const findings: Findings = { problems: [], ignored: [] };
  const { problems, ignored } = findings;
  // A folder without it is none of ours: what lies in it is nobody's business.
  if ((await kindOf(join(folder, 'suite.json'))) === 'nothing')
    throw refused(join(folder, 'suite.json'), 'is missing; a suite is a folder with suite.json, and one folder a task');
  const { suite, shared } = await readHead(folder, problems);
  const all = await readdir(folder, { withFileTypes: true });
  const entries = all.filter((entry) => entry.isDirectory()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  ignored.push(...entries.filter((entry) => isLitter(entry.name, null)).map((entry) => join(folder, entry.name)));
  problems.push(
    ...(await linksIn(
      folder,
      all.map((entry) => entry.name).filter((name) => !isLitter(name, null)),
    )),
  );
  const folders = entries.map((entry) => entry.name).filter((name) => !name.startsWith('.') && !isLitter(name, null));
  const told = await Promise.all(folders.map((name) => toldOf(join(folder, name))));
  const isAsked = askedOf({ ...suite?.usual, ...given(asked) });
  const taken = folders.filter((_, index) => isAsked(told[index] ?? null));
  const read = await Promise.all(taken.map((name) => loadTask(join(folder, name), seed, shared)));
  for (const each of read) {
    problems.push(...each.problems);
    ignored.push(...each.ignored);
  }
  if (folders.length === 0)
    problems.push({
      where: folder,
      field: '',
      value: '',
      mend: 'holds no task; a task is a folder with task.json, files/, reference/ and cases.json or tests/',
    });
  if (problems.length > 0 || suite === null) throw new SuiteFailure(problems);
  const tasks = read.map((each) => each.task).filter((task) => task !== null);
  return { name: suite.name, tasks, ignored, others: told.filter((each) => each !== null).filter((each) => !isAsked(each)) };
}

/** What a folder says of its tasks: `suite.json`, and what all of them need. */
async function readHead(folder: string, problems: Problem[]) {
  const suite = await readJson(join(folder, 'suite.json'), suiteFileSchema, problems);
  return { suite, shared: { manifests: await readManifests(folder, problems), setup: suite?.setup ?? [] } };
}

/** What the tasks of a suite need, also of one that has no `suite.json` yet. Throws SuiteFailure. */
export async function sharedNeeds(folder: string): Promise<Said> {
  if ((await kindOf(join(folder, 'suite.json'))) === 'nothing') return NOTHING_SAID;
  const problems: Problem[] = [];
  const { shared } = await readHead(folder, problems);
  if (problems.length > 0) throw new SuiteFailure(problems);
  return shared;
}

function given({ language, kinds }: Asked): Asked {
  return { ...(language === undefined ? {} : { language }), ...(kinds === undefined ? {} : { kinds }) };
}

/** Whether a task is asked for. One that cannot be told is, so that what is wrong with it is said. */
function askedOf({ language = 'all', kinds = 'all' }: Asked): (task: Told | null) => boolean {
  return (task) => {
    if (task === null || !isOneOf(LANGUAGES, task.language) || !isOneOf(TASK_KINDS, task.kind)) return true;
    return (language === 'all' || task.language === language) && (kinds === 'all' || isOneOf(kinds, task.kind));
  };
}

function isOneOf(names: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && names.includes(value);
}

/** null where nothing can be told. Links are not followed: what they are is a fault of the task. */
async function toldOf(folder: string): Promise<Told | null> {
  const path = join(folder, 'task.json');
  if ((await kindOf(path)) !== 'file' || (await linksIn(folder, ['task.json'])).length > 0) return null;
  const raw = await readRaw(path, []);
  if (typeof raw?.value !== 'object' || raw.value === null) return null;
  return { language: Reflect.get(raw.value, 'language'), kind: Reflect.get(raw.value, 'kind') };
}
