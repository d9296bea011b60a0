import { allHandlersFinished, condition, continueAsNew, patched, workflowInfo } from '@temporalio/workflow';
import type { CampaignReport } from '../ports/report-records.js';
import { StatusView } from './status-view.js';
import type { CampaignInput } from './contract.js';
import { OrderInbox } from './order-inbox.js';
import { finish, startExam } from './campaign-exams.js';
import { arrive, begin, obey, afterTurn, startCycle, whyEnded, harmChampion } from './campaign-steps.js';
import { runTurn } from './turn.js';

/**
 * THE loop: one cycle after the other until a goal, a budget, a deadline or a person ends it. The first turn is the
 * exam of the first strategy on the sealed tasks; the champion moves only when a cycle's race promoted a challenger, or
 * a person said so on record. A rollback cuts this history behind a checkpoint, and the loop goes on from there as
 * another branch.
 */
export async function campaign(started: CampaignInput): Promise<CampaignReport> {
  const inbox = new OrderInbox(started);
  const statusView = new StatusView(started);
  let input = started;
  let state = await (input.carried === null ? begin(input, inbox) : arrive(input, input.carried, inbox));
  for (;;) {
    input = inbox.mended(input);
    state = await obey(input, state, inbox);
    const ended = whyEnded(input.config, state, inbox);
    if (ended !== null) {
      if (allHandlersFinished() || !patched('orders-before-the-end')) return finish(input, state, ended, statusView, inbox);
      // An order that is being taken is not lost to the end.
      await condition(allHandlersFinished);
      continue;
    }
    await statusView.show(state, inbox);
    if (inbox.left !== null) await inbox.cut();
    else if (inbox.paused !== null) await inbox.resumed();
    else {
      state = await harmChampion(input, state, inbox);
      // a person may have named another model since the loop began anew, while the store was told that the campaign was paused
      input = inbox.mended(input);
      const turn = await runTurn(input.config, state, inbox, () =>
        state.examMs === null ? startExam(input, state, 'first') : startCycle(input, state, inbox),
      );
      state = await afterTurn(input, state, turn, inbox);
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof campaign>({ ...input, carried: { ...state, ...inbox.carried } });
    }
  }
}
