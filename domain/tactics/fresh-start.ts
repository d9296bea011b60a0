import { WAYS } from '../asking/ways.js';
import { pickIndex } from '../random.js';
import { COMMAND_DEFAULTS } from '../agent/command-solver.js';
import { FIRST_AGENT, FIRST_STRATEGY, FIRST_TREE, firstOfCommand, type Strategy } from '../strategy.js';
import { asked } from './ask-otherwise.js';
import { earningRules } from './rule-prune.js';
import { challenger, move, nothing, type Tactic } from './tactic.js';

/**
 * Everything as it was at first, asked in a way drawn from those that are known, but for what a person pinned and the rules that are
 * shown to earn their tokens.
 */
export const freshStart: Tactic = {
  name: 'fresh-start',
  about: 'the first strategy again, with pinned rules and those that earned their place',
  propose: (snapshot) => {
    const { strategy } = snapshot.parent;
    const earning = earningRules(snapshot);
    const kept = strategy.rules.filter((rule) => rule.pinned || earning.some((each) => each.rule === rule));
    const way = WAYS[pickIndex(snapshot.seed, 'fresh-start', WAYS.length)];
    const bare = { ...firstLike(strategy), rules: kept, tactics: strategy.tactics };
    const fresh = way === undefined || strategy.solver?.kind === 'command' ? bare : asked(bare, way);
    if (kept.length === strategy.rules.length && JSON.stringify(fresh) === JSON.stringify(strategy))
      return nothing('there is nothing to leave behind');
    return move(
      challenger(fresh, 'fresh-start', {
        old: `${strategy.rules.length} rules, ${strategy.demonstrations.length} demonstrations`,
        new: `${kept.length} rules${strategy.solver?.kind === 'command' ? '' : `, asked by ${way?.name ?? 'marked sections'}`}`,
        because: 'what never proved its worth may stand in the way',
        evidence: earning.map((each) => each.line),
      }),
    );
  },
};

/** What a person's own agent is run with is no text of ours, and stays. */
function firstLike({ solver }: Strategy): Strategy {
  if (solver === undefined) return FIRST_STRATEGY;
  switch (solver.kind) {
    case 'agent':
      return FIRST_AGENT;
    case 'tree':
      return FIRST_TREE;
    case 'command':
      return firstOfCommand({ ...solver, instructions: COMMAND_DEFAULTS.instructions });
  }
}
