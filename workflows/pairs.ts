import type { SampledTask } from '../activities/cycle/sample-tasks.js';
import type { CampaignConfig, EpisodeRecord } from '../ports/records.js';
import { sidePart, within, SIDES, type Address } from '../domain/address.js';
import { episodesOf } from '../domain/telling.js';
import type { EpisodeSpec } from '../domain/episode.js';
import type { Policy } from '../domain/strategy.js';
import type { View } from '../domain/view.js';
import { wholeEpisode } from './episode-run.js';
import { onStore } from './proxies.js';
import { sideBySide } from './side-by-side.js';

/** What one side of a pair runs with. */
export type Side = Pick<EpisodeSpec, 'strategy' | 'view'> & Policy;
export type Sides = Readonly<Record<(typeof SIDES)[number], Side>>;

export interface Pair {
  readonly task: SampledTask;
  readonly championEpisode: EpisodeRecord;
  readonly challengerEpisode: EpisodeRecord;
}

/** Pairs drawn over pairs judged: where the infrastructure voids more, what they are for ends undecided. */
export const MAX_DRAWN_PER_PAIR = 2;

/** A strategy with the memory that it may look into, as a side. */
export async function sideOf(config: CampaignConfig, strategy: string, view: View): Promise<Side> {
  return { strategy, ...(await onStore.policy(strategy, config.attempts)), view };
}

/**
 * The next batch of fresh pairs on gate tasks, in the order of their index: a task drawn with replacement, both sides
 * with the same seed. The caller folds them one by one and drops those past its decision, so that the outcome does not
 * depend on which episode ends first.
 */
export async function nextPairs(
  input: { readonly campaign: string; readonly config: CampaignConfig },
  at: Address,
  from: number,
  both: Sides,
): Promise<Pair[]> {
  const { campaign, config } = input;
  const tasks = await onStore.draw({
    suiteId: config.suiteId,
    pool: 'gate',
    seed: config.seed,
    purpose: at,
    from,
    count: config.concurrency,
    replacement: true,
  });
  const sides = tasks.flatMap((task, offset) => SIDES.map((side) => ({ task, side, index: from + offset })));
  const results = await sideBySide(sides, config.concurrency, ({ task, side, index }) =>
    wholeEpisode({
      address: within(at, 'pair', index, sidePart(side)),
      campaign,
      ...episodesOf(config),
      task: task.hash,
      seed: config.seed,
      ...both[side],
    }),
  );
  return tasks.flatMap((task, offset) => {
    const [championEpisode, challengerEpisode] = [results[2 * offset], results[2 * offset + 1]];
    return championEpisode === undefined || challengerEpisode === undefined ? [] : [{ task, championEpisode, challengerEpisode }];
  });
}
