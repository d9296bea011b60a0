import type { ErrorClass } from '../verdict.js';

/** What one version came to on one train task, at one place of the campaign. */
export interface TrainResult {
  readonly taskId: string;
  /** cycle and index: two versions with the same place drew the same random numbers on the same task */
  readonly place: string;
  readonly solved: boolean;
  /** candidates until solved, or all that it may have */
  readonly attempts: number;
  readonly of: number;
  readonly errorClass: ErrorClass | null;
  /** choices that ended at the token limit; missing where an earlier version kept it */
  readonly cutOff?: number;
}

/** 1 for a task that was solved at once, less for each further attempt, 0 for one that was not solved. */
function trainScore({ solved, attempts, of }: Pick<TrainResult, 'solved' | 'attempts' | 'of'>): number {
  return solved ? 1 - Math.max(0, attempts - 1) / Math.max(1, of) : 0;
}

/** The mean score of each task that a version has practised. */
export function scoresByTask(results: readonly TrainResult[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { total: number; n: number }>();
  for (const each of results) {
    const { total, n } = sums.get(each.taskId) ?? { total: 0, n: 0 };
    sums.set(each.taskId, { total: total + trainScore(each), n: n + 1 });
  }
  return new Map([...sums].map(([task, { total, n }]) => [task, total / n]));
}

export interface Paired {
  readonly n: number;
  /** attempts that the first saved over the second, all tasks together; negative where it took more */
  readonly saved: number;
  /** tasks that only the first, or only the second, solved */
  readonly gained: number;
  readonly lost: number;
}

/** Two versions on the tasks that both met at the same place. */
export function comparePlaces(first: readonly TrainResult[], second: readonly TrainResult[]): Paired {
  const others = new Map(second.map((each) => [`${each.place} ${each.taskId}`, each]));
  let [n, saved, gained, lost] = [0, 0, 0, 0];
  for (const one of first) {
    const other = others.get(`${one.place} ${one.taskId}`);
    if (other === undefined) continue;
    n += 1;
    saved += spent(other) - spent(one);
    gained += Number(one.solved && !other.solved);
    lost += Number(other.solved && !one.solved);
  }
  return { n, saved, gained, lost };
}

function spent({ solved, attempts, of }: TrainResult): number {
  return solved ? attempts : of;
}
