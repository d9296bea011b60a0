import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readConfig } from '../../config/config.js';
import { count } from '../../domain/figures.js';
import { sha256 } from '../../ports/keys.js';
import { makeNewFolders, takeBack } from '../../suites/new-folder.js';
import { slug } from '../../suites/repository/family.js';
import { type TasksFromTests, tasksFromTests } from '../../suites/repository/from-tests.js';
import { writeSuite } from '../../suites/repository/write-suite.js';
import { kindOf } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { bundleOf, hideFromGit, rootOf, snapshotOf } from '../fix/snapshot.js';
import { interruptSignal } from '../interrupt.js';
import { pathHere } from '../init/words.js';
import { printJson, printLine } from '../output.js';
import { surroundingsIn, type SurroundingsOptions, withRepositories } from '../repositories.js';

interface Options extends SurroundingsOptions {
  readonly out?: string;
  readonly json?: true;
}

export async function fromTests(folder: string, options: Options): Promise<void> {
  const signal = interruptSignal();
  const root = await rootOf(resolve(folder));
  const name = slug(basename(root));
  const out = resolve(options.out ?? `${name}-failing`);
  if ((await kindOf(out)) !== 'nothing') throw taken(out);
  const bundle = join(out, 'checkout.bundle');
  const { home } = readConfig();
  await hideFromGit(home);
  const copy = join(home, 'checkouts', sha256(`${root} failing`).slice(0, 16));
  const folders: string[] = [];
  let isWritten = false;
  try {
    const { repository: snapshot, commit, isDirty } = await snapshotOf(root, copy);
    folders.push(...(await makeNewFolders(out)));
    if (!folders.includes(out)) throw taken(out);
    // what is not committed stands nowhere else
    if (isDirty) await bundleOf(snapshot, bundle);
    const from = { name, repository: isDirty ? bundle : root, commit, ...surroundingsIn(options) };
    const made = await withRepositories((repositories) => tasksFromTests(repositories, from, signal));
    if ('none' in made) throw new CliFailure(EXIT.failed, `nothing in ${root} makes a task: ${made.none}`);
    const [first] = made.leftOut;
    if (made.tasks.length === 0)
      throw new CliFailure(EXIT.failed, `nothing in ${root} makes a task: ${first?.test ?? ''} ${first?.reason ?? ''}`);
    await writeSuite(out, name, `What fails in a checkout of ${name}.`, made.tasks);
    isWritten = true;
    tell(out, made, options.json === true);
  } catch (error) {
    if (signal.aborted) throw new CliFailure(EXIT.interrupted, 'interrupted; nothing was written');
    throw error;
  } finally {
    await rm(copy, { recursive: true, force: true });
    if (!isWritten) {
      // one that another command made meanwhile is its own
      if (folders.includes(out)) await rm(out, { recursive: true, force: true });
      await takeBack(folders);
    }
  }
}

function taken(out: string): CliFailure {
  return new CliFailure(EXIT.usage, `${out} is there already, and nothing is written over; name another folder with --out`);
}

function tell(out: string, { tasks, leftOut, passing }: TasksFromTests, asJson: boolean): void {
  const failing = tasks.map(({ repo }) => repo.failToPass.length).reduce((sum, each) => sum + each, 0);
  if (asJson) return printJson({ suite: out, tasks: tasks.length, failing, passing, leftOut });
  for (const { test, reason } of leftOut) printLine(`left out: ${test}: ${reason}`);
  for (const { id, repo } of tasks) printLine(`${id}: ${count(repo.failToPass.length, 'test')} to turn, ${repo.passToPass.length} to stay`);
  const at = pathHere(out);
  printLine(`written to ${out}; ratchet suite check ${at} looks at it again, ratchet campaign start --suite ${at} works on it`);
}
