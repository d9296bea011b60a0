import { isTrainEpisode } from '../../domain/address.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { EMPTY_BOOK } from '../../domain/memory/book.js';
import { choose } from '../../domain/memory/choose.js';
import { bookIn } from '../../campaigns/memory-book.js';
import { learnableBy } from '../../campaigns/memory-scope.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';

/** What of the rows that memory finds an episode may be told, and what of that it is. */
export interface WorthTelling {
  /** ids of rows that are told to nobody any more */
  readonly without: ReadonlySet<string>;
  readonly isLearnable: (row: MemoryRow) => boolean;
  readonly choose: <Row extends { readonly id: string }>(
    found: readonly Row[],
    limit: number,
  ) => { readonly told: readonly Row[]; readonly withheld: readonly Row[] };
}

export async function worthTelling(store: Store, { address, campaign, seed, view }: EpisodeSpec): Promise<WorthTelling> {
  const [book, isLearnable] =
    view.length === 0
      ? [EMPTY_BOOK, () => true]
      : await Promise.all([bookIn(store, { campaign, branches: view }), learnableBy(store, campaign)]);
  return {
    without: new Set([...book.entries].flatMap(([id, { out }]) => (out === null ? [] : [id]))),
    isLearnable,
    choose: (found, limit) => choose(found, book, { limit, seed, address, isTrain: isTrainEpisode(address) }),
  };
}
