import { applyBundle } from '../bundle.js';
import { foretoldOf } from '../foretold.js';
import { proposePrompt } from '../prompt.js';
import { PROPOSABLE, type Bundle, type Proposal } from '../reflection.js';
import type { Action } from '../strategy.js';
import { nothing, type Challenger, type Move, type Refused, type Snapshot } from './tactic.js';

/** Puts what was learned before the model and takes a bundle of edits from it, of which the named actions are asked for first. */
export function asksModel(snapshot: Snapshot, actions: readonly Action[]): Move {
  const { parent, episodes, seen, ruleCounts, lessons, failedBefore, feedback } = snapshot;
  if (lessons.length === 0 && episodes.length === 0 && feedback.length === 0)
    return nothing('there is no lesson yet and nobody has said anything');
  const told = {
    episodes,
    seen,
    ruleCounts,
    lessons,
    failedBefore: failedBefore.map(({ change }) => change),
    feedback,
    examples: offered(snapshot),
  };
  return {
    kind: 'question',
    question: {
      messages: proposePrompt(parent.strategy, told, actions),
      actions: PROPOSABLE,
      read: (answer) => read(snapshot, answer),
    },
  };
}

function read(snapshot: Snapshot, answer: Bundle): Challenger | Refused {
  const { parent, lessons, episodes, feedback } = snapshot;
  const edits = answer.edits.filter((edit) => !isEmpty(edit));
  const because = answer.edits[0]?.because ?? '';
  if (edits.length === 0) return { refused: `the model proposes nothing${because === '' ? '' : `: ${because}`}` };
  const other = edits.find(({ action }) => !PROPOSABLE.some((each) => each === action));
  if (other !== undefined) return { refused: `${other.action} was not asked for` };
  const applied = applyBundle(parent.strategy, { edits }, offered(snapshot));
  if ('refused' in applied) return applied;
  const foretold = foretoldOf(answer, snapshot.seen);
  const solved = lessons.filter((each) => each.solved).length;
  const evidence = [
    ...[answer.evidence, answer.rootCause].filter((text) => text !== ''),
    ...episodes.map((each) => `the episode of train task ${each.taskId}, ${each.solved ? 'solved' : 'not solved'}`),
    `${lessons.length} lessons, ${solved} of solved tasks`,
    ...feedback.map((each) => `a person said: ${each}`),
  ];
  const foretells = foretold.willFix.length + foretold.mayBreak.length > 0 || foretold.rootCause !== '';
  return { ...applied, change: { ...applied.change, evidence }, ...(foretells ? { foretold } : {}) };
}

/** Train tasks that one may name as an example: few, since each stands in the question. */
const MAX_OFFERED = 12;

function offered({ successes, references }: Snapshot): Snapshot['successes'] {
  const all = [...successes, ...references];
  return all.filter(({ taskId }, index) => all.findIndex((each) => each.taskId === taskId) === index).slice(0, MAX_OFFERED);
}

/** Neither a text nor a setting: what a model answers that has no idea, whatever action it names. */
function isEmpty({ action, rule, setting }: Proposal): boolean {
  return action !== 'rule-dropped' && rule.trim() === '' && setting === '';
}
