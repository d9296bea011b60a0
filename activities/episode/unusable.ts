import type { Address } from '../../domain/address.js';
import type { EpisodeProgress } from '../../domain/episode.js';
import { excerpt } from '../../domain/excerpt.js';
import type { Task } from '../../domain/task.js';
import { candidateOf } from './episode-context.js';
import { paidAnswer } from '../asking/ledger.js';
import type { UnusableRecord } from '../../ports/records.js';
import { unusableList } from '../../ports/lists.js';
import { counted, MAX_TOLD } from '../../campaigns/unusable.js';
import type { Store } from '../../ports/store.js';

/** Answers of an episode that held no candidate. */
export type Unusable = Pick<UnusableRecord, 'answers' | 'because' | 'example'>;

/** Null where each answer held a candidate. Why is what most of them had in common, and the example is one of those. */
export async function unusableAnswers(store: Store, task: Task, { answers }: EpisodeProgress): Promise<Unusable | null> {
  const found = await Promise.all(
    answers.map(async ({ ledger, verdicts, setAside = [] }) => {
      if (ledger === null) return [];
      const { choices } = await paidAnswer(store, ledger);
      return choices.slice(0, verdicts.length).flatMap((choice, position) => {
        const candidate = verdicts[position] === null && !setAside.includes(position) ? candidateOf(task, choice) : null;
        return candidate !== null && 'unusable' in candidate ? [{ because: candidate.unusable, text: choice.text }] : [];
      });
    }),
  );
  const all = found.flat();
  const [most] = counted(all.map(({ because }) => ({ because, answers: 1 })));
  if (most === undefined) return null;
  return { answers: all.length, because: most.because, example: excerpt(all.find(({ because }) => because === most.because)?.text ?? '') };
}

/** Keeps why, for people: nothing that learns reads it. */
export async function recordUnusable(store: Store, address: Address, record: UnusableRecord): Promise<void> {
  await store.keep('unusables', address, record);
  const list = unusableList(record.campaign);
  if ((await store.list(list)).length < MAX_TOLD) await store.append(list, address);
}
