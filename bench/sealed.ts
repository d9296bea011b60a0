import { examined } from '../campaigns/exam-scores.js';
import { examAddress, type Examinee } from '../domain/address.js';
import { compareAttempts, mean, pairedByTask, type AttemptsComparison } from '../domain/metrics.js';
import { openStore, type OpenStore } from '../infra/mongo/open.js';
import { readStack } from '../infra/stack/addresses.js';
import type { Store } from '../ports/store.js';
import { BenchFailure, type BenchHome } from './home.js';

/** One run of a sealed task under the first and the last strategy: attempts until solved, null where it was not. */
export interface SealedPair {
  readonly task: string;
  readonly before: number | null;
  readonly after: number | null;
}

export async function storeOf(home: BenchHome): Promise<OpenStore> {
  const stack = await readStack(home.folder);
  if (stack === null) throw new BenchFailure(`the stack of ${home.folder} went away`);
  return openStore(stack.mongo);
}

/** From the two exams of a campaign. A run that was void in one of them makes no pair. */
export async function sealedPairs(store: Store, name: string): Promise<readonly SealedPair[]> {
  const state = await store.campaigns.get(name);
  const suite = state === null ? null : await store.find('suites', state.config.suiteId);
  if (state === null || suite === null) throw new BenchFailure(`campaign ${name} is not in the store`);
  const tasks = suite.tasks.filter(({ pool }) => pool === 'sealed');
  const exam = (which: Examinee) => examined(store, examAddress(name, state.branch, which), tasks, state.config.examRuns);
  const [first, last] = [await exam('first'), await exam('last')];
  // What never changed is examined once.
  const after = new Map((last.length === 0 ? first : last).map((each) => [placeOf(each), each.record]));
  return first.flatMap((each) => {
    const other = after.get(placeOf(each));
    return other === undefined ? [] : [{ task: each.record.taskId, before: attemptsToSolve(each.record), after: attemptsToSolve(other) }];
  });
}

export interface SealedSum {
  readonly runs: number;
  readonly tasks: number;
  readonly first: number;
  readonly last: number;
  /** points of success; a task counts with all its runs */
  readonly points: number;
  readonly p: number;
  readonly attempts: AttemptsComparison;
}

/** A task that was sealed in several campaigns is one task: its runs are alike. */
export function sealedSum(pairs: readonly SealedPair[], cap: number): SealedSum {
  const byTask = new Map<string, { before: number; after: number }>();
  for (const { task, before, after } of pairs) {
    const sum = byTask.get(task) ?? { before: 0, after: 0 };
    byTask.set(task, { before: sum.before + Number(before !== null), after: sum.after + Number(after !== null) });
  }
  const tasks = [...byTask.values()];
  return {
    runs: pairs.length,
    tasks: tasks.length,
    first: tasks.reduce((sum, { before }) => sum + before, 0),
    last: tasks.reduce((sum, { after }) => sum + after, 0),
    points: 100 * mean(pairs.map(({ before, after }) => Number(after !== null) - Number(before !== null))),
    p: pairedByTask(tasks),
    attempts: compareAttempts(pairs, cap),
  };
}

export function showP(p: number): string {
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4);
}

function placeOf({ run, record }: { readonly run: number; readonly record: { readonly taskId: string } }): string {
  return `${run}/${record.taskId}`;
}

function attemptsToSolve({ solved, attemptsToPass }: { readonly solved: boolean; readonly attemptsToPass: number | null }): number | null {
  return solved ? attemptsToPass : null;
}
