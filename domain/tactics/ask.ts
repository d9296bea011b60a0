import { proposePrompt } from '../prompt.js';
import { applyProposal } from '../proposal.js';
import type { Proposal } from '../reflection.js';
import type { Action } from '../strategy.js';
import { nothing, type Move, type Snapshot } from './tactic.js';

/** Puts what was learned before the model and takes one of the named actions from it. */
export function asksModel({ parent, episodes, lessons, failedBefore, feedback }: Snapshot, actions: readonly Action[]): Move {
  if (lessons.length === 0 && episodes.length === 0 && feedback.length === 0)
    return nothing('there is no lesson yet and nobody has said anything');
  const solved = lessons.filter((each) => each.solved).length;
  const evidence = [
    ...episodes.map((each) => `the episode of train task ${each.taskId}, ${each.solved ? 'solved' : 'not solved'}`),
    `${lessons.length} lessons, ${solved} of solved tasks`,
    ...feedback.map((each) => `a person said: ${each}`),
  ];
  return {
    kind: 'question',
    question: {
      messages: proposePrompt(
        parent.strategy,
        { episodes, lessons, failedBefore: failedBefore.map(({ change }) => change), feedback },
        actions,
      ),
      actions,
      read: (answer) => {
        if (isEmpty(answer)) return { refused: `the model proposes nothing${answer.because === '' ? '' : `: ${answer.because}`}` };
        if (!actions.includes(answer.action)) return { refused: `${answer.action} was not asked for` };
        const applied = applyProposal(parent.strategy, answer);
        return 'refused' in applied ? applied : { ...applied, change: { ...applied.change, evidence } };
      },
    },
  };
}

/** Neither a text nor a setting: what a model answers that has no idea, whatever action it names. */
function isEmpty({ action, rule, setting }: Proposal): boolean {
  return action !== 'rule-dropped' && rule.trim() === '' && setting === '';
}
