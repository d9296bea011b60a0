import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { ALL_MANIFESTS, NOTHING_SAID, type Said } from '../../domain/needs.js';
import { type Problem, SuiteFailure } from '../failure.js';
import { entriesIn, kindIn, kindOf, refused } from '../source/read.js';
import type { Findings } from './files.js';
import { checked, readRaw } from './json.js';
import { isLitter } from './litter.js';
import { readManifests } from './manifests.js';
import { suiteFileSchema } from './schema.js';
import { linksIn, lookInto, type SeenTask } from './seen-task.js';

/**
 * Looks at a suite in our format: `suite.json`, what all of its tasks need, and the folder of each. Throws SuiteFailure where it is
 * none.
 */
export async function openFolder(folder: string, { problems, ignored }: Findings) {
  const entries = await entriesIn(folder);
  // A folder without it is none of ours: what lies in it is nobody's business.
  if (kindIn(entries, 'suite.json') === 'nothing')
    throw refused(join(folder, 'suite.json'), 'is missing; a suite is a folder with suite.json, and one folder a task');
  const head = await readHead(folder, entries, problems);
  const folders = entries.filter((entry) => entry.isDirectory());
  ignored.push(...folders.filter((entry) => !isOurs(entry)).map(({ name }) => join(folder, name)));
  const own = folders.filter((entry) => isOurs(entry) && !entry.name.startsWith('.') && !FILES.includes(entry.name));
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

/** What is no task, though it be a folder. */
const FILES: readonly string[] = ['suite.json', ...ALL_MANIFESTS];

function isOurs({ name }: Dirent): boolean {
  return !isLitter(name, null);
}

/** What a folder says of its tasks: `suite.json`, and what all of them need. */
async function readHead(folder: string, entries: readonly Dirent[], problems: Problem[]) {
  problems.push(...linksIn(folder, entries.filter(isOurs)));
  const own = entries.filter((entry) => !entry.isSymbolicLink());
  const where = join(folder, 'suite.json');
  const kind = kindIn(own, 'suite.json');
  const raw = kind === 'nothing' ? null : await readRaw(where, kind, problems);
  const suite = raw === null ? null : checked(where, raw.value, suiteFileSchema, problems);
  const shared: Said = { manifests: await readManifests(folder, own, problems), setup: suite?.setup ?? [] };
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
