import { executeChild, setHandler, workflowInfo } from '@temporalio/workflow';
import { acceptance } from '../domain/acceptance.js';
import { cycleAddress, within } from '../domain/address.js';
import { cycleQuery, raceWorkflowId, type CycleInput, type CycleOutcome, type CycleView } from './contract.js';
import { practise, practiseOn } from './practise.js';
import { proposeOne } from './propose-one.js';
import { onModel, onStore } from './proxies.js';
import { race } from './race.js';
import { openSearch, recordSearch, searchFor, withPractice, type Searching } from './search.js';
import type { PractisedTask, Show } from './seeking.js';
import { sideBySide } from './side-by-side.js';
import { watchForFall } from './watch.js';

/**
 * One improvement cycle: practise, look for a fall, learn, look for a challenger (by a search on train tasks, or by one
 * proposal and its screen), race it against the champion.
 */
export async function cycle(input: CycleInput): Promise<CycleOutcome> {
  const { campaign, config, branch, champion } = input;
  const at = cycleAddress(campaign, branch, input.cycle);
  let view: CycleView = { phase: 'practise', done: 0, of: config.batch, solved: 0 };
  setHandler(cycleQuery, () => view);
  const show: Show = (change) => (view = { ...view, ...change });
  const ended = (solved: boolean): void => show({ done: view.done + 1, solved: view.solved + Number(solved) });

  const { learns } = acceptance(config.acceptance);
  const opened = learns ? await openSearch(input) : null;
  const practised = await (opened === null ? practise(input, at, ended) : practiseOn(input, at, opened, ended));
  // what was drawn because it failed before would make every champion look worse
  const drawn = practised.filter(({ again }) => !again);
  const done = {
    practised: drawn.length,
    solved: drawn.filter(({ attempts }) => attempts !== null).length,
    challenger: null,
    decision: 'none',
    heard: [],
    trust: input.trust,
    incident: null,
  } as const;
  if (!learns) return { ...done, because: 'the strategy is fixed: nothing is learned or proposed' };
  const searching = opened === null ? null : withPractice(input, opened, practised);

  show({ phase: 'trust' });
  const { watch, gauge, incident } = await watchForFall(input, at, drawn);
  if (incident !== null) {
    const moved = incident.decision === 'environment';
    const search = searching === null ? {} : { search: await recordSearch(input, searching, moved) };
    return { ...done, trust: watch, incident, because: incident.because, ...search };
  }

  show({ phase: 'learn' });
  await learnFrom(input, at, practised, searching);

  const now = { champion, fingerprint: gauge.fingerprint, suiteId: config.suiteId };
  const { challenger, earlier, told } = await (searching === null
    ? proposeOne(input, at, drawn, now, show)
    : searchFor(input, searching, now, show));

  show({ phase: 'race' });
  const conditions = earlier?.conditions ?? (challenger === null ? null : { ...now, challenger, view: input.view });
  if (conditions === null) return { ...done, trust: watch, ...told };
  const { decision, because } = await executeChild(race, {
    workflowId: raceWorkflowId(campaign, branch, input.cycle),
    taskQueue: workflowInfo().taskQueue,
    args: [{ campaign, config, branch, cycle: input.cycle, conditions, earlier, carried: null }],
  });
  return { ...done, trust: watch, ...told, challenger: conditions.challenger, decision, because };
}

/** What the champion came to, and a lesson of each episode. */
async function learnFrom(
  { campaign, config, branch, cycle: number, champion }: CycleInput,
  at: string,
  practised: readonly PractisedTask[],
  searching: Searching | null,
): Promise<void> {
  await onStore.recordTraining({
    address: within(at, 'training'),
    campaign,
    branch,
    cycle: number,
    strategy: champion,
    attempts: searching?.search.state.attempts ?? config.attempts,
    episodes: practised.filter(({ again }) => !again).map(({ spec }) => spec.address),
  });
  const learned = await sideBySide(practised, config.concurrency, ({ spec, progress }) => onModel.learn({ spec, progress }));
  await onStore.remember(
    { branch, cycle: number },
    learned.filter((each) => each !== null),
    { campaign, episodes: practised.map(({ spec }) => spec.address) },
  );
}
