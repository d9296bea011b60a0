import type { Address } from '../domain/address.js';
import type { Use } from '../domain/memory/account.js';
import type { Store } from '../ports/store.js';

/** A train episode as memory counts it; null where it has not ended: it was cut, and will be gone on with. */
export async function useOf(store: Store, episode: Address, isPractised: (at: Address) => boolean): Promise<Use | null> {
  const [record, course, recalled] = await Promise.all([
    store.find('episodes', episode),
    store.find('courses', episode),
    store.find('recalls', episode),
  ]);
  if (record === null || course === null) return null;
  const { spec } = course;
  return {
    episode,
    taskId: record.taskId,
    task: spec.task,
    solved: record.solved,
    attempts: record.solved ? (record.attemptsToPass ?? record.attempts) : record.attempts,
    of: spec.attempts,
    practised: isPractised(episode),
    asked: spec.recall > 0 && spec.view.length > 0,
    told: record.recalled,
    withheld: recalled?.withheld ?? [],
  };
}
