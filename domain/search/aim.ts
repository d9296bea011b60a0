import { drawsFor } from '../meta/draws.js';
import { tasksByPlace } from './places.js';
import { judgedPlaces, scoreAt } from './runs.js';
import type { SearchSettings, SearchState, Variant } from './state.js';

/** Where a proposal says that it shows itself, by indices of train tasks. */
export interface Aim {
  /** tasks that it is to solve, most promising first */
  readonly willFix: readonly number[];
  readonly mayBreak: readonly number[];
  /** tasks of which one must hold, where the proposal knows some: of a merge, those that the other version is worse at */
  readonly guards?: readonly number[];
}

/**
 * The places of a proposal's first look: first what it is to solve, of each such task a place where its parent fell
 * short, and one guard that the parent solved, drawn by chance. What is said to break is no guard for that: such
 * predictions are right too seldom. What is left comes of the places that it was made from. Null where it names nothing
 * that can be looked at.
 */
export function aimedMinibatch(
  state: Pick<SearchState, 'seed' | 'tasks' | 'attempts'>,
  { minibatch: size }: Pick<SearchSettings, 'minibatch'>,
  { number, minibatch }: { readonly number: number; readonly minibatch: readonly number[] },
  parent: Pick<Variant, 'runs'>,
  { willFix, guards = [] }: Aim,
): readonly number[] | null {
  const taskOf = tasksByPlace(state, parent.runs.length);
  const luck = drawsFor(state.seed, `search: guard ${number}`);
  // places that the proposal was made from come first: what is foretold, is foretold of them
  const places = judgedPlaces(parent.runs)
    .map((place) => ({ place, task: taskOf[place] ?? 0, score: scoreAt(parent.runs, place, state.attempts) ?? 0, order: luck() }))
    .toSorted((a, b) => Number(minibatch.includes(b.place)) - Number(minibatch.includes(a.place)) || a.order - b.order);
  const fixes = [...new Set(willFix)]
    .flatMap((task) => places.filter((each) => each.task === task && each.score < 1).slice(0, 1))
    .slice(0, size);
  if (fixes.length === 0) return null;
  const solved = places.filter(({ place, score }) => score > 0 && !fixes.some((each) => each.place === place));
  const byChance = solved.toSorted((a, b) => a.order - b.order);
  const guard = (solved.find(({ task }) => guards.includes(task)) ?? byChance[0])?.place;
  const shown = fixes.slice(0, guard === undefined ? size : Math.max(1, size - 1)).map(({ place }) => place);
  const guarded = guard === undefined || shown.length >= size ? shown : [...shown, guard];
  const rest = minibatch.filter((place) => !guarded.includes(place));
  return [...guarded, ...rest].slice(0, size);
}
