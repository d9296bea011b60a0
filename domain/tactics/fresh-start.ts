import { FIRST_STRATEGY } from '../strategy.js';
import { earningRules } from './rule-prune.js';
import { challenger, move, nothing, type Tactic } from './tactic.js';

/** Everything as it was at first, but for what a person pinned and the rules that are shown to earn their tokens. */
export const freshStart: Tactic = {
  name: 'fresh-start',
  about: 'the first strategy again, with pinned rules and those that earned their place',
  propose: (snapshot) => {
    const { strategy } = snapshot.parent;
    const earning = earningRules(snapshot);
    const kept = strategy.rules.filter((rule) => rule.pinned || earning.some((each) => each.rule === rule));
    const fresh = { ...FIRST_STRATEGY, rules: kept, tactics: strategy.tactics };
    if (kept.length === strategy.rules.length && JSON.stringify(fresh) === JSON.stringify(strategy))
      return nothing('there is nothing to leave behind');
    return move(
      challenger(fresh, 'fresh-start', {
        old: `${strategy.rules.length} rules, ${strategy.demonstrations.length} demonstrations`,
        new: `${kept.length} rules`,
        because: 'what never proved its worth may stand in the way',
        evidence: earning.map((each) => each.line),
      }),
    );
  },
};
