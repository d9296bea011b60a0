import { askedAlike, askingAs } from '../domain/known-way.js';
import { FIRST_STRATEGY, type Strategy } from '../domain/strategy.js';
import { latestOf, wayList } from '../ports/lists.js';
import type { RaceRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import type { KnownWay } from '../schemas/settings.js';
import { loadStrategy } from './strategies.js';

/**
 * Keeps how the champion of a campaign asks, where a race that the gate decided has shown that way better than another.
 * `lineage`: from the first version to the champion.
 */
export async function keepWay(
  store: Store,
  model: { readonly fingerprint: string; readonly model: string },
  { races, lineage }: { readonly races: readonly RaceRecord[]; readonly lineage: readonly string[] },
): Promise<void> {
  const promoted = races.filter(({ decision, challenger }) => decision === 'promoted' && lineage.includes(challenger));
  for (const { campaign, champion, challenger: strategy, pairs, wins, losses } of promoted.toReversed()) {
    const [one, other] = await Promise.all([loadStrategy(store, strategy), loadStrategy(store, champion)]);
    if (askedAlike(one, other)) continue;
    const id = `${model.fingerprint}/${campaign}/${strategy}`;
    await store.keep('ways', id, { fingerprint: model.fingerprint, model: model.model, campaign, strategy, pairs, wins, losses });
    return store.append(wayList(model.fingerprint), id);
  }
}

/** The first strategy, asking as the model was last found to be better asked; null where that is not known, or is how it asks anyway. */
export async function knownFirst(
  store: Store,
  fingerprint: string,
): Promise<{ readonly strategy: Strategy; readonly way: KnownWay } | null> {
  const way = (await latestOf(store, 'ways', wayList(fingerprint))).at(-1);
  if (way === undefined) return null;
  const strategy = askingAs(FIRST_STRATEGY, await loadStrategy(store, way.strategy));
  return askedAlike(strategy, FIRST_STRATEGY) ? null : { strategy, way };
}

export function knownWayLine({ knownWay }: { readonly knownWay?: KnownWay }): readonly string[] {
  if (knownWay === undefined) return [];
  const { model, campaign, strategy, wins, losses, pairs } = knownWay;
  return [
    `Its first strategy asks ${model} as it was better asked before: as in ${strategy}, promoted in campaign ${campaign} (${wins} won, ${losses} lost in ${pairs} pairs). \`--known-way off\` begins without.`,
  ];
}
