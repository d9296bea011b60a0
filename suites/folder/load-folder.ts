import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Suite } from '../../domain/task.js';
import { SuiteFailure } from '../failure.js';
import type { Findings } from './files.js';
import { readJson } from './json.js';
import { isLitter } from './litter.js';
import { kindOf, refused } from '../source/read.js';
import { linksIn, loadTask } from './load-task.js';
import { readManifests } from './manifests.js';
import { suiteFileSchema } from './schema.js';

/** A suite in our format: `suite.json`, and one folder a task. Throws SuiteFailure with everything that is wrong. */
export async function loadFolder(folder: string, seed: number): Promise<Suite & { readonly ignored: readonly string[] }> {
  const findings: Findings = { problems: [], ignored: [] };
  const { problems, ignored } = findings;
  // A folder without it is none of ours: what lies in it is nobody's business.
  if ((await kindOf(join(folder, 'suite.json'))) === 'nothing')
    throw refused(join(folder, 'suite.json'), 'is missing; a suite is a folder with suite.json, and one folder a task');
  const suite = await readJson(join(folder, 'suite.json'), suiteFileSchema, problems);
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
  const shared = { manifests: await readManifests(folder, problems), setup: suite?.setup ?? [] };
  const read = await Promise.all(folders.map((name) => loadTask(join(folder, name), seed, shared)));
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
  return { name: suite.name, tasks: read.map((each) => each.task).filter((task) => task !== null), ignored };
}
