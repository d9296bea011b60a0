import { within, type Address } from '../domain/address.js';
import { examPlaces } from '../domain/exam-places.js';
import { clustered, compareAttempts, mean, pairedByTask } from '../domain/metrics.js';
import type { SampledTask } from '../domain/sampling.js';
import type { CampaignConfig, EpisodeRecord } from '../ports/records.js';
import type { CallsAndCost, CampaignReport, PoolScore } from '../ports/report-records.js';
import type { Store } from '../ports/store.js';

/** A sealed task as one run of an exam solved it. */
export interface Examined {
  readonly run: number;
  readonly record: EpisodeRecord;
}

/** What an exam came to so far, voids left out; nothing where there was none. */
export async function examined(
  store: Store,
  exam: Address | null,
  tasks: readonly { readonly id: string }[],
  runs: number | undefined,
): Promise<readonly Examined[]> {
  if (exam === null) return [];
  const found = await Promise.all(
    examPlaces(tasks, runs).map(async ({ run, place }) => ({ run, record: await store.find('episodes', within(exam, ...place)) })),
  );
  return found.flatMap(({ run, record }) => (record === null || record.status === 'void' ? [] : [{ run, record }]));
}

/** What exams took, wherever they ended: also one that its budget cut, and what was void. */
export async function spentOnExams(
  store: Store,
  exams: ReadonlySet<Address>,
  tasks: readonly { readonly id: string }[],
  runs: number | undefined,
): Promise<CallsAndCost> {
  const places = examPlaces(tasks, runs);
  const records = await Promise.all(
    [...exams].flatMap((exam) => places.map(({ place }) => store.find('episodes', within(exam, ...place)))),
  );
  return records.reduce<CallsAndCost>(
    (sum, record) => ({ modelCalls: sum.modelCalls + (record?.modelCalls ?? 0), costUsd: sum.costUsd + (record?.costUsd ?? 0) }),
    { modelCalls: 0, costUsd: 0 },
  );
}

export function scoreOf(
  strategy: string,
  exam: readonly Examined[],
  { attempts, examRuns = 1 }: Pick<CampaignConfig, 'attempts' | 'examRuns'>,
): PoolScore {
  const tasks = [...byTask(exam).values()].map((records) => ({
    solved: records.filter(({ record }) => record.solved).length,
    of: records.length,
  }));
  const { low, high } = clustered(tasks);
  const solved = tasks.reduce((sum, each) => sum + each.solved, 0);
  const meanAttempts = mean(exam.map(({ record }) => attemptsToSolve(record) ?? attempts));
  return { strategy, n: exam.length, solved, low, high, meanAttempts, tasks: tasks.length, runs: examRuns };
}

/** The same task in the same run, under the first and under the last strategy. */
export function compareExams(
  first: readonly Examined[],
  last: readonly Examined[],
  cap: number,
): Pick<CampaignReport, 'pairedP' | 'attempts'> {
  const before = new Map(first.map((each) => [placeOf(each), each.record]));
  const pairs = last.flatMap((each) => {
    const other = before.get(placeOf(each));
    return other === undefined ? [] : [{ task: each.record.taskId, before: other, after: each.record }];
  });
  const tasks = [...new Set(pairs.map(({ task }) => task))].map((task) => {
    const own = pairs.filter((pair) => pair.task === task);
    return { before: own.filter((pair) => pair.before.solved).length, after: own.filter((pair) => pair.after.solved).length };
  });
  const attempts = pairs.map(({ task, before: one, after }) => ({ task, before: attemptsToSolve(one), after: attemptsToSolve(after) }));
  return { pairedP: pairedByTask(tasks), attempts: compareAttempts(attempts, cap) };
}

/** What plain sampling of the first strategy is computed from. */
export function sampledTasks(first: readonly Examined[], last: readonly Examined[]): readonly SampledTask[] {
  const after = byTask(last);
  return [...byTask(first)].map(([task, exam]) => {
    const own = after.get(task) ?? [];
    return {
      runs: exam.map(({ record }) => ({ modelCalls: record.modelCalls, passed: record.plausible, solved: record.solved })),
      last: own.length === 0 ? null : mean(own.map(({ record }) => Number(record.solved))),
    };
  });
}

function placeOf({ run, record }: Examined): string {
  return `${run}/${record.taskId}`;
}

function byTask(exam: readonly Examined[]): ReadonlyMap<string, readonly Examined[]> {
  const tasks = new Map<string, Examined[]>();
  for (const each of exam) tasks.set(each.record.taskId, [...(tasks.get(each.record.taskId) ?? []), each]);
  return tasks;
}

/** Null where the task was not solved: a plausible answer that the hidden checks refuse is no success, however soon it came. */
function attemptsToSolve(record: EpisodeRecord): number | null {
  return record.solved ? record.attemptsToPass : null;
}
