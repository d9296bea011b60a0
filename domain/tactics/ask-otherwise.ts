import { WAYS, type Way } from '../asking/ways.js';
import { shuffled } from '../random.js';
import { sameBehaviour } from '../same-behaviour.js';
import type { Strategy } from '../strategy.js';
import { challenger, failed, move, nothing, type Tactic } from './tactic.js';

/** The same strategy in another of the known ways to ask: no model is needed that could think of one. */
export const askOtherwise: Tactic = {
  name: 'ask-otherwise',
  about: 'another way to ask: order and form of the question, where the form of the answer stands',
  // a person's own agent asks in its own way, and so do those of a tree
  fits: ({ solver }) => solver?.kind !== 'command' && solver?.kind !== 'tree',
  propose: (snapshot) => {
    const { strategy } = snapshot.parent;
    const open = WAYS.filter((way) => !sameBehaviour(asked(strategy, way), strategy) && !failed(snapshot, asked(strategy, way)));
    const way = shuffled(snapshot.seed, 'ask-otherwise', open)[0];
    if (way === undefined) return nothing('each known way to ask was tried');
    return move(
      challenger(asked(strategy, way), 'asking-changed', {
        old: WAYS.find((each) => sameBehaviour(asked(strategy, each), strategy))?.name ?? 'a way of its own',
        new: way.name,
        because: `${way.about}: models differ in what they follow`,
      }),
    );
  },
};

export function asked(strategy: Strategy, { asking, role }: Way): Strategy {
  return { ...strategy, asking, prompts: role === null ? strategy.prompts : { ...strategy.prompts, role } };
}
