import type { Held } from '../domain/adapt/adapter.js';
import { upcastVersion } from '../domain/strategy-upcast.js';
import type { AdapterRecord, TrainingPoint } from '../ports/adapter.js';
import { ADAPTERS, allOf, raceList } from '../ports/lists.js';
import type { RaceRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';

/** An adapted model of the registry as people and programs are told of it. */
export interface AdapterSummary extends Pick<
  AdapterRecord,
  'hash' | 'model' | 'at' | 'tier' | 'adaptation' | 'base' | 'parent' | 'rows' | 'madeAt'
> {
  /** on rows that it was not taught with; null where there was none, or nobody could say */
  readonly held: Held | null;
  /** the forgetting test: on what was held out of earlier trainings */
  readonly old: Held | null;
}

export interface ToldAdapter extends AdapterSummary {
  readonly evidence: readonly string[];
  /** how its training went, oldest first; empty where nobody said */
  readonly curve: readonly TrainingPoint[];
  /** how many families taught it; a campaign that holds one of them back cannot have it */
  readonly families: number;
  /** rows as they were drawn; null where that is no longer on record */
  readonly drawn: {
    readonly training: number;
    readonly validation: number;
    readonly old: number;
    readonly refused: Readonly<Record<string, number>>;
  } | null;
  /** adapters that go on from it */
  readonly followers: readonly string[];
  readonly races: readonly AdapterRace[];
}

/** A race by which a campaign tried it: the challenger had it, and the champion did not. */
export type AdapterRace = Pick<
  RaceRecord,
  'campaign' | 'branch' | 'cycle' | 'k' | 'champion' | 'challenger' | 'decision' | 'because' | 'pairs' | 'wins' | 'losses'
>;

export function adapterSummary({
  hash,
  model,
  at,
  tier,
  adaptation,
  base,
  parent,
  rows,
  madeAt,
  evaluated,
}: AdapterRecord): AdapterSummary {
  const { held, old } = evaluated;
  return { hash, model, at, tier, adaptation, base, parent, rows, madeAt, held, old };
}

export async function toldAdapter(store: Store, record: AdapterRecord): Promise<ToldAdapter> {
  const [set, all, races] = await Promise.all([
    store.find('adaptSets', record.adaptation),
    allOf(store, 'adapters', ADAPTERS),
    racesWith(store, record),
  ]);
  const { evaluated, curve = [], families } = record;
  return {
    ...adapterSummary(record),
    evidence: evaluated.evidence,
    curve,
    families: families.length,
    drawn:
      set === null ? null : { training: set.training.length, validation: set.validation.length, old: set.old.length, refused: set.refused },
    followers: all.filter(({ parent }) => parent === record.hash).map(({ hash }) => hash),
    races,
  };
}

/** Of the campaigns that ask its base, since it is offered to those alone. */
async function racesWith(store: Store, { hash, base }: AdapterRecord): Promise<readonly AdapterRace[]> {
  const campaigns = (await store.campaigns.list()).filter(({ config }) => config.model === base);
  const races = (await Promise.all(campaigns.map(({ id }) => allOf(store, 'races', raceList(id))))).flat();
  const tried = await Promise.all(
    races.map(async ({ champion, challenger }) => {
      const [ours, theirs] = await Promise.all([adapterOf(store, challenger), adapterOf(store, champion)]);
      return ours === hash && theirs !== hash;
    }),
  );
  return races
    .filter((_, index) => tried[index])
    .map(({ campaign, branch, cycle, k, champion, challenger, decision, because, pairs, wins, losses }) => ({
      campaign,
      branch,
      cycle,
      k,
      champion,
      challenger,
      decision,
      because,
      pairs,
      wins,
      losses,
    }));
}

async function adapterOf(store: Store, strategy: string): Promise<string | null> {
  const version = await store.find('strategies', strategy);
  return version === null ? null : (upcastVersion(version).strategy.adapter?.hash ?? null);
}
