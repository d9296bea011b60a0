import type { EpisodeSpec } from '../../domain/episode.js';
import type { Recalled } from '../../domain/recalled.js';
import type { Store } from '../../ports/store.js';
import type { Workspace } from '../../ports/workspace.js';
import { loadRecalled } from '../episode/episode-context.js';

/** What stands in a checkout that somebody enters, and which rows of memory name what does not. */
export interface Found {
  readonly files: readonly string[];
  readonly total: number;
  readonly outdated?: readonly string[];
}

/** Paths that stand in each question of a work. */
const FILES_SHOWN = 120;

export async function findIn(workspace: Workspace, store: Store, spec: EpisodeSpec): Promise<Found> {
  const listed = await workspace.list();
  const { paths, total } = listed.kind === 'files' ? listed : { paths: [], total: 0 };
  const outdated = paths.length < total ? [] : outdatedIn(await loadRecalled(store, spec), new Set(paths));
  return { files: paths.slice(0, FILES_SHOWN), total, ...(outdated.length === 0 ? {} : { outdated }) };
}

/** A repository moves on: what names a file that its commit does not have is left out of the questions. */
function outdatedIn(recalled: readonly Recalled[], there: ReadonlySet<string>): readonly string[] {
  return recalled.filter(({ paths = [] }) => paths.some((path) => !there.has(path))).map(({ id }) => id);
}
