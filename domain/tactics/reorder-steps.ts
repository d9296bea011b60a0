import { shuffled, uniform } from '../random.js';
import { sameBehaviour } from '../same-behaviour.js';
import { stepEdits, type StepsEdit } from '../steps/edits.js';
import { stepsText } from '../steps/step-text.js';
import { stepsOf } from '../steps/steps.js';
import { STEPS_WAYS } from '../steps/ways.js';
import { withSteps } from '../strategy.js';
import { challenger, failed, move, nothing, type Tactic } from './tactic.js';

/** How often a whole way through an episode is taken, and not one edit of the parent's. */
const WHOLE = 0.6;

/** Another way through an episode: one that is known, or one step inserted, dropped, moved or set otherwise. */
export const reorderSteps: Tactic = {
  name: 'reorder-steps',
  about: 'other steps of an episode: a known way through it, or one step inserted, dropped, moved or set otherwise',
  fits: ({ solver }) => solver === undefined,
  propose: (snapshot) => {
    const { seed } = snapshot;
    const { strategy } = snapshot.parent;
    const isOpen = ({ steps }: StepsEdit): boolean => {
      const made = withSteps(strategy, steps);
      return !sameBehaviour(made, strategy) && !failed(snapshot, made);
    };
    const ways = STEPS_WAYS.map(({ name, about, steps }) => ({ told: `${name}: ${about}`, steps })).filter(isOpen);
    const edits = stepEdits(stepsOf(strategy)).filter(isOpen);
    const [first, other] = uniform(seed, 'reorder-steps') < WHOLE ? [ways, edits] : [edits, ways];
    const [next] = shuffled(seed, 'reorder-steps', first.length === 0 ? other : first);
    if (next === undefined) return nothing('each known way and each edit of the steps was tried');
    return move(
      challenger(withSteps(strategy, next.steps), 'steps-changed', {
        old: stepsText(stepsOf(strategy)),
        new: stepsText(next.steps),
        because: `${next.told}; the limits of an episode stay as they are`,
      }),
    );
  },
};
