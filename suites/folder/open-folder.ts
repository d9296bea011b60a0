import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { NOTHING_SAID, type Said } from '../../domain/needs.js';
import { type Problem, SuiteFailure } from '../failure.js';
import { entriesIn, kindOf, refused } from '../source/read.js';
import type { Findings } from './files.js';
import { readJson } from './json.js';
import { isLitter } from './litter.js';
import { readManifests } from './manifests.js';
import { suiteFileSchema } from './schema.js';
import { linksIn, lookInto, type SeenTask } from './seen-task.js';

/**
 * Looks at a suite in our format: `suite.json`, what all of its tasks need, and the folder of each. Throws SuiteFailure where it is
 * none.
 */
export async function openFolder(folder: string, { problems, ignored }: Findings) {
  // A folder without it is none of ours: what lies in it is nobody's business.
  if ((await kindOf(join(folder, 'suite.json'))) === 'nothing')
    throw refused(join(folder, 'suite.json'), 'is missing; a suite is a folder with suite.json, and one folder a task');
  const entries = await entriesIn(folder);
  const head = await readHead(folder, entries, problems);
  const folders = entries.filter((entry) => entry.isDirectory());
  ignored.push(...folders.filter((entry) => !isOurs(entry)).map(({ name }) => join(folder, name)));
  problems.push(...linksIn(folder, entries.filter(isOurs)));
  const own = folders.filter((entry) => isOurs(entry) && !entry.name.startsWith('.'));
  const tasks: readonly SeenTask[] = await Promise.all(own.map(({ name }) => lookInto(join(folder, name))));
  if (tasks.length === 0)
    problems.push({
      where: folder,
      field: '',
      value: '',
      mend: 'holds no task; a task is a folder with task.json, files/, reference/ and cases.json or tests/',
    });
  return { ...head, tasks };
}

function isOurs({ name }: Dirent): boolean {
  return !isLitter(name, null);
}

/** What a folder says of its tasks: `suite.json`, and what all of them need. */
async function readHead(folder: string, entries: readonly Dirent[], problems: Problem[]) {
  const suite = await readJson(join(folder, 'suite.json'), suiteFileSchema, problems);
  const shared: Said = { manifests: await readManifests(folder, entries, problems), setup: suite?.setup ?? [] };
  return { suite, shared };
}

/** What the tasks of a suite need, also of one that has no `suite.json` yet. Throws SuiteFailure. */
export async function sharedNeeds(folder: string): Promise<Said> {
  if ((await kindOf(folder)) !== 'folder') return NOTHING_SAID;
  const problems: Problem[] = [];
  const entries = await entriesIn(folder);
  const hasHead = (await kindOf(join(folder, 'suite.json'))) !== 'nothing';
  const { shared } = hasHead
    ? await readHead(folder, entries, problems)
    : { shared: { manifests: await readManifests(folder, entries, problems), setup: [] } };
  if (problems.length > 0) throw new SuiteFailure(problems);
  return shared;
}
