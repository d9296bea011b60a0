import type { Address } from '../domain/address.js';
import { effectOf } from '../domain/effect.js';
import type { SeenTask } from '../domain/foretold.js';
import type { SearchState, Variant } from '../domain/search/state.js';
import type { ArchivedVersion, FailedChange } from '../domain/tactics/tactic.js';
import type { StrategyVersion } from '../domain/strategy.js';
import type { Trace } from '../domain/trace.js';
import type { View } from '../domain/view.js';
import { traceList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';

/** What a proposal is asked with, and what of the train episodes and versions before it that opens. */

export interface SnapshotInput {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  /** the ancestor chain of memory as it was when the cycle began */
  readonly view: View;
  /** what people said that no proposal has read yet, and what rollbacks taught */
  readonly feedback: readonly string[];
  /** missing where no search asks */
  readonly search?: Expanding;
}

/** A proposal of a search: from which version, on which evidence, and what else the search holds. */
export interface Expanding {
  readonly number: number;
  readonly parent: string;
  /** addresses of the parent's episodes on the places where it and its child will be compared */
  readonly episodes: readonly Address[];
  /** of further episodes of the parent, which are told of in a line each; missing where an earlier version asks */
  readonly seen?: readonly Address[];
  /** proposals that were to solve train tasks, and did not solve one of them; missing where an earlier version asks */
  readonly inVain?: readonly { readonly child: string; readonly parent: string; readonly tasks: readonly string[] }[];
  /** the turn that the search is in; missing where an earlier version asks */
  readonly turn?: number;
  readonly state: Pick<SearchState, 'seed' | 'tasks' | 'attempts'> & { readonly pool: readonly Pick<Variant, 'id' | 'runs'>[] };
}

/** Train episodes that evidence is drawn from; the latest. */
const MAX_TRACES = 64;
export type VersionAt = (id: string) => Promise<StrategyVersion>;

/** Generations that are looked back on: two versions that part earlier have little in common. */
const GENERATIONS = 12;

/** Those that the archive descends from and does not hold itself. */
export async function ancestorsOf(archive: readonly ArchivedVersion[], versionAt: VersionAt): Promise<readonly StrategyVersion[]> {
  const known = new Map(archive.map(({ version }) => [version.id, version]));
  const found: StrategyVersion[] = [];
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const wanted = [...new Set([...known.values()].flatMap(({ parent }) => (parent === null || known.has(parent) ? [] : [parent])))];
    const versions = await Promise.all(wanted.map(versionAt));
    for (const version of versions) known.set(version.id, version);
    found.push(...versions);
    if (versions.length === 0) break;
  }
  return found;
}

/** The latest of the champion; of any version where it has none yet. A search names its own. */
export async function tracesOf(store: Store, { campaign, champion, search }: SnapshotInput): Promise<readonly Trace[]> {
  if (search !== undefined)
    return (await Promise.all(search.episodes.map((id) => store.find('traces', id)))).filter((each) => each !== null);
  // episodes side by side stand in the list in the order in which they ended, which is nobody's decision
  const ids = (await store.list(traceList(campaign))).slice(-MAX_TRACES).toSorted();
  const traces = (await Promise.all(ids.map((id) => store.find('traces', id)))).filter((each) => each !== null);
  const own = traces.filter(({ strategy }) => strategy === champion);
  return own.some(({ solved }) => !solved) ? own : traces;
}

/** The tasks of the traces and of the further episodes of a search, with how they failed where that is known. */
export async function seenTasks(store: Store, traces: readonly Trace[], search: Expanding | undefined): Promise<readonly SeenTask[]> {
  if (search === undefined) return traces.map(({ taskId, solved }) => ({ taskId, solved, errorClass: null }));
  const found = await Promise.all([...search.episodes, ...(search.seen ?? [])].map((id) => store.find('episodes', id)));
  return found.flatMap((episode) => {
    if (episode === null || episode.status === 'void') return [];
    const { taskId, solved, errorClass } = episode;
    return [{ taskId, solved, errorClass: errorClass === 'Unusable' ? null : errorClass }];
  });
}

export async function foretoldInVain(inVain: NonNullable<Expanding['inVain']>, versionAt: VersionAt): Promise<readonly FailedChange[]> {
  return Promise.all(
    inVain.map(async ({ child, parent, tasks }) => {
      const [made, before] = await Promise.all([versionAt(child), versionAt(parent)]);
      const { action, old, new: now } = made.change ?? { action: 'edits-bundled' as const, old: '', new: child };
      return { change: { action, old, new: now, inVain: tasks }, effect: effectOf(before.strategy, made.strategy) };
    }),
  );
}
