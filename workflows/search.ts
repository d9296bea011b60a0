import type { OpenedSearch } from '../activities/cycle/search.js';
import type { Address } from '../domain/address.js';
import { episodesOf } from '../domain/telling.js';
import { compare } from '../domain/search/compare.js';
import { eraOf, placeAddress, type Search } from '../domain/search/eras.js';
import { expansions } from '../domain/search/expand.js';
import { finalist, furthest } from '../domain/search/finalist.js';
import { practicePlaces } from '../domain/search/halving.js';
import { learn, raced, type StepResult } from '../domain/search/learn.js';
import { placeAt } from '../domain/search/places.js';
import { championOf, type SearchState } from '../domain/search/state.js';
import { nextSteps, type Step } from '../domain/search/steps.js';
import type { EpisodeSpec } from '../domain/episode.js';
import type { SearchLead, SearchWork } from '../ports/learning-records.js';
import type { CycleInput } from './contract.js';
import type { Now, PractisedTask, Show, Sought } from './seeking.js';
import { onSandbox, onStore } from './proxies.js';
import { expand, unheard, type Done, type Of } from './search-proposal.js';
import { sideBySide } from './side-by-side.js';
import { asWanted, without } from './vetoes.js';

/** What a cycle's search holds while it goes on. */
export interface Searching extends OpenedSearch {
  readonly work: SearchWork;
  /** ids of what a proposal read of the feedback */
  readonly heard: readonly string[];
  readonly because: string;
}

const NO_WORK: SearchWork = { proposals: 0, made: 0, entered: 0, episodes: 0, modelCalls: 0, costUsd: 0 };
/** Steps of one cycle, since its history holds them all: what is left to do then is the next cycle's, whatever the budget. */
const MAX_STEPS = 1_000;
/** The campaign's search as this cycle goes on with it; null where the campaign does not search. */
export async function openSearch({
  campaign,
  config,
  branch,
  cycle,
  champion,
  view,
  search: latest,
}: CycleInput): Promise<Searching | null> {
  if (config.search !== 'on') return null;
  const now = { champion, branch, cycle, view, model: config.model };
  const opened = await onStore.openSearch({ campaign, latest: latest ?? null, now });
  return opened.tasks.length === 0 ? null : { ...opened, work: NO_WORK, heard: [], because: 'it was not its turn' };
}

/** A train task that the champion practises on, at a place of the search. */
export interface PracticePlace extends Pick<EpisodeSpec, 'address' | 'task' | 'view'> {
  readonly place: number;
}

export function placesToPractise(
  { campaign, champion }: CycleInput,
  { search, tasks }: Searching,
  count: number,
): readonly PracticePlace[] {
  return practicePlaces(search.state, count).flatMap((place) => {
    const task = tasks[placeAt(search.state, place).task];
    if (task === undefined) return [];
    return [{ place, address: placeAddress(campaign, search, place, task.id, champion), task: task.hash, view: eraOf(search, place).view }];
  });
}

/** What a cycle practises is a part of its search, and paid from its share. */
export function withPractice({ champion }: CycleInput, searching: Searching, practised: readonly PractisedTask[]): Searching {
  const beside = practised.reduce((sum, { place, modelCalls }) => sum + (place === null ? modelCalls : 0), 0);
  return learned(
    { ...searching, calls: searching.calls - beside },
    practised.flatMap(({ place, result, modelCalls: calls }) =>
      place === null ? [] : [{ step: { kind: 'evaluate', variant: champion, place, purpose: 'champion' } as const, result, calls }],
    ),
  );
}

/** While a race is undecided it goes on and the search rests; else the search goes on, and its finalist earns a race. */
export async function searchFor(input: CycleInput, begun: Searching, now: Now, show: Show): Promise<Sought> {
  show({ phase: 'search' });
  const earlier = await onStore.undecidedRace({ campaign: input.campaign, now });
  if (earlier !== null) {
    const told = { heard: [], challenger: null, because: begun.because, search: await recordSearch(input, begun) };
    return { challenger: null, earlier, told };
  }
  const searched = await goOn(input, letGo(begun), show);
  const ended = withState(searched, await asWanted(input.campaign, searched.search.state, searched.settings));
  const { variant, because } = finalist(ended.search.state, ended.settings);
  const told = { heard: ended.heard, challenger: variant, because, search: await recordSearch(input, ended) };
  return { challenger: variant, earlier, told };
}

function learned(searching: Searching, results: readonly StepResult[]): Searching {
  const state = learn(searching.search.state, searching.settings, results);
  const calls = searching.calls - results.reduce((sum, each) => sum + each.calls, 0);
  return { ...searching, calls, search: { ...searching.search, state } };
}

/** Steps until the search says stop, each batch side by side. Where a person waits to be read, a proposal that reads it goes first. */
async function goOn(input: CycleInput, begun: Searching, show: Show): Promise<Searching> {
  let now = begun;
  const of = begun.calls;
  for (let taken = 0; taken < MAX_STEPS;) {
    show({ search: { done: of - now.calls, of, best: bestOf(now.search) } });
    const steps = stepsOf(input, now, taken === 0);
    taken += steps.length;
    if (steps[0]?.kind === 'stop') return { ...now, because: steps[0].because };
    const done = await sideBySide(steps, input.config.concurrency, (step, index) => take(input, now, step, index === 0));
    now = counted(
      learned(
        now,
        done.map(({ result }) => result),
      ),
      now,
      done,
    );
    const unwanted = done.flatMap(({ vetoed = [] }) => vetoed);
    now = withState(now, without(now.search.state, unwanted));
  }
  return { ...now, because: 'it has done as much as one cycle may' };
}

function stepsOf(input: CycleInput, { search: { state }, settings, calls, heard, turn = 0 }: Searching, begins: boolean): readonly Step[] {
  const isWaiting = unheard(input, heard).feedback.length > 0;
  return begins && isWaiting && calls > 0
    ? expansions(state, settings, 1).map((each) => ({ kind: 'expand', ...each }))
    : nextSteps(state, settings, { calls, turn });
}

async function take(input: CycleInput, now: Searching, step: Step, isFirst: boolean): Promise<Done> {
  switch (step.kind) {
    case 'expand':
      return expand(input, now, step, isFirst);
    case 'evaluate': {
      const { result, modelCalls, costUsd } = await evaluate(input, now, step);
      return { result: { step, result, calls: modelCalls }, costUsd, heard: [] };
    }
    case 'take-away': {
      const { campaign, champion } = input;
      const strategy = await onStore.takeAway({ campaign, champion, bundle: step.bundle, edit: step.edit });
      return { result: { step, strategy, calls: 0 }, costUsd: 0, heard: [] };
    }
    case 'stop':
      throw new RangeError('a stop is no work');
  }
}

function evaluate({ campaign, config }: CycleInput, { search: held, tasks }: Searching, { variant, place }: Of<'evaluate'>) {
  const task = tasks[placeAt(held.state, place).task];
  if (task === undefined) throw new RangeError(`place ${place} is of no train task`);
  return onSandbox.evaluate({
    address: placeAddress(campaign, held, place, task.id, variant),
    campaign,
    ...episodesOf(config),
    task: task.hash,
    strategy: variant,
    seed: config.seed,
    view: eraOf(held, place).view,
    attempts: config.attempts,
    atMost: held.state.attempts,
  });
}

/** What the batch came to is on record, for reports. */
function counted(now: Searching, before: Searching, done: readonly Done[]): Searching {
  const episodes = done.filter(({ result }) => 'result' in result);
  const versions = done.filter(({ result }) => 'strategy' in result && result.strategy !== null);
  const known = new Set(before.search.state.pool.map(({ id }) => id));
  const entered = now.search.state.pool.filter(({ id }) => !known.has(id)).length;
  const { work } = before;
  return {
    ...now,
    heard: [...now.heard, ...done.flatMap(({ heard }) => heard)],
    work: {
      proposals: work.proposals + done.filter(({ result }) => result.step.kind === 'expand').length,
      made: work.made + versions.length,
      entered: work.entered + entered,
      episodes: work.episodes + episodes.length,
      modelCalls: work.modelCalls + episodes.reduce((sum, { result }) => sum + result.calls, 0),
      costUsd: work.costUsd + episodes.reduce((sum, { costUsd }) => sum + costUsd, 0),
    },
  };
}

function withState(searching: Searching, state: SearchState): Searching {
  return { ...searching, search: { ...searching.search, state } };
}

/** A race that is let go, since it stayed undecided or asks another question now, was in vain. */
function letGo(searching: Searching): Searching {
  const { state } = searching.search;
  const open = state.pool.filter(({ race }) => race === 'undecided');
  return { ...searching, search: { ...searching.search, state: open.reduce((now, { id }) => raced(now, id, 'dropped'), state) } };
}

export async function recordSearch(
  { campaign, branch, cycle, champion }: CycleInput,
  { search: { state, eras }, work, because }: Searching,
  moved = false,
): Promise<Address> {
  const best = bestOf({ state });
  return onStore.recordSearch({ campaign, branch, cycle, champion, state, eras, work, best, because, ...(moved ? { moved } : {}) });
}

function bestOf({ state }: Pick<Search, 'state'>): SearchLead | null {
  const best = furthest(state);
  if (best === null) return null;
  const { places, wins, losses } = compare(state, best, championOf(state));
  return { strategy: best.id, places, wins, losses };
}
