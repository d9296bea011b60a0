import { MAX_DEMONSTRATION_CHARACTERS, MAX_DEMONSTRATIONS, nextId, playbookFault } from '../playbook.js';
import { challenger, move, nothing, type Tactic } from './tactic.js';

/** A solved train task as an example in the prompt, each from another family; when the places are taken the oldest goes. */
export const demonstrate: Tactic = {
  name: 'demonstrate',
  about: 'a success on a train task as an example in the prompt',
  propose: ({ parent: { strategy }, successes, failedBefore }) => {
    const shown = strategy.demonstrations.map((each) => each.text);
    const families = new Set(successes.filter((each) => shown.includes(each.text)).map((each) => each.family));
    const fresh = successes.find(
      ({ text, family }) =>
        text.length <= MAX_DEMONSTRATION_CHARACTERS &&
        !shown.includes(text) &&
        !families.has(family) &&
        !failedBefore.includes(`demonstrations-changed: ${text}`),
    );
    if (fresh === undefined) return nothing('no success is left that would be another example');
    const kept = strategy.demonstrations.slice(strategy.demonstrations.length < MAX_DEMONSTRATIONS ? 0 : 1);
    const demonstrations = [...kept, { id: nextId('d', strategy.demonstrations), text: fresh.text }];
    const fault = playbookFault({ ...strategy, demonstrations });
    if (fault !== null) return nothing(fault);
    const left = strategy.demonstrations.find((each) => !kept.includes(each))?.text ?? '';
    return move(
      challenger({ ...strategy, demonstrations }, 'demonstrations-changed', {
        old: left,
        new: fresh.text,
        because: 'it was solved in practice, and another example of its kind is not there yet',
        evidence: [`train task ${fresh.taskId}`],
      }),
    );
  },
};
