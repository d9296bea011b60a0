import { within, type Address } from '../domain/address.js';
import type { EpisodeSpec } from '../domain/episode.js';
import { runEpisode } from '../domain/run-episode.js';
import { episodesOf } from '../domain/telling.js';
import { limitsOf } from '../domain/steps/limits.js';
import { resultOf } from '../domain/search/runs.js';
import type { Policy } from '../domain/strategy.js';
import type { CycleInput } from './contract.js';
import { onModel, onSandbox, onStore } from './proxies.js';
import { placesToPractise, type Searching } from './search.js';
import type { PractisedTask } from './seeking.js';
import { sideBySide } from './side-by-side.js';

type Ended = (solved: boolean) => void;

/** The next train tasks of the campaign's own order. */
export async function practise(input: CycleInput, at: Address, ended: Ended): Promise<PractisedTask[]> {
  const { config, champion } = input;
  const [policy, tasks] = await Promise.all([
    onStore.policy(champion, config.attempts),
    onStore.draw({
      suiteId: config.suiteId,
      pool: 'train',
      seed: config.seed,
      purpose: 'practise',
      from: input.cycle * config.batch,
      count: config.batch,
      replacement: false,
    }),
  ]);
  return sideBySide(tasks, config.concurrency, (task, index) =>
    // The index keeps a task apart that a small pool makes come twice in one cycle.
    stepByStep(
      { ...specOf(input, policy), address: within(at, 'practise', index, task.id), task: task.hash, view: input.view },
      null,
      ended,
    ),
  );
}

/** The champion's next places of the search: what a cycle runs of it anyway is not paid for twice. */
export async function practiseOn(input: CycleInput, searching: Searching, ended: Ended): Promise<PractisedTask[]> {
  const { config, champion } = input;
  const policy = await onStore.policy(champion, config.attempts);
  const atMost = searching.search.state.attempts;
  const bounds = { attempts: Math.min(policy.attempts, atMost), limits: limitsOf(Math.min(config.attempts, atMost)) };
  return sideBySide(placesToPractise(input, searching), config.concurrency, ({ place, ...where }) =>
    stepByStep({ ...specOf(input, { ...policy, ...bounds }), ...where }, place, ended),
  );
}

function specOf({ campaign, config, champion }: CycleInput, policy: Policy) {
  return { campaign, ...episodesOf(config), strategy: champion, seed: config.seed, ...policy };
}

/** An episode on a train task, each step an activity of its own. */
function stepByStep(spec: EpisodeSpec, place: number | null, ended: Ended): Promise<PractisedTask> {
  return runEpisode(spec, {
    open: onSandbox.open,
    generate: onModel.generate,
    enter: onSandbox.enter,
    turn: onModel.turn,
    act: onSandbox.act,
    handIn: onSandbox.handIn,
    execute: onSandbox.execute,
    reflect: onModel.reflect,
    plan: onModel.plan,
    writeTests: onModel.writeTests,
    checkTests: onSandbox.checkTests,
    review: onModel.review,
    vote: onSandbox.vote,
    conclude: async (_spec, progress) => {
      const record = await onSandbox.conclude(spec, progress);
      ended(record.solved);
      const { solved, attemptsToPass, modelCalls } = record;
      return { spec, progress, attempts: solved ? attemptsToPass : null, result: resultOf(record), modelCalls, place };
    },
  });
}
