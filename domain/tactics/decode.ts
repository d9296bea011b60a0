import { changeSetting, type Applied, type NumberSetting } from '../proposal.js';
import { RANGES } from '../ranges.js';
import { shuffled } from '../random.js';
import type { Strategy } from '../strategy.js';
import { failed, move, nothing, type Challenger, type Tactic } from './tactic.js';

const BECAUSE = 'a step of one setting, to see on train tasks what it does';

/**
 * What is plainly wanting: tokens, attempts that are allowed and not used. Then one step of one setting of decoding, episode or memory,
 * drawn among those that did not fail before.
 */
export const decode: Tactic = {
  name: 'decode',
  about:
    'more tokens where answers are cut off, attempts that are not used, or a step of temperature, samples, reflections or recalled rows',
  propose: (snapshot) => {
    const { parent, cutOff, seed } = snapshot;
    const { strategy } = parent;
    const isOpen = (made: Challenger): boolean => !failed(snapshot, made.strategy);
    const wanting = [moreTokens(strategy, cutOff), moreAttempts(strategy)].find(
      (each): each is Challenger => 'strategy' in each && isOpen(each),
    );
    if (wanting !== undefined) return move(wanting);
    const { temperature } = strategy.decoding;
    const { samples, reflections } = strategy.episode;
    const steps: readonly (readonly [NumberSetting, number])[] = [
      ['temperature', 0],
      ['temperature', round(temperature / 2)],
      ['temperature', round(temperature === 0 ? 0.3 : temperature * 1.5)],
      ['samples', 1],
      ['samples', Math.ceil(samples / 2)],
      ['samples', samples * 2],
      ['reflections', reflections - 1],
      ['reflections', reflections + 1],
    ];
    const made = [
      ...steps
        .map(([setting, value]) => changeSetting(strategy, setting, value, BECAUSE))
        .filter((each): each is Challenger => 'strategy' in each),
      ...recallSteps(strategy),
    ];
    const [first] = shuffled(seed, 'decode', made.filter(isOpen));
    return first === undefined ? nothing('each step of a setting was tried') : move(first);
  },
};

/** Where answers end at the token limit, nothing else that is changed can help them. */
function moreTokens(strategy: Strategy, cutOff: number): Applied {
  if (cutOff === 0) return { refused: 'no answer was cut off' };
  return changeSetting(
    strategy,
    'maxTokens',
    Math.min(RANGES.maxTokens.to, strategy.decoding.maxTokens * 2),
    'answers were cut off at the token limit',
    [`${cutOff} answers were cut off`],
  );
}

/** No other step is as likely to solve more. Fewer are never proposed: no race counts what that saves. */
function moreAttempts(strategy: Strategy): Applied {
  return changeSetting(strategy, 'attempts', round(Math.min(1, strategy.episode.attempts * 2)), BECAUSE);
}

function recallSteps(strategy: Strategy): Challenger[] {
  const { recall } = strategy.memory;
  return [0, Math.floor(recall / 2), Math.max(1, recall * 2)]
    .filter((value, index, all) => all.indexOf(value) === index)
    .map((value) => changeSetting(strategy, 'recall', value, BECAUSE))
    .filter((each): each is Challenger => 'strategy' in each);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
