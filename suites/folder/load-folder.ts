import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Suite } from '../../domain/task.js';
import { type Problem, SuiteFailure } from '../failure.js';
import { readJson } from './json.js';
import { suiteFileSchema } from './schema.js';
import { loadTask } from './load-task.js';

/** A suite in our format: `suite.json`, and one folder a task. Throws SuiteFailure with everything that is wrong. */
export async function loadFolder(folder: string, seed: number): Promise<Suite> {
  const problems: Problem[] = [];
  const suite = await readJson(join(folder, 'suite.json'), suiteFileSchema, problems);
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name);
  const tasks = await Promise.all(folders.toSorted().map((name) => loadTask(join(folder, name), seed, problems)));
  if (folders.length === 0) problems.push({ where: folder, field: '', value: '', mend: 'holds no task; a task is a folder with task.json, files/, reference/ and cases.json or tests/' });
  if (problems.length > 0 || suite === null) throw new SuiteFailure(problems);
  return { name: suite.name, tasks: tasks.filter((task) => task !== null) };
}
