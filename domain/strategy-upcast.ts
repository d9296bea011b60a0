import { FIRST_STRATEGY, type Strategy } from './strategy.js';

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
  const { demonstrations, tools, tactics, scores } = FIRST_STRATEGY;
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
    scores,
  };
}
