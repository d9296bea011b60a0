import type { UnusableRecord, UnusableSummary } from '../ports/records.js';
import { allOf, unusableList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';

/** What a campaign, or a solve, came to in answers that could not be used; null where there is none. */
export async function unusableOf(store: Store, campaign: string): Promise<UnusableSummary | null> {
  const answers = (await store.budget.read(campaign)).spent.unusable ?? 0;
  if (answers === 0) return null;
  const told = await allOf(store, 'unusables', unusableList(campaign));
  const reasons = counted(told);
  const example = told.find(({ because }) => because === reasons[0]?.because);
  return {
    answers,
    reasons: reasons.slice(0, MAX_REASONS),
    example: example === undefined ? null : { task: example.taskId, text: example.example },
  };
}

export function counted(
  all: readonly Pick<UnusableRecord, 'because' | 'answers'>[],
): readonly { readonly because: string; readonly answers: number }[] {
  const counts = new Map<string, number>();
  for (const { because, answers } of all) counts.set(because, (counts.get(because) ?? 0) + answers);
  return [...counts].map(([because, answers]) => ({ because, answers })).toSorted((a, b) => b.answers - a.answers);
}

/** Episodes of a campaign that tell why; the rest are counted. */
export const MAX_TOLD = 20;

const MAX_REASONS = 4;
