import { withoutSide, type Address } from '../../domain/address.js';
import type { ScreenOutcome } from '../../domain/screen.js';
import type { TrainResult } from '../../domain/tactics/train-score.js';
import { screenedList, screenList, trainingList } from '../../ports/lists.js';
import type { Paid } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';

export interface TrainingInput {
  readonly address: Address;
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly strategy: string;
  /** attempts that the campaign allows */
  readonly attempts: number;
  /** addresses of the episodes, all on train tasks */
  readonly episodes: readonly Address[];
}

/** Keeps how a version did on the train tasks that it has practised. Voids say nothing of it. */
export async function recordTraining({ store }: { readonly store: Store }, input: TrainingInput): Promise<void> {
  await train(store, input);
}

/** Keeps how a challenger did on them, beside the champion. One that earned no race is not proposed again. */
export async function recordScreen(
  { store }: { readonly store: Store },
  input: TrainingInput & { readonly champion: string; readonly outcome: ScreenOutcome },
): Promise<void> {
  const { modelCalls, costUsd } = await train(store, input);
  const { address, campaign, branch, cycle, champion, strategy, outcome } = input;
  await store.keep('screens', address, { ...outcome, campaign, branch, cycle, champion, challenger: strategy, modelCalls, costUsd });
  await store.append(screenList(campaign), address);
  if (!outcome.passed) await store.append(screenedList(campaign), strategy);
}

/** Answers what the episodes took. */
async function train(store: Store, { address, campaign, branch, cycle, strategy, attempts, episodes }: TrainingInput): Promise<Paid> {
  const records = await Promise.all(episodes.map(async (at) => ({ at, record: await store.find('episodes', at) })));
  const results = records.flatMap(({ at, record }): TrainResult[] => {
    if (record === null || record.status === 'void') return [];
    return [
      {
        taskId: record.taskId,
        place: withoutSide(at),
        solved: record.solved,
        attempts: record.solved ? (record.attemptsToPass ?? record.attempts) : record.attempts,
        of: attempts,
        errorClass: record.errorClass === 'Unusable' ? null : record.errorClass,
        cutOff: record.cutOff ?? 0,
      },
    ];
  });
  const spent = records.reduce<Paid>(
    (sum, { record }) => ({
      modelCalls: sum.modelCalls + (record?.modelCalls ?? 0),
      tokens: sum.tokens + (record?.tokens ?? 0),
      costUsd: sum.costUsd + (record?.costUsd ?? 0),
    }),
    { modelCalls: 0, tokens: 0, costUsd: 0 },
  );
  await store.keep('trainings', address, { campaign, branch, cycle, strategy, results, spent });
  await store.append(trainingList(campaign), address);
  return spent;
}
