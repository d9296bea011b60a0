import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../config/config.js';
import { patchCandidate } from '../domain/repo-task.js';
import type { Task } from '../domain/task.js';
import { openSandbox } from '../judge/index.js';
import type { OpenSandbox } from '../judge/judge.js';
import { REPO_RUNNERS } from '../judge/repository/frameworks.js';
import { BenchFailure } from './home.js';

const run = promisify(execFile);
const NEVER = new AbortController().signal;

/** The same verdicts in two ways. */
export interface Compared {
  readonly verdicts: number;
  readonly judgedS: number;
  readonly byHandS: number;
  /** of that by hand, what set-up took */
  readonly setupS: number;
}

/** Whether the author's change passes, by the judge and by hand, one after the other; each task by both before the next. */
export async function comparedVerdicts(tasks: readonly Task[], report: (line: string) => void): Promise<Compared> {
  const sandbox = await openSandbox({ cache: readConfig().cache, backend: 'bubblewrap', concurrency: 1, report });
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-bench-worktrees-'));
  try {
    const all: Compared[] = [];
    for (const task of tasks) all.push(await compare(sandbox, task, folder));
    const sum = (of: (each: Compared) => number): number => all.reduce((total, each) => total + of(each), 0);
    return {
      verdicts: all.length,
      judgedS: sum((each) => each.judgedS),
      byHandS: sum((each) => each.byHandS),
      setupS: sum((each) => each.setupS),
    };
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(sandbox: OpenSandbox, task: Task, folder: string): Promise<Compared> {
  const { repo, language, files, editable, hidden, limits } = task;
  if (repo === undefined || hidden.trust !== 'in-process') throw new BenchFailure(`${task.id} has no repository`);
  // what is made once for all verdicts on a task is there, as it is in a campaign
  await sandbox.workspaces().prepare(repo.source, NEVER);
  const job = { language, files, editable, candidate: patchCandidate(repo.reference), checks: hidden, limits, repo };
  const judgedS = await secondsOf(async () => {
    const verdict = await sandbox.judge(job, NEVER);
    if (verdict.status !== 'passed') throw new BenchFailure(`${task.id}: ${verdict.status} instead of passed: ${verdict.reason}`);
  });
  const clone = join(folder, 'clone');
  await run('git', ['clone', '--quiet', repo.source.repository, clone]).catch(() => undefined);
  const tree = join(folder, task.id);
  let setupS = 0;
  const byHandS = await secondsOf(async () => {
    await run('git', ['worktree', 'add', '--quiet', '--detach', tree, repo.source.commit], { cwd: clone });
    const patch = join(folder, 'answer.patch');
    await writeFile(patch, repo.reference);
    await run('git', ['apply', patch], { cwd: tree });
    for (const [path, text] of Object.entries(hidden.tests.files)) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), text);
    }
    setupS = await secondsOf(async () => {
      for (const command of repo.source.environment.setup) await shell(command, tree);
    });
    const paths = Object.keys(hidden.tests.files).filter((path) => /\.(?:py|[cm]?[jt]s|rs|java)$/.test(path));
    await shell(repo.testCommand.replaceAll('{files}', REPO_RUNNERS[repo.framework].files(paths).join(' ')), tree);
  });
  await run('git', ['worktree', 'remove', '--force', tree], { cwd: clone });
  return { verdicts: 1, judgedS, byHandS, setupS };
}

/** What a test command ends with is for its reader: here only the time counts. */
async function shell(command: string, cwd: string): Promise<void> {
  const env = { ...process.env, PATH: `${join(cwd, '.venv/bin')}:${join(cwd, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` };
  await run('/bin/sh', ['-c', command], { cwd, env, maxBuffer: 64 * 1_024 * 1_024 }).catch(() => undefined);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}
