import { diffLines, strategyDiff } from '../domain/strategy-diff.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { allOf, checkpointList, raceList, rollbackList, screenedList, strategyList } from '../ports/lists.js';
import type { CampaignState, RaceRecord } from '../ports/records.js';
import type { LenientStore } from './leaving-out.js';
import { forcedOf } from './forced.js';
import type { Fate, ToldVersion } from './story.js';
import { versionsIn } from './strategies.js';
import { forcedLine } from './told.js';

/** The version that the campaign began with, then each that was made, in order. */
export async function toldVersions(store: LenientStore, state: CampaignState): Promise<readonly ToldVersion[]> {
  return (await versionsToTell(store, state)).tell();
}

interface VersionsToTell {
  /** in the order in which they were made */
  readonly ids: readonly string[];
  /** those of these ids, or all; what cannot be read is left out */
  readonly tell: (ids?: readonly string[]) => Promise<readonly ToldVersion[]>;
}

/** The same, of a campaign that has so many that they are told by and by. */
export async function versionsToTell(store: LenientStore, state: CampaignState): Promise<VersionsToTell> {
  const versionAt = await versionsIn(store, state.id);
  const [ids, races, screened, checkpoints, rollbacks, forced] = await Promise.all([
    store.list(strategyList(state.id)),
    allOf(store, 'races', raceList(state.id)),
    store.list(screenedList(state.id)),
    allOf(store, 'checkpoints', checkpointList(state.id)),
    allOf(store, 'rollbacks', rollbackList(state.id)),
    forcedOf(store, state.id),
  ]);
  const known = new Set(ids);
  const confirmed = new Set(checkpoints.map(({ strategy }) => strategy));
  const abandoned = new Set(rollbacks.flatMap((rollback) => rollback.abandoned));
  // the campaign began with the first, wherever that came from
  const own = async (id: string): Promise<StrategyVersion | null> => {
    const version = await store.tried('strategies', id, () => versionAt(id));
    return version === null || id !== ids[0] ? version : { ...version, parent: null };
  };
  const tellOne = async (id: string): Promise<ToldVersion | null> => {
    const version = await own(id);
    if (version === null) return null;
    const race = races.findLast(({ challenger }) => challenger === id) ?? null;
    const parent = version.parent !== null && known.has(version.parent) ? await own(version.parent) : null;
    return {
      version,
      fate: fateOf({ version, race, champion: state.champion, confirmed, abandoned, screened: screened.includes(id) }),
      race,
      forced: forced.filter(({ strategy, cycle }) => strategy === id && cycle !== null).map(forcedLine),
      diff: parent === null ? [] : diffLines(strategyDiff(parent.strategy, version.strategy)),
    };
  };
  return { ids, tell: async (wanted = ids) => (await Promise.all(wanted.map(tellOne))).filter((each) => each !== null) };
}

function fateOf({
  version,
  race,
  champion,
  confirmed,
  abandoned,
  screened,
}: {
  readonly version: StrategyVersion;
  readonly race: RaceRecord | null;
  readonly champion: string;
  readonly confirmed: ReadonlySet<string>;
  readonly abandoned: ReadonlySet<string>;
  readonly screened: boolean;
}): Fate {
  if (version.id === champion && version.parent !== null) return 'champion';
  if (version.parent === null) return 'first';
  if (abandoned.has(version.id)) return 'rolled back';
  if (confirmed.has(version.id)) return 'was champion';
  if (race !== null && race.decision !== 'promoted') return race.decision;
  return screened ? 'screened out' : 'not raced';
}
