import { executeChild, patched, workflowInfo } from '@temporalio/workflow';
import type { CheckpointRecord, IncidentRecord } from '../ports/campaign-records.js';
import type { CampaignConfig } from '../ports/records.js';
import type { CampaignReport } from '../ports/report-records.js';
import { branchId, cycleAddress, within } from '../domain/address.js';
import { isHarmDue } from '../domain/harm.js';
import { timeLeftMs } from '../domain/time-left.js';
import { watchFrom } from '../domain/trust-watch.js';
import { holdForLastExam } from './campaign-exams.js';
import { viewOf } from './campaign-view.js';
import { cycleWorkflowId, rollbackWorkflowId, type CampaignCarried, type CampaignInput, type CycleOutcome } from './contract.js';
import { cycle } from './cycle.js';
import type { OrderInbox } from './order-inbox.js';
import { checkpointActivity, faultOf, onStore, type Fault } from './proxies.js';
import { rollback } from './rollback.js';
import type { Turn, Turned } from './turn.js';

type Ended = CampaignReport['ended'];

/** The state that a campaign begins with, read from the store, and its first checkpoint. */
export async function begin(input: CampaignInput, inbox: OrderInbox): Promise<CampaignCarried> {
  const { champion, branch } = await onStore.standing(input.campaign);
  const state: CampaignCarried = {
    first: champion,
    champion,
    branch,
    ancestors: [],
    cycle: 0,
    checkpoints: 0,
    checkpoint: '',
    examMs: null,
    outOfBudget: false,
    activeMs: 0,
    trust: watchFrom({ checkpoint: '', strategy: champion, view: [] }, null),
    ...inbox.carried,
  };
  return confirm(input, state, inbox, { by: 'start', because: 'the strategy that the campaign was started with' });
}

/**
 * Where a rollback cut the history, the run finds itself on a new branch: what it may remember and what it has cost are the store's to
 * say.
 */
export async function arrive(input: CampaignInput, state: CampaignCarried, inbox: OrderInbox): Promise<CampaignCarried> {
  const arrival = await onStore.arrive({ campaign: input.campaign, branch: state.branch, checkpoint: state.checkpoint });
  if (arrival === null) return state;
  inbox.enter(arrival);
  return {
    ...state,
    branch: arrival.branch,
    ancestors: arrival.ancestors,
    activeMs: Math.max(state.activeMs, arrival.activeMs),
    begun: false,
    ...(arrival.extended === undefined ? {} : { extended: arrival.extended }),
  };
}

/** Makes the strategy champion that a person wants so. A cycle that was cut is given up for it: it has the episodes of another champion. */
export async function obey(input: CampaignInput, state: CampaignCarried, inbox: OrderInbox): Promise<CampaignCarried> {
  const wanted = inbox.takePromotion();
  if (wanted === null || wanted.strategy === state.champion) return state;
  // Before, a cycle was given up each time, begun or not.
  const givesUp = state.begun === true || !patched('forced-without-a-cycle');
  const forced = { ...state, cycle: state.cycle + Number(givesUp), champion: wanted.strategy, begun: false };
  return confirm(input, forced, inbox, { by: 'force', because: wanted.because, ...(givesUp ? { gaveUp: state.cycle } : {}) });
}

/**
 * Where an experiment wants it, the champion is exchanged for a worse version before the cycle begins: once, also where a rollback
 * comes by again.
 */
export async function harmChampion(input: CampaignInput, state: CampaignCarried, inbox: OrderInbox): Promise<CampaignCarried> {
  const { campaign, config } = input;
  const { branch, cycle: at, champion } = state;
  if (state.begun === true || !isHarmDue(config.harmEvery, at)) return state;
  const worse = await onStore.harm({ campaign, branch, cycle: at, champion, attempts: config.attempts });
  if (worse === null || worse === champion) return state;
  return confirm(input, { ...state, champion: worse }, inbox, { by: 'harm', because: 'a harmful update, injected by an experiment' });
}

export function whyEnded(config: CampaignConfig, state: CampaignCarried, inbox: OrderInbox): Ended | null {
  if (inbox.left !== null) return null;
  if (inbox.stopping !== null) return 'stopped';
  if (state.outOfBudget) return 'budget';
  const bounds = state.extended ?? config;
  if (state.cycle >= bounds.cycles) return 'cycles';
  const left = timeLeftMs(bounds, state, Date.now());
  return left !== null && left <= 0 ? 'deadline' : null;
}

export async function startCycle(input: CampaignInput, state: CampaignCarried, inbox: OrderInbox): Promise<Turned> {
  const { campaign, config } = input;
  const { branch, champion } = state;
  const outcome = await executeChild(cycle, {
    workflowId: cycleWorkflowId(campaign, branch, state.cycle),
    taskQueue: workflowInfo().taskQueue,
    args: [
      {
        campaign,
        config,
        branch,
        cycle: state.cycle,
        champion,
        view: viewOf(config, state),
        ...inbox.feedbackForCycle(),
        trust: state.trust,
        ...(state.search === undefined ? {} : { search: state.search }),
      },
    ],
  });
  return { kind: 'cycle', outcome };
}

/** What a turn means for the campaign. A fault that a person must mend pauses it; the cycle runs again when it is resumed. */
export async function afterTurn(input: CampaignInput, state: CampaignCarried, turn: Turn, inbox: OrderInbox): Promise<CampaignCarried> {
  const later = { ...state, activeMs: state.activeMs + turn.activeMs, begun: state.examMs !== null };
  switch (turn.kind) {
    case 'exam':
      await holdForLastExam(input);
      return { ...later, examMs: turn.activeMs };
    case 'cycle':
      inbox.feedbackRead(turn.outcome.heard);
      return conclude(input, { ...later, ...afterCycle(state, turn.outcome) }, turn.outcome, inbox);
    case 'cut':
      return later;
    case 'fault':
      if (turn.fault.kind === 'budget') return { ...later, outOfBudget: true, overBudget: turn.fault.message };
      inbox.pause(`${turn.fault.message} Mend it, then: ratchet campaign resume ${input.campaign}${HOW_TO_MEND[turn.fault.kind] ?? ''}`);
      return later;
  }
}

function afterCycle(state: CampaignCarried, { trust, search }: CycleOutcome): Partial<CampaignCarried> {
  return { cycle: state.cycle + 1, begun: false, trust, ...(search === undefined ? {} : { search }) };
}

/** Beside what the endpoint's own words ask for. */
const HOW_TO_MEND: Readonly<Partial<Record<Fault['kind'], string>>> = {
  'refused-access': ' (with OPENAI_BASE_URL, OPENAI_API_KEY and RATCHET_MODEL in its shell, the stack takes them over)',
  'bad-request':
    ' (--model NAME asks another model, --reflection-model NAME and its like another one of a role; with OPENAI_BASE_URL, OPENAI_API_KEY and RATCHET_MODEL in its shell, the stack takes them over)',
};

/** What a cycle came to: a fall goes first, then a promotion. A challenger that a person vetoed while it raced stays one. */
async function conclude(
  input: CampaignInput,
  state: CampaignCarried,
  { decision, challenger, because, incident }: CycleOutcome,
  inbox: OrderInbox,
): Promise<CampaignCarried> {
  if (incident !== null) return mend(input, state, incident, inbox);
  if (decision !== 'promoted' || challenger === null || (await onStore.isVetoed({ campaign: input.campaign, strategy: challenger })))
    return state;
  return confirm(input, { ...state, champion: challenger }, inbox, { by: 'race', because });
}

/** A fall of what runs is undone by a workflow of its own, which ends this run; a fall of the environment is for a person to mend. */
async function mend(
  input: CampaignInput,
  state: CampaignCarried,
  { decision, because, strategy, suspects }: IncidentRecord,
  inbox: OrderInbox,
): Promise<CampaignCarried> {
  const { campaign } = input;
  const found = `${because}. It points to: ${suspects.map((each) => `${each.cause} (${each.because})`).join(', ')}.`;
  if (decision === 'environment') {
    inbox.pause(`${found} Mend it, then: ratchet campaign resume ${campaign}`);
    return state;
  }
  try {
    await executeChild(rollback, {
      workflowId: rollbackWorkflowId(campaign),
      taskQueue: workflowInfo().taskQueue,
      parentClosePolicy: 'ABANDON',
      args: [{ id: cycleAddress(campaign, state.branch, state.cycle), campaign, by: 'trust-region', to: strategy, because: found }],
    });
  } catch (error) {
    inbox.pause(`${found} The rollback did not succeed: ${faultOf(error).message} Look into it, then: ratchet campaign resume ${campaign}`);
  }
  return state;
}

/** A checkpoint, and at once the question that a rollback to it answers otherwise. */
async function confirm(
  input: CampaignInput,
  state: CampaignCarried,
  inbox: OrderInbox,
  why: Pick<CheckpointRecord, 'by' | 'because' | 'gaveUp'>,
): Promise<CampaignCarried> {
  const number = state.checkpoints + 1;
  const { workflowId, runId } = workflowInfo();
  const checkpoint = within(branchId(input.campaign, state.branch), `checkpoint-${number}`);
  const trust = watchFrom({ checkpoint, strategy: state.champion, view: viewOf(input.config, state) }, state.trust.baseline);
  const confirmed = { ...state, checkpoints: number, checkpoint, trust };
  const { branch, cycle: at, champion } = confirmed;
  await checkpointActivity(number).checkpoint({
    campaign: input.campaign,
    branch,
    cycle: at,
    strategy: champion,
    ...why,
    workflowId,
    runId,
    activityId: `checkpoint-${number}`,
    carried: { ...confirmed, ...inbox.carried },
  });
  return arrive(input, confirmed, inbox);
}
