import type { Address } from '../../domain/address.js';
import type { EpisodeProgress } from '../../domain/episode.js';
import { excerpt } from '../../domain/excerpt.js';
import type { Task } from '../../domain/task.js';
import { candidateOf } from './episode-context.js';
import { paidAnswer } from '../asking/ledger.js';
import { allOf } from '../listed.js';
import type { Store } from '../ports.js';
import type { UnusableRecord, UnusableSummary } from '../../ports/records.js';

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

/** What a campaign, or a solve, came to in answers that could not be used; null where there is none. */
export async function unusableOf(store: Store, campaign: string): Promise<UnusableSummary | null> {
  const answers = (await store.budget.read(campaign)).spent.unusable ?? 0;
  if (answers === 0) return null;
  const told = await allOf(store, 'unusables', unusableList(campaign));
  const reasons = counted(told);
  const example = told.find(({ because }) => because === reasons[0]?.because);
  return { answers, reasons: reasons.slice(0, MAX_REASONS), example: example === undefined ? null : { task: example.taskId, text: example.example } };
}

function unusableList(campaign: string): string {
  return `unusable:${campaign}`;
}

function counted(all: readonly Pick<Unusable, 'because' | 'answers'>[]): readonly { readonly because: string; readonly answers: number }[] {
  const counts = new Map<string, number>();
  for (const { because, answers } of all) counts.set(because, (counts.get(because) ?? 0) + answers);
  return [...counts].map(([because, answers]) => ({ because, answers })).toSorted((a, b) => b.answers - a.answers);
}

/** Episodes of a campaign that tell why; the rest are counted. */
const MAX_TOLD = 20;
const MAX_REASONS = 4;
