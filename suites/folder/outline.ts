import type { Task } from '../../domain/task.js';
import { type Problem, SuiteFailure } from '../failure.js';
import type { Findings } from './files.js';
import { openFolder } from './open-folder.js';
import { repoTaskFileSchema, taskFileSchema, writtenTaskFileSchema } from './schema.js';
import { isWrittenKind, sameIds, type SeenTask, taskFileOf, toldBy } from './seen-task.js';

/** What each `task.json` of a suite says: enough to count its tasks, and its programs and cases stay unread. */
export interface Outline {
  readonly name: string;
  readonly tasks: readonly OutlinedTask[];
}

interface OutlinedTask extends Pick<Task, 'family' | 'language' | 'kind'> {
  /** how its hidden checks are judged */
  readonly trust: Task['hidden']['trust'];
}

/** Of a suite in our format. Throws SuiteFailure with what is wrong with its `suite.json`, or any `task.json`. */
export async function outlineOf(folder: string): Promise<Outline> {
  const findings: Findings = { problems: [], ignored: [] };
  const { suite, tasks: seen } = await openFolder(folder, findings);
  const tasks = seen.map((task) => outlined(task, findings.problems)).filter((task) => task !== null);
  findings.problems.push(...sameIds(seen));
  if (findings.problems.length > 0 || suite === null) throw new SuiteFailure(findings.problems);
  return { name: suite.name, tasks };
}

function outlined(task: SeenTask, problems: Problem[]): OutlinedTask | null {
  const kind = toldBy(task)?.kind;
  if (kind === 'repo') return counted(taskFileOf(task, repoTaskFileSchema, problems), 'in-process');
  if (isWrittenKind(kind)) return counted(taskFileOf(task, writtenTaskFileSchema, problems), 'validated');
  const file = taskFileOf(task, taskFileSchema, problems);
  return counted(file, file?.tests === undefined ? 'split' : 'in-process');
}

function counted(file: Pick<Task, 'family' | 'language' | 'kind'> | null, trust: OutlinedTask['trust']): OutlinedTask | null {
  return file === null ? null : { family: file.family, language: file.language, kind: file.kind, trust };
}
