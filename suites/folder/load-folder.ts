import { type Language, LANGUAGES, type Suite, TASK_KINDS, type TaskKind } from '../../domain/task.js';
import { SuiteFailure } from '../failure.js';
import type { Findings } from './files.js';
import { readTask } from './load-task.js';
import { openFolder } from './open-folder.js';
import { sameIds, type Told, toldBy } from './seen-task.js';

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

/** A suite in our format: `suite.json`, and one folder a task. Throws SuiteFailure with everything that is wrong with what is asked for. */
export async function loadFolder(folder: string, seed: number, asked: Asked): Promise<FolderSuite> {
  const findings: Findings = { problems: [], ignored: [] };
  const { problems, ignored } = findings;
  const { suite, shared, tasks: all } = await openFolder(folder, findings);
  const isAsked = askedOf({ ...suite?.usual, ...given(asked) });
  const wanted = all.filter((task) => isAsked(toldBy(task)));
  const read = await Promise.all(wanted.map((task) => readTask(task, seed, shared)));
  problems.push(...sameIds(wanted));
  for (const each of read) {
    problems.push(...each.problems);
    ignored.push(...each.ignored);
  }
  if (problems.length > 0 || suite === null) throw new SuiteFailure(problems);
  const tasks = read.map((each) => each.task).filter((task) => task !== null);
  const others = all.map(toldBy).filter((each) => each !== null);
  return { name: suite.name, tasks, ignored, others: others.filter((each) => !isAsked(each)) };
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
