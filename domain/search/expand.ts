import { drawIndex, drawsFor } from '../meta/draws.js';
import { paretoOdds, type ParentOdds } from '../meta/parents.js';
import { tasksByPlace } from './places.js';
import { judgedPlaces, scoreAt } from './runs.js';
import { isTurned, seedOf } from './turns.js';
import { championOf, variantOf, type SearchSettings, type SearchState, type Variant } from './state.js';

/** A proposal to be made: from which parent, and on which of its places parent and child will be compared. */
export interface Expansion {
  readonly number: number;
  readonly parent: string;
  /** places that the parent has run: also what the proposal is made from */
  readonly minibatch: readonly number[];
}

export function expansions(state: SearchState, settings: SearchSettings, count: number, turn = 0): readonly Expansion[] {
  const seed = turn === 0 ? null : seedOf(state, settings, turn);
  const odds = parentsOf(state, settings);
  const uses = minibatchUses(state);
  return Array.from({ length: count }, (_, index) => {
    const number = state.asked + index;
    const drawn =
      odds[
        drawIndex(
          odds.map((each) => each.odds),
          drawsFor(state.seed, `search: parent ${number}`),
        )
      ];
    const usual = state.pool.find(({ id }) => id === drawn?.id) ?? championOf(state);
    const parent = seed !== null && isTurned(turn, number) ? seed : usual;
    return { number, parent: parent.id, minibatch: chooseMinibatch(state, settings, parent, number, uses) };
  });
}

/**
 * Pareto frequency (as GEPA chooses parents): by the number of train tasks on which none is better. One that has run
 * less than a first rung is no parent yet: there would be too little to choose a minibatch from.
 */
function parentsOf(state: SearchState, { firstRung }: SearchSettings): readonly ParentOdds[] {
  const known = state.pool.filter(({ id, runs }) => id === state.champion || judgedPlaces(runs).length >= firstRung);
  const taskOf = tasksByPlace(state, Math.max(0, ...known.map(({ runs }) => runs.length)));
  return paretoOdds(
    known.map((variant) => ({ id: variant.id, size: variant.edits.length, scores: scoresByTask(state, variant, taskOf) })),
    state.champion,
  );
}

function scoresByTask({ attempts }: SearchState, { runs }: Variant, taskOf: readonly number[]): ReadonlyMap<number, number> {
  const sums = new Map<number, { total: number; n: number }>();
  for (const place of judgedPlaces(runs)) {
    const task = taskOf[place] ?? 0;
    const { total, n } = sums.get(task) ?? { total: 0, n: 0 };
    sums.set(task, { total: total + (scoreAt(runs, place, attempts) ?? 0), n: n + 1 });
  }
  return new Map([...sums].map(([task, { total, n }]) => [task, total / n]));
}

/**
 * Mostly where the parent did worst, and one place that it solved, so that a child which breaks something shows it; those used least
 * come first.
 */
function chooseMinibatch(
  state: SearchState,
  { minibatch }: SearchSettings,
  parent: Variant,
  number: number,
  uses: ReadonlyMap<number, number>,
): readonly number[] {
  const luck = drawsFor(state.seed, `search: minibatch ${number}`);
  // Uses are whole numbers: luck orders those that were used alike.
  const places = judgedPlaces(parent.runs).map((place) => ({
    place,
    score: scoreAt(parent.runs, place, state.attempts) ?? 0,
    order: (uses.get(place) ?? 0) + luck(),
  }));
  const guard = places
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => a.order - b.order)
    .slice(0, 1);
  const worst = places.filter((each) => !guard.includes(each)).toSorted((a, b) => a.score - b.score || a.order - b.order);
  return [...worst.slice(0, minibatch - guard.length), ...guard].map(({ place }) => place);
}

/** Places beside a minibatch that are told of, as the parent met them: more of those where it failed. */
const ALSO_FAILED = 6;
const ALSO_SOLVED = 4;

/** What a proposal may foretell something of, beside what it is made from. */
export function alsoSeen(state: SearchState, { parent: id, minibatch, number }: Expansion): readonly number[] {
  const parent = variantOf(state, id);
  if (parent === undefined) return [];
  const taskOf = tasksByPlace(state, parent.runs.length);
  const told = new Set(minibatch.map((place) => taskOf[place]));
  const luck = drawsFor(state.seed, `search: seen ${number}`);
  const others = judgedPlaces(parent.runs)
    .map((place) => ({ place, task: taskOf[place], isSolved: (scoreAt(parent.runs, place, state.attempts) ?? 0) > 0, order: luck() }))
    .filter(({ task }) => !told.has(task))
    .toSorted((a, b) => a.order - b.order)
    .filter(({ task }, index, all) => all.findIndex((each) => each.task === task) === index);
  return [
    ...others.filter(({ isSolved }) => !isSolved).slice(0, ALSO_FAILED),
    ...others.filter(({ isSolved }) => isSolved).slice(0, ALSO_SOLVED),
  ].map(({ place }) => place);
}

/** How often each place let a variant in or turned it away. */
function minibatchUses(state: SearchState): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const place of [...state.pool, ...state.away].flatMap(({ entrance }) => entrance)) uses.set(place, (uses.get(place) ?? 0) + 1);
  return uses;
}

/** Strictly better on its minibatch. Where a side was void the place says nothing. */
export function enters(
  { attempts }: Pick<SearchState, 'attempts'>,
  child: Variant,
  parent: Variant,
  minibatch: readonly number[],
): boolean {
  const differences = minibatch.flatMap((place) => {
    const [own, its] = [scoreAt(child.runs, place, attempts), scoreAt(parent.runs, place, attempts)];
    return own === null || its === null ? [] : [own - its];
  });
  return differences.reduce((sum, each) => sum + each, 0) > 0;
}
