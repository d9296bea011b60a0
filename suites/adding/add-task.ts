import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isTaskPath } from '../../schemas/cases.js';
import { SuiteFailure } from '../failure.js';
import { loadTask } from '../folder/load-task.js';
import { suiteFileSchema } from '../folder/schema.js';
import { slug } from '../repository/family.js';
import { kindOf, namesIn, refused } from '../source/read.js';
import { type NewTask, newTask } from './new-task.js';

/** Only decides which cases of a plain list are hidden. */
const SEED = 1;

/** Adds a task to a suite, which is made where there is none. It is read as `suite check` reads it before it stands there, and nothing is written over. */
export async function addTask(suite: string, given: NewTask): Promise<{ readonly id: string; readonly folder: string }> {
  const isNew = await isFree(suite);
  const { id, files } = await newTask(given);
  if (!suiteFileSchema.shape.name.safeParse(id).success)
    throw refused(suite, `cannot hold a task ${JSON.stringify(id)}: expected lower-case letters, digits and hyphens (--id)`);
  const folder = join(suite, id);
  if ((await kindOf(folder)) !== 'nothing')
    throw refused(folder, 'is there already, and nothing is written over; give another name with --id');
  // a name with a dot is no task to whoever reads the suite meanwhile
  const half = join(suite, `.${id}.half`);
  try {
    await rm(half, { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      if (!isTaskPath(path)) throw refused(folder, `would hold ${JSON.stringify(path)}, which is no path in a task`);
      await mkdir(dirname(join(half, path)), { recursive: true });
      await writeFile(join(half, path), text);
    }
    const { problems } = await loadTask(half, SEED);
    if (problems.length > 0) throw new SuiteFailure(problems.map((each) => ({ ...each, where: each.where.replace(half, folder) })));
    await rename(half, folder);
  } catch (error) {
    await rm(isNew ? suite : half, { recursive: true, force: true });
    throw error;
  }
  if ((await kindOf(join(suite, 'suite.json'))) === 'nothing') {
    const file = { name: slug(basename(suite)), description: 'Programs and their tests.' };
    await writeFile(join(suite, 'suite.json'), `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx' });
  }
  return { id, folder };
}

/** Whether there is nothing yet. Throws SuiteFailure where there is something else than a suite. */
async function isFree(suite: string): Promise<boolean> {
  const kind = await kindOf(suite);
  if (kind === 'nothing') return true;
  if (kind !== 'folder') throw refused(suite, 'is no folder; a suite is one');
  if ((await namesIn(suite)).length > 0 && (await kindOf(join(suite, 'suite.json'))) !== 'file')
    throw refused(suite, 'holds other things and no suite.json; name another folder with --suite');
  return false;
}
