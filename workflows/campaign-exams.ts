import { executeChild, workflowInfo } from '@temporalio/workflow';
import type { CampaignReport } from '../ports/report-records.js';
import { episodesOf } from '../domain/telling.js';
import { examAddress, type Examinee } from '../domain/address.js';
import { viewAtFirst, viewOf } from './campaign-view.js';
import { examWorkflowId, type CampaignCarried, type CampaignInput } from './contract.js';
import type { OrderInbox } from './order-inbox.js';
import { faultOf, onModel, onStore } from './proxies.js';
import { solve } from './solve.js';
import type { StatusView } from './status-view.js';
import type { Turned } from './turn.js';

/** Episodes on all sealed tasks. Reports read them, and nothing else. */
export async function startExam(input: CampaignInput, state: CampaignCarried, which: Examinee): Promise<Turned> {
  const { campaign, config } = input;
  const tasks = await onStore.wholePool({ suiteId: config.suiteId, pool: 'sealed' });
  await executeChild(solve, {
    workflowId: examWorkflowId(campaign, state.branch, which, which === 'first' ? 0 : state.extended?.number),
    taskQueue: workflowInfo().taskQueue,
    args: [
      {
        campaign,
        address: examAddress(campaign, state.branch, which, state.extended?.number),
        ...episodesOf(config),
        strategy: state[which === 'first' ? 'first' : 'champion'],
        tasks,
        ...(config.examRuns === undefined ? {} : { runs: config.examRuns }),
        attempts: config.attempts,
        concurrency: config.concurrency,
        seed: config.seed,
        view: which === 'first' ? viewAtFirst(config) : viewOf(config, state),
      },
    ],
  });
  return { kind: 'exam' };
}

/** What is left of a budget pays for the last exam first. */
export async function holdForLastExam(input: CampaignInput): Promise<void> {
  const { campaign, config } = input;
  if (config.budget.modelCalls === null && config.budget.costUsd === null) return;
  await onStore.holdForExam(campaign);
}

/** The last exam, and the report. */
export async function finish(
  input: CampaignInput,
  state: CampaignCarried,
  ended: CampaignReport['ended'],
  statusView: StatusView,
  inbox: OrderInbox,
): Promise<CampaignReport> {
  inbox.close();
  await statusView.put(state, 'sealed', '', 'running');
  await onStore.releaseForExam(input.campaign);
  const unchanged = state.champion === state.first && viewOf(input.config, state).length === viewAtFirst(input.config).length;
  const first = state.examMs === null ? null : examAddress(input.campaign, state.branch, 'first');
  const from = Date.now();
  const last = first === null || inbox.stopping === 'now' ? null : unchanged ? first : await lastExam(input, state);
  const took = Date.now() - from;
  const over = { ...state, activeMs: state.activeMs + took, lastExamsMs: (state.lastExamsMs ?? 0) + took };
  const report = await onModel.report({
    campaign: input.campaign,
    branch: state.branch,
    ended,
    cycles: state.cycle,
    carried: { ...over, ...inbox.carried },
    first: { strategy: state.first, exam: first },
    last: { strategy: state.champion, exam: last },
    activeMs: over.activeMs,
    ...(state.overBudget === undefined ? {} : { why: state.overBudget }),
  });
  await statusView.put(over, 'ended', ended, ended === 'stopped' ? 'stopped' : 'done');
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
  return examAddress(input.campaign, state.branch, 'last', state.extended?.number);
}
