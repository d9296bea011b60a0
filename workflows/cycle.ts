import { executeChild, setHandler, workflowInfo } from '@temporalio/workflow';
import { address, within } from '../domain/address.js';
import { runEpisode, type EpisodeSpec } from '../domain/episode.js';
import type { Practised } from '../activities/learn.js';
import { cycleQuery, raceWorkflowId, type CycleInput, type CycleOutcome, type CycleView } from './contract.js';
import { onModel, onSandbox, onStore } from './proxies.js';
import { race } from './race.js';
import { sideBySide } from './side-by-side.js';

/** One improvement cycle: practise, learn, propose a challenger, race it against the champion. */
export async function cycle(input: CycleInput): Promise<CycleOutcome> {
  const at = address(input.campaign, `b${input.branch}`, `c${input.cycle}`);
  let view: CycleView = { phase: 'practise', done: 0, of: input.config.batch, solved: 0 };
  setHandler(cycleQuery, () => view);

  const practised = await practise(input, at, (solved) => (view = { ...view, done: view.done + 1, solved: view.solved + Number(solved) }));
  const { solved } = view;
  if (input.config.acceptance === 'fixed') return { practised: practised.length, solved, challenger: null, decision: 'none', because: 'the strategy is fixed: nothing is learned or proposed' };

  view = { ...view, phase: 'learn' };
  const learned = await sideBySide(practised, input.config.concurrency, (each) => onModel.learn(each));
  await onStore.remember({ branch: input.branch, cycle: input.cycle }, learned.filter((each) => each !== null));

  view = { ...view, phase: 'propose' };
  const { campaign, config, branch, champion, feedback } = input;
  const proposed = await onModel.propose({ address: within(at, 'propose'), campaign, model: config.model, seed: config.seed, branch, cycle: input.cycle, champion, feedback });
  if (proposed.strategy === null) return { practised: practised.length, solved, challenger: null, decision: 'none', because: proposed.because };

  view = { ...view, phase: 'race' };
  const { decision, because } = await executeChild(race, {
    workflowId: raceWorkflowId(campaign, branch, input.cycle),
    taskQueue: workflowInfo().taskQueue,
    args: [{ campaign, config, branch, cycle: input.cycle, champion, challenger: proposed.strategy, view: input.view, carried: null }],
  });
  return { practised: practised.length, solved, challenger: proposed.strategy, decision, because };
}

/** Episodes on train tasks, side by side, each step an activity of its own. */
async function practise(input: CycleInput, at: string, ended: (solved: boolean) => void): Promise<Practised[]> {
  const { config, champion, campaign } = input;
  const [policy, tasks] = await Promise.all([
    onStore.policy(champion),
    onStore.draw({ suiteId: config.suiteId, pool: 'train', seed: config.seed, purpose: 'practise', from: input.cycle * config.batch, count: config.batch, replacement: false }),
  ]);
  return sideBySide(tasks, config.concurrency, async (task, index) => {
    // The index keeps a task apart that a small pool makes come twice in one cycle.
    const place = within(at, 'practise', index, task.id);
    const spec: EpisodeSpec = { address: place, campaign, model: config.model, task: task.hash, strategy: champion, seed: config.seed, attempts: config.attempts, ...policy, view: input.view };
    return runEpisode(spec, {
      open: onSandbox.open,
      generate: onModel.generate,
      execute: onSandbox.execute,
      reflect: onModel.reflect,
      conclude: async (_spec, progress) => {
        const record = await onSandbox.conclude(spec, progress);
        ended(record.solved);
        return { spec, progress };
      },
    });
  });
}
