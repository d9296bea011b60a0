import { retriesIn, retryQueue } from '../../domain/memory/retry.js';
import type { View } from '../../domain/view.js';
import { accountsIn } from '../../campaigns/memory-book.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import type { Store } from '../../ports/store.js';
import type { SampledTask } from './sample-tasks.js';

export interface FailedBefore {
  readonly campaign: string;
  readonly suiteId: string;
  readonly view: View;
  /** tasks that the cycle practises */
  readonly batch: number;
}

/** Train tasks that failed in practice and whose turn it is again. */
export async function failedBefore(
  { store }: { readonly store: Store },
  { campaign, suiteId, view, batch }: FailedBefore,
): Promise<readonly SampledTask[]> {
  const wanted = retriesIn(batch);
  if (wanted === 0) return [];
  const [accounts, { tasks }] = await Promise.all([accountsIn(store, { campaign, branches: view }), loadSuiteRecord(store, suiteId)]);
  const train = new Map(tasks.flatMap((task) => (task.pool === 'train' ? [[task.hash, task] as const] : [])));
  return retryQueue(accounts.filter(({ cycle }) => cycle >= 0))
    .flatMap((each) => (each.in === 0 ? (train.get(each.task) ?? []) : []))
    .slice(0, wanted)
    .map(({ id, hash, family }) => ({ id, hash, family }));
}
