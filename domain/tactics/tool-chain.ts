import { shuffled } from '../random.js';
import { sameBehaviour } from '../same-behaviour.js';
import { TOOLS, type Tool } from '../strategy.js';
import { challenger, failed, move, nothing, type Tactic } from './tactic.js';

/** One tool more, one less, or two in the other order where that can be told. Which comes first is told by how train episodes fail. */
export const toolChain: Tactic = {
  name: 'tool-chain',
  about: 'which tools an episode uses, and in which order',
  propose: (snapshot) => {
    const { errorClasses, seed } = snapshot;
    const { strategy } = snapshot.parent;
    const { tools } = strategy;
    const chains: readonly (readonly Tool[])[] = [
      ...TOOLS.filter((tool) => !tools.includes(tool)).map((tool) => [...tools, tool]),
      ...tools.map((tool) => tools.filter((each) => each !== tool)),
      ...tools.slice(1).map((tool, index) => [...tools.slice(0, index), tool, ...tools.slice(index, index + 1), ...tools.slice(index + 2)]),
    ];
    const open = chains.filter((chain) => {
      const changed = { ...strategy, tools: chain };
      return !sameBehaviour(changed, strategy) && !failed(snapshot, changed);
    });
    const failures = Object.values(errorClasses).reduce((sum, n) => sum + n, 0);
    const uncompiled = failures > 0 && (errorClasses.Syntax ?? 0) / failures >= OFTEN;
    const wanted = uncompiled && !tools.includes('compile-first') ? open.find((chain) => chain.includes('compile-first')) : undefined;
    const next = wanted ?? shuffled(seed, 'tool-chain', open)[0];
    if (next === undefined) return nothing('each change of the tools was tried');
    return move(
      challenger({ ...strategy, tools: next }, 'tools-changed', {
        old: shown(tools),
        new: shown(next),
        because:
          wanted === undefined
            ? 'another way through an episode, to see on train tasks what it does'
            : `${errorClasses.Syntax ?? 0} of ${failures} failures did not compile`,
      }),
    );
  },
};

/** From this share of failures on, one class is what ails the agent. */
const OFTEN = 0.3;

function shown(tools: readonly Tool[]): string {
  return tools.length === 0 ? 'none' : tools.join(', ');
}
