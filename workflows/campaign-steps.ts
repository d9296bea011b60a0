import { executeChild, workflowInfo } from '@temporalio/workflow';
import type { CampaignConfig, CampaignReport } from '../activities/records.js';
import { address, sidePart, type Examinee } from '../domain/address.js';
import type { EpisodeSpec } from '../domain/episode.js';
import type { Board } from './board.js';
import { cycleWorkflowId, examWorkflowId, type CampaignCarried, type CampaignInput } from './contract.js';
import { cycle } from './cycle.js';
import { timeLeftMs, type Desk } from './desk.js';
import { checkpointActivity, faultOf, onModel, onStore } from './proxies.js';
import { solve } from './solve.js';
import type { Turn, Turned } from './turn.js';

type Ended = CampaignReport['ended'];

/** The state that a campaign begins with, read from the store, and its first checkpoint. */
export async function begin(input: CampaignInput): Promise<CampaignCarried> {
  const standing = await onStore.standing(input.campaign);
  const state: CampaignCarried = { first: standing.champion, champion: standing.champion, branch: standing.branch, cycle: 0, checkpoints: 0, examMs: null, outOfBudget: false, activeMs: 0, feedback: [], paused: null };
  return confirm(input, state);
}

export function whyEnded(config: CampaignConfig, state: CampaignCarried, desk: Desk): Ended | null {
  if (desk.stopping !== null) return 'stopped';
  if (state.outOfBudget) return 'budget';
  if (state.cycle >= config.cycles) return 'cycles';
  const left = timeLeftMs(config, state, Date.now());
  return left !== null && left <= 0 ? 'deadline' : null;
}

/** Episodes on all sealed tasks. Reports read them, and nothing else. */
export async function startExam(input: CampaignInput, state: CampaignCarried, which: Examinee): Promise<Turned> {
  const { campaign, config } = input;
  const tasks = await onStore.wholePool({ suiteId: config.suiteId, pool: 'sealed' });
  await executeChild(solve, {
    workflowId: examWorkflowId(campaign, state.branch, which),
    taskQueue: workflowInfo().taskQueue,
    args: [
      {
        campaign,
        address: examAddress(campaign, state.branch, which),
        model: config.model,
        strategy: state[which === 'first' ? 'first' : 'champion'],
        tasks,
        attempts: config.attempts,
        concurrency: config.concurrency,
        seed: config.seed,
        view: which === 'first' ? [] : viewOf(config, state),
      },
    ],
  });
  return { kind: 'exam' };
}

export async function startCycle(input: CampaignInput, state: CampaignCarried, desk: Desk): Promise<Turned> {
  const { campaign, config } = input;
  const { branch, champion } = state;
  const outcome = await executeChild(cycle, {
    workflowId: cycleWorkflowId(campaign, branch, state.cycle),
    taskQueue: workflowInfo().taskQueue,
    args: [{ campaign, config, branch, cycle: state.cycle, champion, view: viewOf(config, state), feedback: desk.feedbackForCycle() }],
  });
  return { kind: 'cycle', outcome };
}

/** What a turn means for the campaign. A fault that a person must mend pauses it; the cycle runs again when it is resumed. */
export async function settle(input: CampaignInput, state: CampaignCarried, turn: Turn, desk: Desk): Promise<CampaignCarried> {
  const later = { ...state, activeMs: state.activeMs + turn.activeMs };
  switch (turn.kind) {
    case 'exam':
      await holdForLastExam(input);
      return { ...later, examMs: turn.activeMs };
    case 'cycle':
      desk.feedbackRead();
      return turn.outcome.decision === 'promoted' && turn.outcome.challenger !== null
        ? confirm(input, { ...later, cycle: state.cycle + 1, champion: turn.outcome.challenger })
        : { ...later, cycle: state.cycle + 1 };
    case 'cut':
      return later;
    case 'fault':
      if (turn.fault.kind === 'budget') return { ...later, outOfBudget: true };
      desk.paused = `${turn.fault.message} Mend it, then: ratchet campaign resume ${input.campaign}`;
      return later;
  }
}

export async function finish(input: CampaignInput, state: CampaignCarried, ended: Ended, board: Board): Promise<CampaignReport> {
  await board.put(state, 'sealed', '', 'running');
  await onStore.releaseForExam(input.campaign);
  const unchanged = state.champion === state.first && viewOf(input.config, state).length === 0;
  const first = state.examMs === null ? null : examAddress(input.campaign, state.branch, 'first');
  const last = first === null || ended === 'stopped' ? null : unchanged ? first : await lastExam(input, state);
  const report = await onModel.report({ campaign: input.campaign, ended, cycles: state.cycle, first: { strategy: state.first, exam: first }, last: { strategy: state.champion, exam: last }, activeMs: state.activeMs });
  await board.put(state, 'ended', ended, ended === 'stopped' ? 'stopped' : 'done');
  return report;
}

/** Null where what is left does not pay for it: the report then says so. */
async function lastExam(input: CampaignInput, state: CampaignCarried): Promise<string | null> {
  try {
    await startExam(input, state, 'last');
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'budget') return null;
    throw error;
  }
  return examAddress(input.campaign, state.branch, 'last');
}

async function confirm(input: CampaignInput, state: CampaignCarried): Promise<CampaignCarried> {
  const number = state.checkpoints + 1;
  const { workflowId, runId } = workflowInfo();
  await checkpointActivity(number).checkpoint({ campaign: input.campaign, branch: state.branch, cycle: state.cycle, strategy: state.champion, workflowId, runId, activityId: `checkpoint-${number}` });
  return { ...state, checkpoints: number };
}

async function holdForLastExam(input: CampaignInput): Promise<void> {
  const { campaign, config } = input;
  if (config.budget.modelCalls === null && config.budget.costUsd === null) return;
  await onStore.holdForExam(campaign);
}

/** Both exams draw the same random numbers: what differs is the strategy and what it remembers. */
function examAddress(campaign: string, branch: number, which: Examinee): string {
  return address(campaign, `b${branch}`, 'exam', sidePart(which));
}

/** Memory as it was when this cycle began. A fixed strategy learns nothing, so it sees nothing. */
function viewOf(config: CampaignConfig, state: CampaignCarried): EpisodeSpec['view'] {
  return config.acceptance === 'fixed' || state.cycle === 0 ? [] : [{ branch: state.branch, upToCycle: state.cycle - 1 }];
}
