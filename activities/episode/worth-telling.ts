import { isTrainEpisode } from '../../domain/address.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { EMPTY_BOOK, mayBeTold } from '../../domain/memory/book.js';
import { choose, offeredFor } from '../../domain/memory/choose.js';
import { bookIn } from '../../campaigns/memory-book.js';
import { learnableBy } from '../../campaigns/memory-scope.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';

type Nearest = (limit: number) => Promise<readonly MemoryRow[]>;

/** What of the rows that memory finds an episode may be told, and what of that it is. */
export interface WorthTelling {
  /** The nearest that may be told, a few more than are wanted: where many of the nearest are out, it looks farther. */
  find(near: Nearest, limit: number): Promise<readonly MemoryRow[]>;
  choose<Row extends { readonly id: string }>(
    found: readonly Row[],
    limit: number,
  ): { readonly told: readonly Row[]; readonly withheld: readonly Row[] };
}

export async function worthTelling(store: Store, { address, campaign, seed, view }: EpisodeSpec): Promise<WorthTelling> {
  const [book, isLearnable] =
    view.length === 0
      ? [EMPTY_BOOK, () => true]
      : await Promise.all([bookIn(store, { campaign, branches: view }), learnableBy(store, campaign)]);
  return {
    async find(near, limit) {
      const wanted = offeredFor(limit);
      for (let count = wanted; ; count *= 4) {
        const found = await near(count);
        const telling = found.filter((row) => mayBeTold(book, row.id) && isLearnable(row));
        if (telling.length >= wanted || found.length < count) return telling;
      }
    },
    choose: (found, limit) => choose(found, book, { limit, seed, address, isTrain: isTrainEpisode(address) }),
  };
}
