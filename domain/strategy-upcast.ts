import { strategyDiff } from './strategy-diff.js';
import { FIRST_STRATEGY, type Change, type Strategy, type StrategyVersion } from './strategy.js';

/** A strategy as it was written before demonstrations, tools and weights. */
export interface StrategySchema1 {
  readonly schema: 1;
  readonly prompts: { readonly role: string; readonly reflection: string; readonly proposal: string };
  readonly rules: readonly { readonly id: string; readonly text: string }[];
  readonly decoding: Strategy['decoding'];
  readonly episode: { readonly samples: number; readonly reflections: number };
  readonly memory: Strategy['memory'];
}

/** The same way of working in today's form: what schema 1 could not say stands as it was then. */
export function upcast(strategy: Strategy | StrategySchema1): Strategy {
  if (strategy.schema === 2) return strategy;
  const { demonstrations, tools, tactics, focus, worth } = FIRST_STRATEGY;
  return {
    schema: 2,
    prompts: { ...strategy.prompts, planning: '', repair: '' },
    rules: strategy.rules.map(({ id, text }) => ({ id, text, pinned: false })),
    demonstrations,
    decoding: strategy.decoding,
    episode: { attempts: 1, ...strategy.episode },
    memory: strategy.memory,
    tools,
    tactics,
    focus,
    worth,
  };
}

/** As it was written where it was schema 1; null for one that schema 1 could not say. */
export function downcast(strategy: Strategy): StrategySchema1 | null {
  const { prompts, rules, decoding, episode, memory } = strategy;
  const { role, reflection, proposal } = prompts;
  const written: StrategySchema1 = {
    schema: 1,
    prompts: { role, reflection, proposal },
    rules: rules.map(({ id, text }) => ({ id, text })),
    decoding,
    episode: { samples: episode.samples, reflections: episode.reflections },
    memory,
  };
  return strategyDiff(upcast(written), strategy).length === 0 ? written : null;
}

/** A stored version, which may have been written before changes named their tactic and evidence. */
export function upcastVersion(
  version: Omit<StrategyVersion, 'strategy' | 'change'> & {
    readonly strategy: Strategy | StrategySchema1;
    readonly change: (Omit<Change, 'tactic' | 'evidence'> & Partial<Change>) | null;
  },
): StrategyVersion {
  const { id, strategy, parent, change } = version;
  return { id, parent, strategy: upcast(strategy), change: change === null ? null : { tactic: '', evidence: [], ...change } };
}
