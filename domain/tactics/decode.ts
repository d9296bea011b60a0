import { changeSetting, type Applied, type NumberSetting } from '../proposal.js';
import { shuffled } from '../random.js';
import type { Strategy } from '../strategy.js';
import { challenger, move, nothing, type Challenger, type Tactic } from './tactic.js';

const BECAUSE = 'a step of one setting, to see on train tasks what it does';

/** Attempts that are allowed and not used; then one step of one setting of decoding, episode or memory, drawn among those that did not fail before. */
export const decode: Tactic = {
  name: 'decode',
  about: 'a step of temperature, samples, reflections, recalled rows, or of the share of the attempts that is used',
  propose: ({ parent: { strategy }, failedBefore, seed }) => {
    const isOpen = ({ change }: Challenger): boolean => !failedBefore.includes(`${change.action}: ${change.new}`);
    const more = moreAttempts(strategy);
    if ('strategy' in more && isOpen(more)) return move(more);
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
    const made = [...steps.map(([setting, value]) => changeSetting(strategy, setting, value, BECAUSE)).filter((each): each is Challenger => 'strategy' in each), ...recallSteps(strategy)];
    const [first] = shuffled(seed, 'decode', made.filter(isOpen));
    return first === undefined ? nothing('each step of a setting was tried') : move(first);
  },
};

/** No other step is as likely to solve more. Fewer are never proposed: no race counts what that saves. */
function moreAttempts(strategy: Strategy): Applied {
  return changeSetting(strategy, 'attempts', round(Math.min(1, strategy.episode.attempts * 2)), BECAUSE);
}

const MOST_RECALLED = 16;

function recallSteps(strategy: Strategy): Challenger[] {
  const { recall } = strategy.memory;
  return [0, Math.floor(recall / 2), Math.max(1, recall * 2)]
    .filter((value, index, all) => value !== recall && value <= MOST_RECALLED && all.indexOf(value) === index)
    .map((value) => challenger({ ...strategy, memory: { recall: value } }, 'memory-changed', { old: `recall ${recall}`, new: `recall ${value}`, because: BECAUSE }));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
