import { MAX_ATTEMPTS, type Runs } from './runs.js';

/** What was done to a strategy, by the versions before and after it: enough to take it away again (`edits.ts`). */
export interface Edit {
  readonly before: string;
  readonly after: string;
}

/** A strategy that the search holds, by reference. */
export interface Variant {
  /** id of the strategy */
  readonly id: string;
  readonly parents: readonly string[];
  /** all that was done since the search's first champion, in its order; the last one made this version */
  readonly edits: readonly Edit[];
  readonly runs: Runs;
  /** places that let it in, or turned it away: chosen for what its parent did there, so they are no evidence */
  readonly entrance: readonly number[];
  readonly race: 'none' | 'undecided' | 'dropped';
}

/** A proposal that is being looked at on its minibatch. */
export interface Candidate extends Variant {
  readonly parent: string;
  readonly minibatch: readonly number[];
}

/** A bundle whose edits are taken away one at a time. */
export interface Pruning {
  /** the bundle as the search found it */
  readonly origin: string;
  /** the bundle as it is now */
  readonly bundle: string;
  /** each edit of it that was taken away, and what that made; null where nothing could be made of it */
  readonly without: readonly { readonly edit: Edit; readonly made: string | null }[];
  readonly done: boolean;
}

/** What a proposal foretold, by indices of train tasks, and what came of it as far as both versions have run. */
export interface Foretelling {
  readonly child: string;
  readonly parent: string;
  readonly willFix: readonly number[];
  readonly mayBreak: readonly number[];
  /** tasks of either list that both have run where it could come true */
  readonly fixable: number;
  readonly fixed: number;
  readonly breakable: number;
  readonly broke: number;
}

/** All that a search knows, as JSON. Whoever carries it through a workflow carries the whole search. */
export interface SearchState {
  readonly schema: 1;
  readonly seed: number;
  /** train tasks, in the suite's order */
  readonly tasks: number;
  /** candidates that an episode of the search may have judged */
  readonly attempts: number;
  readonly champion: string;
  /** places before this one were run with another memory or model: they help to choose parents and are no evidence */
  readonly from: number;
  /** the champion first */
  readonly pool: readonly Variant[];
  /** turned away, or trimmed: what comes again goes on from here */
  readonly away: readonly Variant[];
  readonly candidates: readonly Candidate[];
  readonly pruning: Pruning | null;
  /** proposals asked for so far: their number is their address */
  readonly asked: number;
  readonly evaluations: number;
  /** model calls of the whole search, and those of proposals with their minibatches */
  readonly calls: number;
  readonly expanding: number;
  /** what the latest proposals foretold, and what came; missing where none has foretold anything */
  readonly foretold?: readonly Foretelling[];
}

export interface SearchSettings {
  /** proposals that are made side by side */
  readonly proposals: number;
  /** places that a proposal is compared with its parent on */
  readonly minibatch: number;
  /** places of the first rung; each further one has twice as many, up to a step of 16 */
  readonly firstRung: number;
  /** variants that go on to their next rung side by side */
  readonly lanes: number;
  /** what a lead may be off by, over the root of its places */
  readonly optimism: number;
  /** share of the calls that goes to proposals and their minibatches while there is also something to compare */
  readonly shareForProposals: number;
  /** evidence on train places (an e-value) that earns a race */
  readonly evidence: number;
  /** places that a bundle without one edit is compared on; 0: nothing is taken away */
  readonly ablation: number;
  readonly poolSize: number;
}

export const SETTINGS: SearchSettings = {
  proposals: 6,
  minibatch: 3,
  firstRung: 4,
  lanes: 4,
  optimism: 0.4,
  shareForProposals: 0.4,
  evidence: 4,
  ablation: 16,
  poolSize: 16,
};

/** Turned away versions that are kept, for when they come again. */
export const MAX_AWAY = 48;

export function beginSearch({
  seed,
  tasks,
  attempts,
  champion,
}: Pick<SearchState, 'seed' | 'tasks' | 'attempts' | 'champion'>): SearchState {
  const first: Variant = { id: champion, parents: [], edits: [], runs: '', entrance: [], race: 'none' };
  return {
    schema: 1,
    seed,
    tasks,
    attempts: Math.min(attempts, MAX_ATTEMPTS),
    champion,
    from: 0,
    pool: [first],
    away: [],
    candidates: [],
    pruning: null,
    asked: 0,
    evaluations: 0,
    calls: 0,
    expanding: 0,
  };
}

export function championOf(state: SearchState): Variant {
  return variantOf(state, state.champion) ?? { id: state.champion, parents: [], edits: [], runs: '', entrance: [], race: 'none' };
}

/** Wherever it stands: a candidate that comes again is one variant with one row of runs. */
export function variantOf(state: SearchState, id: string): Variant | undefined {
  return (
    state.pool.find((each) => each.id === id) ??
    state.candidates.find((each) => each.id === id) ??
    state.away.find((each) => each.id === id)
  );
}
