import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';

/** Of `first-functions` every fourth task, in a folder: real tasks, and exams that are no larger than what is to be seen needs. */
export async function fewTasks(folder: string): Promise<string> {
  const [from, to] = [join(packageRoot, 'suites', 'first-functions'), join(folder, 'few-tasks')];
  const found = await readdir(from, { withFileTypes: true });
  const tasks = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  await mkdir(to);
  await cp(join(from, 'suite.json'), join(to, 'suite.json'));
  for (const name of tasks.toSorted().filter((_, index) => index % 4 === 0))
    await cp(join(from, name), join(to, name), { recursive: true });
  return to;
}
