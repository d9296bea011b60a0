import { canonicalJson, sha256 } from '../ports/keys.js';
import type { EpisodeRecord } from '../ports/records.js';
import { within } from '../domain/address.js';
import type { RoleNames } from '../domain/roles.js';
import type { Strategy } from '../domain/strategy.js';
import type { View } from '../domain/view.js';
import { type Named, resolveLearned } from '../campaigns/learned-with.js';
import type { Store } from '../ports/store.js';
import { progress } from './output.js';

/** All that decides what a solve comes to: the same command asks for the same. */
export interface SolveRequest {
  readonly suite: string;
  readonly suiteId: string;
  readonly strategy: string;
  readonly model: string;
  /** where the model is asked */
  readonly endpoint: string;
  /** missing where the solver is all of them */
  readonly roles?: RoleNames;
  readonly attempts: number;
  readonly seed: number;
  /** the memory that it is told of; missing: none */
  readonly view?: View;
}

export interface SolveRun {
  /** also the address of its episodes, and its budget */
  readonly id: string;
  /** Says that nothing of it is left to do, so that the same command begins anew. */
  finish(): Promise<void>;
}

/** All that decides what a comparison comes to. */
export interface CompareRequest extends Omit<SolveRequest, 'strategy' | 'view'> {
  readonly before: string;
  readonly after: string;
  readonly runs: number;
  /** the memory that each side is told of; missing: none */
  readonly views?: Readonly<Record<'before' | 'after', View>>;
}

/** A strategy that is run by itself, with what comes with its name; a person's own agent has nothing else. */
export async function strategyToRun(store: Store, agent: Strategy | null, name: string): Promise<Pick<Named, 'strategy' | 'view'>> {
  if (agent !== null) return { strategy: agent, view: [] };
  const { strategy, view, hints } = await resolveLearned(store, name);
  for (const hint of hints) progress(hint);
  return { strategy, view };
}

/** Of a request that is told of nothing nothing is said, so that its run is called as ever. */
export function seenBy(view: View): { readonly view?: View } {
  return view.length === 0 ? {} : { view };
}

/** The run of a `solve`: the one that was cut off, found again by what was asked, else a new one. */
export function openSolveRun(store: Store, request: SolveRequest): Promise<SolveRun> {
  return openRun(store, 'solve', request);
}

/** Likewise of a comparison. */
export function openCompareRun(store: Store, request: CompareRequest): Promise<SolveRun> {
  return openRun(store, 'compare', request);
}

async function openRun(store: Store, kind: 'solve' | 'compare', request: SolveRequest | CompareRequest): Promise<SolveRun> {
  const name = `${kind}-${request.suite.replace(/[^A-Za-z0-9._-]+/g, '-')}-${sha256(canonicalJson(request)).slice(0, 10)}`;
  const finished = await store.list(name);
  const id = `${name}-${finished.length + 1}`;
  await store.budget.open(id, { modelCalls: null, costUsd: null });
  return { id, finish: () => store.append(name, id) };
}

/** What the episodes of a run came to so far, in the order of the tasks. */
export async function episodesOf(store: Store, run: string, tasks: readonly { readonly id: string }[]): Promise<EpisodeRecord[]> {
  const found = await Promise.all(tasks.map(({ id }) => store.find('episodes', within(run, 'task', id))));
  return found.filter((record) => record !== null);
}
