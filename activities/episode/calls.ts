import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import type { Store } from '../../ports/store.js';
import { treeRecord } from '../../campaigns/trees.js';
import { workRecord } from '../../campaigns/works.js';
import { ledgerEntry } from '../asking/ledger.js';

/** Ledger keys of all the calls of an episode. */
export async function keysOf(store: Store, { answers, reflections, thoughts = [] }: EpisodeProgress): Promise<readonly string[]> {
  const asked = answers.map(async ({ ledger, work, tree, review }) => [
    ...(ledger === null ? [] : [ledger]),
    ...(work === undefined ? [] : (await workRecord(store, work)).calls),
    ...(tree === undefined ? [] : (await treeRecord(store, tree)).calls),
    ...(review === undefined ? [] : [review]),
  ]);
  return [...(await Promise.all(asked)).flat(), ...reflections, ...thoughts.map(({ ledger }) => ledger)];
}

/**
 * How long each of `n` answers may be, `wanted` at most, so that the episode stays within the tokens that it has; null
 * where nothing is left to write with.
 */
export async function roomFor(
  store: Store,
  { limits }: EpisodeSpec,
  progress: EpisodeProgress,
  { n, wanted }: { readonly n: number; readonly wanted: number },
): Promise<number | null> {
  if (limits === undefined) return wanted;
  const entries = await Promise.all((await keysOf(store, progress)).map((key) => ledgerEntry(store, key)));
  const written = entries.reduce((sum, { answer }) => sum + answer.usage.completionTokens, 0);
  const room = Math.floor((limits.tokens - written) / n);
  return room < 1 ? null : Math.min(wanted, room);
}
