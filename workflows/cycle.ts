import { executeChild, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Practised } from '../activities/cycle/learn.js';
import type { Proposed } from '../activities/cycle/propose.js';
import { acceptance } from '../domain/acceptance.js';
import { cycleAddress, sidePart, within } from '../domain/address.js';
import { runEpisode, type EpisodeSpec } from '../domain/episode.js';
import { screen, type ScreenOutcome } from '../domain/screen.js';
import { cycleQuery, raceWorkflowId, type CycleInput, type CycleOutcome, type CycleView } from './contract.js';
import { onModel, onSandbox, onStore } from './proxies.js';
import { race } from './race.js';
import { sideBySide } from './side-by-side.js';
import { watchForFall } from './watch.js';

/**
 * One improvement cycle: practise, look for a fall, learn, propose a challenger, screen it on what was practised, race
 * it against the champion.
 */
export async function cycle(input: CycleInput): Promise<CycleOutcome> {
  const { campaign, config, branch, champion, feedback } = input;
  const at = cycleAddress(campaign, branch, input.cycle);
  let view: CycleView = { phase: 'practise', done: 0, of: config.batch, solved: 0 };
  setHandler(cycleQuery, () => view);

  const practised = await practise(input, at, (solved) => (view = { ...view, done: view.done + 1, solved: view.solved + Number(solved) }));
  const done = {
    practised: practised.length,
    solved: view.solved,
    challenger: null,
    decision: 'none',
    heard: [],
    trust: input.trust,
    incident: null,
  } as const;
  if (!acceptance(config.acceptance).learns) return { ...done, because: 'the strategy is fixed: nothing is learned or proposed' };

  view = { ...view, phase: 'trust' };
  const { watch, gauge, incident } = await watchForFall(input, at, practised);
  if (incident !== null) return { ...done, trust: watch, incident, because: incident.because };

  view = { ...view, phase: 'learn' };
  await onStore.recordTraining({
    address: within(at, 'training'),
    campaign,
    branch,
    cycle: input.cycle,
    strategy: champion,
    attempts: config.attempts,
    episodes: practised.map(({ spec }) => spec.address),
  });
  const learned = await sideBySide(practised, config.concurrency, ({ spec, progress }) => onModel.learn({ spec, progress }));
  await onStore.remember(
    { branch, cycle: input.cycle },
    learned.filter((each) => each !== null),
  );

  view = { ...view, phase: 'propose' };
  const proposed = await onModel.propose({
    address: within(at, 'propose'),
    campaign,
    model: config.model,
    seed: config.seed,
    controller: config.controller,
    branch,
    cycle: input.cycle,
    view: input.view,
    champion,
    feedback,
    ...(input.feedbackIds === undefined ? {} : { feedbackIds: input.feedbackIds }),
  });

  const told = { trust: watch, heard: proposed.heard };

  view = { ...view, phase: 'screen' };
  const challenger = await worthRacing(input, proposed, practised);

  view = { ...view, phase: 'race' };
  const now = { champion, fingerprint: gauge.fingerprint, suiteId: config.suiteId };
  // A cycle without a challenger is a good time for a race that had too few pairs.
  const earlier = challenger.passed ? null : await onStore.undecidedRace({ campaign, now });
  if (!challenger.passed && earlier === null) return { ...done, ...told, challenger: proposed.strategy, because: challenger.because };
  const conditions = earlier?.conditions ?? { ...now, challenger: challenger.strategy, view: input.view };
  const { decision, because } = await executeChild(race, {
    workflowId: raceWorkflowId(campaign, branch, input.cycle),
    taskQueue: workflowInfo().taskQueue,
    args: [{ campaign, config, branch, cycle: input.cycle, conditions, earlier, carried: null }],
  });
  return { ...done, ...told, challenger: conditions.challenger, decision, because };
}

/** Whether the proposal earns a race, by the tasks that were just practised. */
async function worthRacing(
  input: CycleInput,
  proposed: Proposed,
  practised: readonly PractisedTask[],
): Promise<{ readonly passed: boolean; readonly strategy: string; readonly because: string }> {
  const { strategy, because } = proposed;
  if (strategy === null) return { passed: false, strategy: '', because };
  const outcome = await screenChallenger(input, strategy, practised);
  const { campaign, config, branch, cycle: number, champion } = input;
  const episodes = practised.map(({ spec }) => challengerAddress(spec));
  await onStore.recordScreen({
    address: within(cycleAddress(campaign, branch, number), 'screen'),
    campaign,
    branch,
    cycle: number,
    champion,
    strategy,
    attempts: config.attempts,
    episodes,
    outcome,
  });
  return outcome.passed ? { ...outcome, strategy } : { passed: false, strategy, because: `no race: ${outcome.because}` };
}

function challengerAddress(practised: EpisodeSpec): string {
  return within(practised.address, sidePart('challenger'));
}

/** A practised episode, and how many attempts it took; null where it was not solved. */
interface PractisedTask extends Practised {
  readonly attempts: number | null;
}

/** Episodes on train tasks, side by side, each step an activity of its own. */
async function practise(input: CycleInput, at: string, ended: (solved: boolean) => void): Promise<PractisedTask[]> {
  const { config, champion, campaign } = input;
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
  return sideBySide(tasks, config.concurrency, async (task, index) => {
    // The index keeps a task apart that a small pool makes come twice in one cycle.
    const place = within(at, 'practise', index, task.id);
    const spec: EpisodeSpec = {
      address: place,
      campaign,
      model: config.model,
      task: task.hash,
      strategy: champion,
      seed: config.seed,
      ...policy,
      view: input.view,
    };
    return runEpisode(spec, {
      open: onSandbox.open,
      generate: onModel.generate,
      execute: onSandbox.execute,
      reflect: onModel.reflect,
      conclude: async (_spec, progress) => {
        const { solved, attemptsToPass } = await onSandbox.conclude(spec, progress);
        ended(solved);
        return { spec, progress, attempts: solved ? attemptsToPass : null };
      },
    });
  });
}

/** The challenger on the tasks that the champion has just practised, with the champion's seeds. */
async function screenChallenger({ config }: CycleInput, challenger: string, practised: readonly PractisedTask[]): Promise<ScreenOutcome> {
  const policy = await onStore.policy(challenger, config.attempts);
  const pairs = await sideBySide(practised, config.concurrency, async ({ spec, attempts }) => {
    const { solved, attemptsToPass } = await onSandbox.episode({
      ...spec,
      ...policy,
      strategy: challenger,
      address: challengerAddress(spec),
    });
    return { championAttempts: attempts, challengerAttempts: solved ? attemptsToPass : null };
  });
  return screen(pairs, config.attempts);
}
