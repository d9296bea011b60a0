import type { Proposed } from '../activities/cycle/keep-proposal.js';
import type { OpenedSearch } from '../activities/cycle/search.js';
import { cycleAddress, within, type Address } from '../domain/address.js';
import { modelsOf } from '../domain/roles.js';
import { placeAddress } from '../domain/search/eras.js';
import { alsoSeen } from '../domain/search/expand.js';
import { inVain } from '../domain/search/foretelling.js';
import type { Made, StepResult } from '../domain/search/learn.js';
import { placeAt } from '../domain/search/places.js';
import type { SearchState, Variant } from '../domain/search/state.js';
import type { Step } from '../domain/search/steps.js';
import type { CycleInput } from './contract.js';
import { onModel } from './proxies.js';

/** Proposals that are told of, of those that were to solve tasks and did not. */
const MAX_IN_VAIN = 8;

/** What became of a step, and what that took beside its calls. */
export interface Done {
  readonly result: StepResult;
  readonly costUsd: number;
  readonly heard: readonly string[];
  /** by a person, meanwhile */
  readonly vetoed?: readonly string[];
}

export type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** What a proposal needs of the search that asks for it. */
type Searching = Pick<OpenedSearch, 'search' | 'tasks' | 'turn'> & { readonly heard: readonly string[] };

/** The first of a batch is told what people said, until one has read it. */
export async function expand(
  input: CycleInput,
  { search: held, tasks, heard, turn = 0 }: Searching,
  step: Of<'expand'>,
  isFirst: boolean,
): Promise<Done> {
  const { campaign, config, branch, cycle, champion, view } = input;
  const { state } = held;
  const { seed, tasks: count, attempts } = state;
  const nameOf = (task: number): readonly string[] => tasks.slice(task, task + 1).map(({ id }) => id);
  const placed = (place: number): readonly Address[] => {
    const task = tasks[placeAt(state, place).task];
    return task === undefined ? [] : [placeAddress(campaign, held, place, task.id, step.parent)];
  };
  const made = await onModel.propose({
    address: within(cycleAddress(campaign, branch, cycle), 'proposal', step.number, step.parent),
    campaign,
    ...modelsOf(config),
    seed: config.seed,
    controller: config.controller,
    branch,
    cycle,
    view,
    champion,
    ...(isFirst ? unheard(input, heard) : { feedback: [] }),
    search: {
      number: step.number,
      parent: step.parent,
      episodes: step.minibatch.flatMap(placed),
      seen: alsoSeen(state, step).flatMap(placed),
      inVain: inVain(state, MAX_IN_VAIN).map(({ child, parent, willFix }) => ({ child, parent, tasks: willFix.flatMap(nameOf) })),
      turn,
      state: { seed, tasks: count, attempts, pool: withParent(state, step.parent).map(({ id, runs }) => ({ id, runs })) },
    },
  });
  const { strategy, through, modelCalls: calls } = made;
  const result = { step, strategy, calls, ...(through === undefined ? {} : { through }), ...aimOf(made, tasks) };
  return { result, costUsd: 0, heard: made.heard, vetoed: made.vetoed ?? [] };
}

/** A turn may start from a version that the search had turned away. */
function withParent({ pool, away }: SearchState, parent: string): readonly Variant[] {
  return [...pool, ...away.filter(({ id }) => id === parent)];
}

/** Where the proposal says that it shows itself, by the places of its tasks among the train tasks. */
function aimOf({ aim }: Pick<Proposed, 'aim'>, tasks: OpenedSearch['tasks']): Pick<Made, 'aim'> {
  if (aim === undefined) return {};
  const indices = (ids: readonly string[]): readonly number[] =>
    ids.map((id) => tasks.findIndex((each) => each.id === id)).filter((index) => index >= 0);
  const { willFix, mayBreak, guards } = aim;
  return {
    aim: { willFix: indices(willFix), mayBreak: indices(mayBreak), ...(guards === undefined ? {} : { guards: indices(guards) }) },
  };
}

export function unheard(
  { feedback, feedbackIds = [] }: CycleInput,
  heard: readonly string[],
): Pick<CycleInput, 'feedback'> & { readonly feedbackIds: readonly string[] } {
  const waiting = feedbackIds.flatMap((id, index) => (heard.includes(id) ? [] : [{ id, text: feedback[index] ?? '' }]));
  return { feedback: waiting.map(({ text }) => text), feedbackIds: waiting.map(({ id }) => id) };
}
