import type { Proposed } from '../activities/cycle/keep-proposal.js';
import { cycleAddress, sidePart, within } from '../domain/address.js';
import { modelsOf } from '../domain/roles.js';
import type { EpisodeSpec } from '../domain/episode.js';
import { screen, type ScreenOutcome } from '../domain/screen.js';
import type { CycleInput } from './contract.js';
import type { Now, PractisedTask, Show, Sought } from './seeking.js';
import { wholeEpisode } from './episode-run.js';
import { onModel, onStore } from './proxies.js';
import { sideBySide } from './side-by-side.js';

/** The way of campaigns without a search: one proposal, screened on what was practised. */
export async function proposeOne(
  input: CycleInput,
  at: string,
  practised: readonly PractisedTask[],
  now: Now,
  show: Show,
): Promise<Sought> {
  const { campaign, config, branch, champion, feedback } = input;
  show({ phase: 'propose' });
  const proposed = await onModel.propose({
    address: within(at, 'propose'),
    campaign,
    ...modelsOf(config),
    seed: config.seed,
    controller: config.controller,
    branch,
    cycle: input.cycle,
    view: input.view,
    champion,
    feedback,
    ...(input.feedbackIds === undefined ? {} : { feedbackIds: input.feedbackIds }),
  });
  show({ phase: 'screen' });
  const { passed, strategy, because } = await worthRacing(input, proposed, practised);
  show({ phase: 'race' });
  // A cycle without a challenger is a good time for a race that had too few pairs.
  const earlier = passed ? null : await onStore.undecidedRace({ campaign, now });
  return { challenger: passed ? strategy : null, earlier, told: { heard: proposed.heard, challenger: proposed.strategy, because } };
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

/** The challenger on the tasks that the champion has just practised, with the champion's seeds. */
async function screenChallenger({ config }: CycleInput, challenger: string, practised: readonly PractisedTask[]): Promise<ScreenOutcome> {
  const policy = await onStore.policy(challenger, config.attempts);
  const pairs = await sideBySide(practised, config.concurrency, async ({ spec, attempts }) => {
    const { solved, attemptsToPass } = await wholeEpisode({
      ...spec,
      ...policy,
      strategy: challenger,
      address: challengerAddress(spec),
    });
    return { championAttempts: attempts, challengerAttempts: solved ? attemptsToPass : null };
  });
  return screen(pairs, config.attempts);
}
