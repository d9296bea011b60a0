import { RatchetFailure } from '../ports/failures.js';
import type { FailureKind } from '../domain/failure.js';
import { patchCandidate } from '../domain/repo-task.js';
import type { Checks, Files, Suite, Task, TaskKind } from '../domain/task.js';
import type { Verdict } from '../domain/verdict.js';
import type { Sandbox } from '../ports/sandbox.js';
import { wayOut } from './absent.js';

export interface TaskCheck {
  readonly task: string;
  /** empty when the task is fit */
  readonly problems: readonly string[];
}

const REFUSALS: readonly FailureKind[] = ['bad-request', 'sandbox-unavailable'];

const STARTING: Readonly<Record<TaskKind, string>> = {
  repair: 'buggy program',
  implement: 'stub',
  extend: 'program that is to be extended',
  'multi-file': 'starting program',
  build: 'starting program',
  performance: 'slow program',
  style: 'program as it is',
  tests: 'file of tests as it begins',
  docs: 'documentation as it begins',
  ui: 'page as it begins',
  repo: 'buggy program',
};

/** Tasks looked at side by side; the sandbox has a limit of its own. */
const WIDTH = 4;

/** Runs the references, which must pass, and the starting programs, which must not; in the order of the suite. */
export async function checkSuite(
  suite: Suite,
  sandbox: Sandbox,
  signal: AbortSignal,
  onChecked: (check: TaskCheck) => void,
): Promise<TaskCheck[]> {
  return sideBySide(suite.tasks, async (task) => {
    const check = { task: task.id, problems: await problemsOf(task, sandbox, signal) };
    onChecked(check);
    return check;
  });
}

/** What comes of each, in their order. */
export async function sideBySide<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const take = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: WIDTH }, take));
  return results;
}

/** A sandbox that refuses a task, since it lacks the language or the framework, leaves it unfit. */
async function problemsOf(task: Task, sandbox: Sandbox, signal: AbortSignal): Promise<string[]> {
  try {
    return await verdictsOn(task, sandbox, signal);
  } catch (error) {
    if (error instanceof RatchetFailure && REFUSALS.includes(error.kind)) return [`cannot be judged here: ${error.message}`];
    throw error;
  }
}

async function verdictsOn(task: Task, sandbox: Sandbox, signal: AbortSignal): Promise<string[]> {
  const problems: string[] = [];
  // where nobody knows the right answer there is none to run
  for (const side of isUnsolved(task) ? [] : (['visible', 'hidden'] as const)) {
    const verdict = await judge(task, referenceOf(task), task[side], sandbox, signal);
    if (verdict.status !== 'passed')
      problems.push(`the reference does not pass the ${side} checks: ${said(verdict)}${wayOut(task, task[side], verdict)}`);
  }
  const verdict = await solves(task, starting(task), sandbox, signal);
  if (verdict.status === 'passed') problems.push(`the ${STARTING[task.kind]} passes all checks, visible and hidden`);
  if (verdict.status === 'void') problems.push(`the starting program could not be judged: ${said(verdict)}`);
  return problems;
}

/** The verdict on the visible checks, and when they pass, that on the hidden ones. */
export async function solves(task: Task, candidate: Files, sandbox: Sandbox, signal: AbortSignal): Promise<Verdict> {
  const visible = await judge(task, candidate, task.visible, sandbox, signal);
  return visible.status === 'passed' ? judge(task, candidate, task.hidden, sandbox, signal) : visible;
}

/** The editable files as the agent gets them. */
export function starting(task: Task): Files {
  return Object.fromEntries(task.editable.map((path) => [path, task.files[path] ?? '']));
}

function isUnsolved({ repo, reference }: Task): boolean {
  return repo === undefined ? Object.keys(reference).length === 0 : repo.reference === '';
}

/** The right answer as it would be given. */
function referenceOf({ repo, reference }: Task): Files {
  return repo === undefined ? reference : patchCandidate(repo.reference);
}

/** The verdict on one candidate by some checks of the task. */
export async function judge(task: Task, candidate: Files, checks: Checks, sandbox: Sandbox, signal: AbortSignal): Promise<Verdict> {
  const { language, files, editable, limits } = task;
  const more = { ...(task.needs === undefined ? {} : { needs: task.needs }), ...(task.repo === undefined ? {} : { repo: task.repo }) };
  return sandbox.judge({ language, files, editable, candidate, checks, limits, ...more }, signal);
}

function said(verdict: Verdict): string {
  const failed = verdict.tests.find((test) => test.status !== 'passed');
  const what = failed === undefined ? (verdict.diagnostics[0]?.message ?? verdict.reason) : `${failed.id}: ${failed.message}`;
  return `${verdict.status}${verdict.errorClass === null ? '' : ` (${verdict.errorClass})`}${what === '' ? '' : `, ${what}`}`;
}
