import { aimedMinibatch, type Aim } from './aim.js';
import { compare, expectedLead } from './compare.js';
import { enters } from './expand.js';
import { MAX_FORETELLINGS, withWhatCame } from './foretelling.js';
import { settlePruning } from './prune.js';
import { wasRun, withRun, type RunResult } from './runs.js';
import {
  championOf,
  MAX_AWAY,
  variantOf,
  type Candidate,
  type Edit,
  type SearchSettings,
  type SearchState,
  type Variant,
} from './state.js';
import type { Step } from './steps.js';

/** What became of a step. The caller folds all of a batch, in the order of its steps. */
export type StepResult =
  /** `strategy`: null where nothing could be made */
  | { readonly step: Extract<Step, { kind: 'take-away' }>; readonly strategy: string | null; readonly calls: number }
  | ({ readonly step: Extract<Step, { kind: 'expand' }>; readonly calls: number } & Made)
  | { readonly step: Extract<Step, { kind: 'evaluate' }>; readonly result: RunResult; readonly calls: number };

/** What a proposal made. */
export interface Made {
  readonly strategy: string | null;
  /** the versions on the way to it, where several edits made it */
  readonly through?: readonly string[];
  readonly aim?: Aim;
}

export function learn(state: SearchState, settings: SearchSettings, results: readonly StepResult[]): SearchState {
  const known = results.reduce((now, each) => folded(now, settings, each), state);
  return settlePruning(trimmed(settled(withWhatCame(known)), settings), settings);
}

function folded(state: SearchState, settings: SearchSettings, each: StepResult): SearchState {
  const paid = { ...state, calls: state.calls + each.calls };
  if ('result' in each) {
    const expanding = paid.expanding + (each.step.purpose === 'minibatch' ? each.calls : 0);
    return { ...ran(paid, each.step.variant, each.step.place, each.result), evaluations: paid.evaluations + 1, expanding };
  }
  return 'bundle' in each.step
    ? tookAway(paid, each.step, each.strategy)
    : proposed({ ...paid, asked: paid.asked + 1, expanding: paid.expanding + each.calls }, settings, each.step, each);
}

function ran(state: SearchState, variant: string, place: number, result: RunResult): SearchState {
  const write = <V extends Variant>(list: readonly V[]): readonly V[] =>
    list.map((each) => (each.id === variant && !wasRun(each.runs, place) ? { ...each, runs: withRun(each.runs, place, result) } : each));
  return { ...state, pool: write(state.pool), away: write(state.away), candidates: write(state.candidates) };
}

/** One that stands in the pool has nothing to show; one that was turned away is looked at again, on other places. */
function proposed(
  state: SearchState,
  settings: SearchSettings,
  step: Extract<Step, { kind: 'expand' }>,
  { strategy: made, through = [], aim }: Made,
): SearchState {
  const id = step.parent;
  const parent = variantOf(state, id);
  if (made === null || parent === undefined || made === id || [...state.pool, ...state.candidates].some((each) => each.id === made))
    return state;
  const before = state.away.find((each) => each.id === made);
  const edits = [...parent.edits, ...editsOf([id, ...through, made])];
  const fresh = before ?? { id: made, parents: [id], edits, runs: '', entrance: [], race: 'none' as const };
  const minibatch = (aim === undefined ? null : aimedMinibatch(state, settings, step, parent, aim)) ?? step.minibatch;
  const candidate: Candidate = { ...fresh, entrance: [...new Set([...fresh.entrance, ...minibatch])], parent: id, minibatch };
  return {
    ...state,
    away: state.away.filter((each) => each.id !== made),
    candidates: [...state.candidates, candidate],
    ...foretelling(state, id, made, aim),
  };
}

function editsOf(versions: readonly string[]): readonly Edit[] {
  return versions.slice(1).map((after, index) => ({ before: versions[index] ?? '', after }));
}

function foretelling({ foretold = [] }: SearchState, parent: string, child: string, aim: Aim | undefined): Pick<SearchState, 'foretold'> {
  if (aim === undefined || aim.guards !== undefined) return {};
  const { willFix, mayBreak } = aim;
  const said = { child, parent, willFix, mayBreak, fixable: 0, fixed: 0, breakable: 0, broke: 0 };
  return { foretold: [...foretold, said].slice(-MAX_FORETELLINGS) };
}

function tookAway(state: SearchState, { bundle: id, edit }: Extract<Step, { kind: 'take-away' }>, made: string | null): SearchState {
  const bundle = variantOf(state, id);
  if (bundle === undefined) return state;
  const pruning = state.pruning ?? { origin: id, bundle: id, without: [], done: false };
  const kept = { ...state, pruning: { ...pruning, without: [...pruning.without, { edit, made }] } };
  if (made === null || variantOf(state, made) !== undefined) return kept;
  const smaller: Variant = { id: made, parents: [id], edits: withoutThe(edit, bundle.edits), runs: '', entrance: [], race: 'none' };
  return { ...kept, away: [...kept.away, smaller] };
}

function withoutThe(edit: Edit, edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(({ before, after }) => before !== edit.before || after !== edit.after);
}

/** Candidates whose minibatch is complete enter the pool or are turned away. */
function settled(state: SearchState): SearchState {
  return state.candidates.reduce<SearchState>((now, candidate) => {
    const { parent: id, minibatch, ...variant } = candidate;
    const parent = variantOf(now, id) ?? championOf(now);
    if ([variant, parent].some(({ runs }) => minibatch.some((place) => !wasRun(runs, place)))) return now;
    const rest = { ...now, candidates: now.candidates.filter((each) => each.id !== variant.id) };
    return enters(now, variant, parent, minibatch) ? { ...rest, pool: [...rest.pool, variant] } : turnedAway(rest, variant);
  }, state);
}

function turnedAway(state: SearchState, variant: Variant): SearchState {
  const named = new Set([
    ...(state.pruning?.without.flatMap(({ made }) => made ?? []) ?? []),
    ...state.candidates.map(({ parent }) => parent),
  ]);
  const away = [...state.away, variant];
  const surplus = away.filter(({ id }) => !named.has(id)).slice(0, Math.max(0, away.length - MAX_AWAY));
  return { ...state, away: away.filter((each) => !surplus.includes(each)) };
}

/** The pool keeps its size: whoever may be expected to be furthest behind the champion goes first, of equals the oldest. */
function trimmed(state: SearchState, { poolSize }: SearchSettings): SearchState {
  if (state.pool.length <= poolSize) return state;
  const champion = championOf(state);
  const named = new Set([state.champion, state.pruning?.bundle, ...state.candidates.map(({ parent }) => parent)]);
  const ranked = state.pool
    .filter(({ id, race }) => !named.has(id) && race !== 'undecided')
    .map((variant) => ({ variant, lead: expectedLead(compare(state, variant, champion)) }))
    .toSorted((a, b) => a.lead - b.lead)
    .slice(0, state.pool.length - poolSize)
    .map(({ variant }) => variant);
  return ranked.reduce(turnedAway, { ...state, pool: state.pool.filter((each) => !ranked.includes(each)) });
}

/**
 * How a race of one of its variants ended. What was dropped is not raced again, nor what it was pruned from; what is undecided keeps
 * its place.
 */
export function raced(state: SearchState, variant: string, decision: 'undecided' | 'dropped'): SearchState {
  const { pruning } = state;
  const ended = new Set(pruning?.bundle === variant && decision === 'dropped' ? [variant, pruning.origin] : [variant]);
  const pool = state.pool.map((each) => (ended.has(each.id) ? { ...each, race: decision } : each));
  return { ...state, pool, pruning: decision === 'dropped' ? null : pruning };
}

/** A person does not want it. Whoever proposes refuses it when it comes again; its descendants were not meant. */
export function vetoed(state: SearchState, variant: string): SearchState {
  if (variant === state.champion) return state;
  const others = <V extends Variant>(list: readonly V[]): readonly V[] => list.filter(({ id }) => id !== variant);
  const { pruning } = state;
  const isPruned = pruning !== null && [pruning.bundle, pruning.origin].includes(variant);
  return {
    ...state,
    pool: others(state.pool),
    away: others(state.away),
    candidates: others(state.candidates).filter(({ parent }) => parent !== variant),
    pruning: isPruned ? null : pruning,
  };
}

/**
 * Another champion: by a promotion, by a person, by a rollback. What was run stays. With `fresh`, what both sides run
 * with (memory, model) is another one too: earlier places still help to choose parents, and evidence begins anew.
 */
export function rebased(state: SearchState, champion: string, { fresh }: { readonly fresh: boolean }): SearchState {
  const own = variantOf(state, champion) ?? { id: champion, parents: [], edits: [], runs: '', entrance: [], race: 'none' as const };
  const { id, parents, edits, runs, entrance } = own;
  const others = state.pool
    .filter((each) => each.id !== champion)
    .map((each) => ({ ...each, race: each.race === 'undecided' ? ('none' as const) : each.race }));
  const from = fresh
    ? Math.max(state.from, ...[...state.pool, ...state.away, ...state.candidates].map((each) => each.runs.length))
    : state.from;
  return {
    ...state,
    champion,
    from,
    pool: [{ id, parents, edits, runs, entrance, race: 'none' }, ...others],
    away: state.away.filter((each) => each.id !== champion),
    candidates: state.candidates.filter((each) => each.id !== champion),
    pruning: null,
  };
}
