import { allHandlersFinished, condition, continueAsNew, patched, workflowInfo } from '@temporalio/workflow';
import type { CampaignReport } from '../ports/records.js';
import { Board } from './board.js';
import type { CampaignInput } from './contract.js';
import { Desk } from './desk.js';
import { arrive, begin, finish, obey, settle, startCycle, startExam, whyEnded } from './campaign-steps.js';
import { runTurn } from './turn.js';

/**
 * THE loop: one cycle after the other until a goal, a budget, a deadline or a person ends it. The first turn is the
 * exam of the first strategy on the sealed tasks; the champion moves only when a cycle's race promoted a challenger, or
 * a person said so on record. A rollback cuts this history behind a checkpoint, and the loop goes on from there as
 * another branch.
 */
export async function campaign(started: CampaignInput): Promise<CampaignReport> {
  const desk = new Desk(started);
  const board = new Board(started);
  let input = started;
  let state = await (input.carried === null ? begin(input, desk) : arrive(input, input.carried, desk));
  for (;;) {
    input = desk.mended(input);
    state = await obey(input, state, desk);
    const ended = whyEnded(input.config, state, desk);
    if (ended !== null) {
      if (allHandlersFinished() || !patched('orders-before-the-end')) return finish(input, state, ended, board, desk);
      // An order that is being taken is not lost to the end.
      await condition(allHandlersFinished);
      continue;
    }
    await board.show(state, desk);
    if (desk.left !== null) await desk.cut();
    else if (desk.paused !== null) await desk.resumed();
    else {
      const turn = await runTurn(input.config, state, desk, () =>
        state.examMs === null ? startExam(input, state, 'first') : startCycle(input, state, desk),
      );
      state = await settle(input, state, turn, desk);
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof campaign>({ ...input, carried: { ...state, ...desk.carried } });
    }
  }
}
