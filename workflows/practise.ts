import { patched } from '@temporalio/workflow';
import type { SampledTask } from '../activities/cycle/sample-tasks.js';
import { acceptance } from '../domain/acceptance.js';
import { within, type Address } from '../domain/address.js';
import type { EpisodeSpec } from '../domain/episode.js';
import { runEpisode } from '../domain/run-episode.js';
import { episodesOf } from '../domain/telling.js';
import { limitsOf } from '../domain/steps/limits.js';
import { resultOf } from '../domain/search/runs.js';
import type { Policy } from '../domain/strategy.js';
import type { CycleInput } from './contract.js';
import { EPISODE_STEPS } from './episode-run.js';
import { onSandbox, onStore } from './proxies.js';
import { placesToPractise, type Searching } from './search.js';
import type { PractisedTask } from './seeking.js';
import { sideBySide } from './side-by-side.js';

type Ended = (solved: boolean) => void;

/** The next train tasks of the campaign's own order, and those whose turn it is again. */
export async function practise(input: CycleInput, at: Address, ended: Ended): Promise<PractisedTask[]> {
  const { config, champion } = input;
  const again = await tasksAgain(input);
  const [policy, tasks] = await Promise.all([
    onStore.policy(champion, config.attempts),
    onStore.draw({
      suiteId: config.suiteId,
      pool: 'train',
      seed: config.seed,
      purpose: 'practise',
      from: input.cycle * config.batch,
      count: config.batch - again.length,
      replacement: false,
    }),
  ]);
  const of = specOf(input, policy);
  // The index keeps a task apart that a small pool makes come twice in one cycle.
  const drawn = tasks.map((task, index) => ({ address: within(at, 'practise', index, task.id), task: task.hash, view: input.view }));
  return sideBySide([...drawn, ...placesAgain(input, at, again)], config.concurrency, (where) =>
    stepByStep({ ...of, ...where }, { place: null, again: 'again' in where }, ended),
  );
}

/** The champion's next places of the search: what a cycle runs of it anyway is not paid for twice. */
export async function practiseOn(input: CycleInput, at: Address, searching: Searching, ended: Ended): Promise<PractisedTask[]> {
  const { config, champion } = input;
  const again = await tasksAgain(input);
  const policy = await onStore.policy(champion, config.attempts);
  const atMost = searching.search.state.attempts;
  const bounds = { attempts: Math.min(policy.attempts, atMost), limits: limitsOf(Math.min(config.attempts, atMost)) };
  const of = specOf(input, { ...policy, ...bounds });
  const places = placesToPractise(input, searching, config.batch - again.length);
  return sideBySide([...places, ...placesAgain(input, at, again)], config.concurrency, (each) => {
    const { place, again: isAgain, ...where } = { place: null, again: false, ...each };
    return stepByStep({ ...of, ...where }, { place, again: isAgain }, ended);
  });
}

/** Tasks that failed before: they take the place of as many others. */
async function tasksAgain({ campaign, config, view }: CycleInput): Promise<readonly SampledTask[]> {
  if (!acceptance(config.acceptance).learns || view.length === 0 || !patched('failed-before-again')) return [];
  return onStore.failedBefore({ campaign, suiteId: config.suiteId, view, batch: config.batch });
}

function placesAgain({ view }: CycleInput, at: Address, tasks: readonly SampledTask[]) {
  return tasks.map((task, index) => ({
    address: within(at, 'practise', 'again', index, task.id),
    task: task.hash,
    view,
    again: true as const,
  }));
}

function specOf({ campaign, config, champion }: CycleInput, policy: Policy) {
  return { campaign, ...episodesOf(config), strategy: champion, seed: config.seed, ...policy };
}

/** An episode on a train task, each step an activity of its own. */
function stepByStep(spec: EpisodeSpec, drawn: Pick<PractisedTask, 'place' | 'again'>, ended: Ended): Promise<PractisedTask> {
  return runEpisode(spec, {
    ...EPISODE_STEPS,
    conclude: async (_spec, progress) => {
      const record = await onSandbox.conclude(spec, progress);
      ended(record.solved);
      const { solved, attemptsToPass, modelCalls } = record;
      return { spec, progress, attempts: solved ? attemptsToPass : null, result: resultOf(record), modelCalls, ...drawn };
    },
  });
}
