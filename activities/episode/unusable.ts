import type { Address } from '../../domain/address.js';
import type { AnswerRef, EpisodeProgress } from '../../domain/episode.js';
import { excerpt } from '../../domain/excerpt.js';
import type { Task } from '../../domain/task.js';
import { candidatesOf } from '../../campaigns/candidates.js';
import { treeRecord } from '../../campaigns/trees.js';
import { workRecord } from '../../campaigns/works.js';
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
    answers.map(async (ref) => {
      const { verdicts, setAside = [] } = ref;
      const candidates = (await candidatesOf(store, task, ref)) ?? [];
      const texts = await textsOf(store, ref);
      return candidates.slice(0, verdicts.length).flatMap((candidate, position) => {
        const isIt = verdicts[position] === null && !setAside.includes(position) && 'unusable' in candidate;
        return isIt ? [{ because: candidate.unusable, text: texts[position] ?? '' }] : [];
      });
    }),
  );
  const all = found.flat();
  const [most] = counted(all.map(({ because }) => ({ because, answers: 1 })));
  if (most === undefined) return null;
  return { answers: all.length, because: most.because, example: excerpt(all.find(({ because }) => because === most.because)?.text ?? '') };
}

/** What the model wrote; of an agent's work and of a tree, the last answer. */
async function textsOf(store: Store, { ledger, work, tree }: AnswerRef): Promise<readonly string[]> {
  const calls =
    tree !== undefined ? (await treeRecord(store, tree)).calls : work !== undefined ? (await workRecord(store, work)).calls : null;
  const last = calls === null ? ledger : (calls.at(-1) ?? null);
  return last === null ? [] : (await paidAnswer(store, last)).choices.map(({ text }) => text);
}

/** Keeps why, for people: nothing that learns reads it. */
export async function recordUnusable(store: Store, address: Address, record: UnusableRecord): Promise<void> {
  await store.keep('unusables', address, record);
  const list = unusableList(record.campaign);
  if ((await store.list(list)).length < MAX_TOLD) await store.append(list, address);
}
