import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ALL_MANIFESTS } from '../../domain/needs.js';
import type { Files, Task } from '../../domain/task.js';
import { isTaskPath } from '../../schemas/cases.js';
import { SuiteFailure } from '../failure.js';
import { loadTask } from '../folder/load-task.js';
import { sharedNeeds } from '../folder/open-folder.js';
import { suiteFileSchema } from '../folder/schema.js';
import { makeNewFolders, notWritten, takeBack, writeInto } from '../new-folder.js';
import { slug } from '../repository/family.js';
import { kindOf, namesIn, refused } from '../source/read.js';
import type { NewTask } from './given-task.js';
import { newTask } from './new-task.js';
import type { Trial } from './trial.js';

/** Only decides which cases of a plain list are hidden. */
const SEED = 1;
/** A name with a dot is no task to whoever reads the suite meanwhile. */
const HALF = /^\..*\.half$/;

/**
 * Adds a task to a suite, which is made where there is none. It is read, and run by `trial`, as `suite check` does before it stands
 * there, and nothing is written over. null: it is not run.
 */
export async function addTask(
  suite: string,
  given: NewTask,
  trial: Trial | null,
): Promise<{ readonly id: string; readonly folder: string }> {
  await needSuite(suite);
  const { id, files } = await newTask(given, { shared: await sharedNeeds(suite), trial });
  if (!suiteFileSchema.shape.name.safeParse(id).success)
    throw refused(suite, `cannot hold a task ${JSON.stringify(id)}: expected lower-case letters, digits and hyphens (--id)`);
  const folder = join(suite, id);
  if ((await kindOf(folder)) !== 'nothing') throw taken(folder);
  const made = [...(await makeNewFolders(suite))];
  const half = join(suite, `.${randomUUID()}.half`);
  try {
    // another add that fails may just have taken the new suite back
    made.push(...(await makeNewFolders(half)));
    const task = await writeHalf(suite, half, folder, files);
    if (trial !== null) needFit(folder, await trial.fitness(task));
    await rename(half, folder);
    await nameSuite(suite);
  } catch (error) {
    // what others added meanwhile is theirs
    await rm(half, { recursive: true, force: true });
    await takeBack(made);
    throw isTaken(error) ? taken(folder) : notWritten(folder, error);
  }
  return { id, folder };
}

async function writeHalf(suite: string, half: string, folder: string, files: Files): Promise<Task> {
  for (const [path, text] of Object.entries(files)) {
    if (!isTaskPath(path)) throw refused(folder, `would hold ${JSON.stringify(path)}, which is no path in a task`);
    await writeInto(half, path, text);
  }
  const { task, problems } = await loadTask(half, SEED, await sharedNeeds(suite));
  if (task !== null && problems.length === 0) return task;
  throw new SuiteFailure(problems.map((each) => ({ ...each, where: each.where.replace(half, folder) })));
}

function needFit(folder: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const told = [...problems, 'is not written; mend what is given, or write it as it is with --unchecked'];
  throw new SuiteFailure(told.map((mend) => ({ where: folder, field: '', value: '', mend })));
}

async function nameSuite(suite: string): Promise<void> {
  const file = { name: slug(basename(suite)), description: 'Programs and their tests.' };
  try {
    await writeFile(join(suite, 'suite.json'), `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function taken(folder: string): SuiteFailure {
  return refused(folder, 'is there already, and nothing is written over; give another name with --id');
}

/** By a task that was added meanwhile. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY';
}

/** Throws SuiteFailure where there is something else than a suite, or than one that is being made. */
async function needSuite(suite: string): Promise<void> {
  const kind = await kindOf(suite);
  if (kind === 'nothing') return;
  if (kind !== 'folder') throw refused(suite, 'is no folder; a suite is one');
  if ((await kindOf(join(suite, 'suite.json'))) === 'file') return;
  for (const name of await namesIn(suite))
    if (!HALF.test(name) && !ALL_MANIFESTS.includes(name) && (await kindOf(join(suite, name, 'task.json'))) !== 'file')
      throw refused(suite, 'holds other things and no suite.json; name another folder with --suite');
}
