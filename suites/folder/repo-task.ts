import { join } from 'node:path';
import { checksFramework, hasControls, type RepoPart } from '../../domain/repo-task.js';
import type { Checks, Task } from '../../domain/task.js';
import { readPatch } from '../../domain/patch.js';
import { kindIn, readKnown } from '../source/read.js';
import { orTold } from '../failure.js';
import { type Findings, readTree } from './files.js';
import { refuseParts } from './paths.js';
import { repoTaskFileSchema, type RepoTaskFile } from './schema.js';
import { type SeenTask, taskFileOf } from './seen-task.js';

/** A task that is judged in a checkout: its tests are trusted files, its right answer is a patch. */
export async function readRepoTask(task: SeenTask, findings: Findings): Promise<Task | null> {
  const { folder } = task;
  const { problems } = findings;
  const where = join(folder, 'task.json');
  const file = taskFileOf(task, repoTaskFileSchema, problems);
  const language = file?.language ?? null;
  const files = await readTree(task, 'files', language, findings);
  const reference = await readTree(task, 'reference', language, findings);
  const tests = await readTree(task, 'tests', language, findings);
  refuseParts(task, 'repo', ['cases.json'], problems);
  const patch = await readReference(task, file?.repo.unsolved === true, findings);
  if (file === null || patch === null) return null;
  const all = [...file.repo.failToPass, ...file.repo.passToPass];
  const problem = (field: string, value: string, mend: string): void => void problems.push({ where, field, value, mend });
  for (const path of file.editable)
    if (!Object.hasOwn(files, path) || !Object.hasOwn(reference, path))
      problem('editable', path, `is missing; it stands in files/ as the commit has it, and in reference/ in its right form`);
  for (const id of file.repo.visible)
    if (!all.includes(id))
      problem('repo.visible', id, 'is none of "failToPass" and "passToPass"; what is shown is a part of what must pass');
  if (new Set(all).size !== all.length) problem('repo.passToPass', '', 'names a test twice, or one of "failToPass"');
  if (Object.keys(tests).length === 0)
    problems.push({
      where: join(folder, 'tests'),
      field: '',
      value: '',
      mend: 'is missing; the files of the tests, as they are laid over the checkout, lie there',
    });
  const { repo, editable, limits, ...rest } = file;
  return { ...withoutUndefined(rest), editable, limits, files, reference, ...sidesOf(repo, tests), repo: partOf(repo, tests, patch) };
}

function sidesOf(
  { framework, failToPass, passToPass, visible }: RepoTaskFile['repo'],
  files: Task['files'],
): { readonly visible: Checks; readonly hidden: Checks } {
  const side = (ids: readonly string[]): Checks => ({
    trust: 'in-process',
    tests: { framework: checksFramework(framework), files, ids, ...(hasControls(framework) ? {} : { countUncontrolled: true }) },
  });
  return { visible: side(visible), hidden: side([...failToPass, ...passToPass]) };
}

function partOf(repo: RepoTaskFile['repo'], tests: Task['files'], reference: string): RepoPart {
  const { repository, commit, environment, framework, testCommand, failToPass, passToPass, readOnly } = repo;
  const { image, ...setting } = environment;
  return {
    source: { repository, commit, environment: { ...setting, ...(image === undefined ? {} : { image }) } },
    framework,
    testCommand,
    failToPass,
    passToPass,
    readOnly: [...new Set([...readOnly, ...Object.keys(tests)])].toSorted(),
    reference,
  };
}

async function readReference({ folder, entries }: SeenTask, unsolved: boolean, { problems }: Findings): Promise<string | null> {
  const path = join(folder, 'reference.patch');
  const problem = (mend: string): null => {
    problems.push({ where: path, field: '', value: '', mend });
    return null;
  };
  const kind = kindIn(entries, 'reference.patch');
  const isThere = kind !== 'nothing';
  if (unsolved) return isThere ? problem('stands beside "unsolved" in task.json; take one of them away') : '';
  if (!isThere)
    return problem('is missing; the right answer stands there, as git diff writes it; where nobody knows one, "repo" has "unsolved": true');
  const patch = await orTold(problems, async () => readKnown(path, kind));
  if (patch === null) return null;
  const read = readPatch(patch);
  return 'refused' in read ? problem(`is no patch that can be taken: ${read.refused}`) : patch;
}

function withoutUndefined<T extends { readonly pool?: Task['pool'] | undefined; readonly bugClass?: string | undefined }>(
  file: T,
): Omit<T, 'pool' | 'bugClass'> & Pick<Task, 'pool' | 'bugClass'> {
  const { pool, bugClass, ...rest } = file;
  return { ...rest, ...(pool === undefined ? {} : { pool }), ...(bugClass === undefined ? {} : { bugClass }) };
}
