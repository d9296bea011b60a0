import { shuffled } from '../random.js';
import type { TrainResult } from '../tactics/train-score.js';
import { attemptsAt, judgedPlaces, type Runs } from './runs.js';
import type { SearchState } from './state.js';

/** A task and a run of it. Whoever runs a place draws its randomness from these two, whatever the variant. */
export interface Place {
  /** index of the train task, in the suite's order */
  readonly task: number;
  readonly run: number;
}

/** Rounds over all tasks, each in an order of its own: a stretch of places holds each task about as often as any other. */
export function placeAt({ seed, tasks }: Pick<SearchState, 'seed' | 'tasks'>, place: number): Place {
  const run = Math.floor(place / tasks);
  return { task: roundOf(seed, tasks, run)[place % tasks] ?? 0, run };
}

/** The task of each place of the rounds that so many places begin. */
export function tasksByPlace({ seed, tasks }: Pick<SearchState, 'seed' | 'tasks'>, places: number): readonly number[] {
  return Array.from({ length: Math.ceil(places / tasks) }, (_, round) => roundOf(seed, tasks, round)).flat();
}

function roundOf(seed: number, tasks: number, round: number): readonly number[] {
  return shuffled(
    seed,
    `search: round ${round}`,
    Array.from({ length: tasks }, (_, task) => task),
  );
}

/** The runs of a variant as what tactics know of a version: where it was tried, and how it did. */
export function trainResults(
  state: Pick<SearchState, 'seed' | 'tasks' | 'attempts'>,
  runs: Runs,
  taskIds: readonly string[],
): readonly TrainResult[] {
  const taskOf = tasksByPlace(state, runs.length);
  return judgedPlaces(runs).map((place) => {
    const solvedAt = attemptsAt(runs, place);
    return {
      taskId: taskIds[taskOf[place] ?? 0] ?? '',
      place: `search/${place}`,
      solved: solvedAt !== null,
      attempts: solvedAt ?? state.attempts,
      of: state.attempts,
      errorClass: null,
    };
  });
}
