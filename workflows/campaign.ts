import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { CampaignReport } from '../activities/records.js';
import { Board } from './board.js';
import type { CampaignInput } from './contract.js';
import { Desk } from './desk.js';
import { begin, finish, settle, startCycle, startExam, whyEnded } from './campaign-steps.js';
import { runTurn } from './turn.js';

/**
 * THE loop: one cycle after the other until a goal, a budget, a deadline or a person ends it. The first turn is the
 * exam of the first strategy on the sealed tasks; the champion moves only when a cycle's race promoted a challenger.
 */
export async function campaign(input: CampaignInput): Promise<CampaignReport> {
  const desk = new Desk(input.carried);
  const board = new Board(input);
  let state = input.carried ?? (await begin(input));
  for (;;) {
    const ended = whyEnded(input.config, state, desk);
    if (ended !== null) return finish(input, state, ended, board);
    await board.show(state, desk);
    if (desk.paused !== null) await desk.resumed();
    else {
      const turn = await runTurn(input.config, state, desk, () => (state.examMs === null ? startExam(input, state, 'first') : startCycle(input, state, desk)));
      state = await settle(input, state, turn, desk);
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof campaign>({ ...input, carried: { ...state, paused: desk.paused, feedback: desk.feedback } });
  }
}
