import type { Account } from './account.js';

/** A task is practised again so often before it waits for its usual turn. */
const MOST_RETRIES = 3;
/** One in so many of the tasks that a cycle practises may be one that failed before. */
const SHARE = 4;

export function retriesIn(batch: number): number {
  return Math.floor(batch / SHARE);
}

/** A task that failed in practice. */
export interface Waiting {
  /** content hash of the task */
  readonly task: string;
  readonly taskId: string;
  /** how often it has failed, one after the other */
  readonly failures: number;
  /** in how many cycles it is its turn; 0: in this one */
  readonly in: number;
}

/**
 * The tasks that failed in practice and wait to be practised again, as the accounts of the cycles before tell it, oldest
 * first: in the next cycle, then after two, after four; then it is no one's turn out of order. What is solved waits no more.
 */
export function retryQueue(accounts: readonly Account[]): readonly Waiting[] {
  const failed = new Map<string, { readonly taskId: string; readonly failures: number; readonly at: number }>();
  for (const [at, { episodes }] of accounts.entries()) {
    const practised = episodes.filter((use) => use.practised);
    const solved = new Set(practised.flatMap(({ task, solved: isSolved }) => (isSolved ? [task] : [])));
    for (const task of solved) failed.delete(task);
    for (const [task, taskId] of new Map(practised.map((use) => [use.task, use.taskId])))
      if (!solved.has(task)) failed.set(task, { taskId, failures: (failed.get(task)?.failures ?? 0) + 1, at });
  }
  return [...failed]
    .filter(([, { failures }]) => failures <= MOST_RETRIES)
    .map(([task, { taskId, failures, at }]) => ({ task, taskId, failures, in: Math.max(0, at + 2 ** (failures - 1) - accounts.length) }))
    .toSorted((a, b) => a.in - b.in || a.failures - b.failures || (a.task < b.task ? -1 : 1));
}
