import { MARKED_SECTIONS } from './asking/asking.js';
import { strategyDiff } from './strategy-diff.js';
import { FIRST_STRATEGY, type Change, type Strategy, type StrategyVersion } from './strategy.js';

/** A strategy as it was written before it could say how it asks, and examples had more than one line. */
export interface StrategySchema2 extends Omit<Strategy, 'schema' | 'asking' | 'demonstrations'> {
  readonly schema: 2;
  readonly demonstrations: readonly { readonly id: string; readonly text: string }[];
}

/** A strategy as it was written before demonstrations, tools and weights. */
export interface StrategySchema1 {
  readonly schema: 1;
  readonly prompts: { readonly role: string; readonly reflection: string; readonly proposal: string };
  readonly rules: readonly { readonly id: string; readonly text: string }[];
  readonly decoding: Strategy['decoding'];
  readonly episode: { readonly samples: number; readonly reflections: number };
  readonly memory: Strategy['memory'];
}

export type StoredStrategy = Strategy | StrategySchema2 | StrategySchema1;

/** The same way of working in today's form: what an earlier schema could not say stands as it was then. */
export function upcast(strategy: StoredStrategy): Strategy {
  switch (strategy.schema) {
    case 3:
      return strategy;
    case 2:
      return { ...strategy, schema: 3, asking: MARKED_SECTIONS };
    case 1:
      return upcast(fromSchema1(strategy));
  }
}

function fromSchema1(strategy: StrategySchema1): StrategySchema2 {
  const { tools, tactics, focus, worth } = FIRST_STRATEGY;
  return {
    schema: 2,
    prompts: { ...strategy.prompts, planning: '', repair: '' },
    rules: strategy.rules.map(({ id, text }) => ({ id, text, pinned: false })),
    demonstrations: [],
    decoding: strategy.decoding,
    episode: { attempts: 1, ...strategy.episode },
    memory: strategy.memory,
    tools,
    tactics,
    focus,
    worth,
  };
}

/** As it was written, or may have been, in each earlier schema that could say it. */
export function earlierForms(strategy: Strategy): readonly (StrategySchema2 | StrategySchema1)[] {
  const { schema: _, asking: __, ...rest } = strategy;
  const { prompts, rules, decoding, episode, memory } = strategy;
  const { role, reflection, proposal } = prompts;
  const recall = { recall: memory.recall };
  const short = rest.demonstrations.map(({ id, text }) => ({ id, text }));
  const second: StrategySchema2 = { ...rest, schema: 2, demonstrations: short, memory: recall };
  const first: StrategySchema1 = {
    schema: 1,
    prompts: { role, reflection, proposal },
    rules: rules.map(({ id, text }) => ({ id, text })),
    decoding,
    episode: { samples: episode.samples, reflections: episode.reflections },
    memory: recall,
  };
  return [second, first].filter((written) => strategyDiff(upcast(written), strategy).length === 0);
}

/** A stored version, which may have been written before changes named their tactic and evidence. */
export function upcastVersion(
  version: Omit<StrategyVersion, 'strategy' | 'change'> & {
    readonly strategy: StoredStrategy;
    readonly change: (Omit<Change, 'tactic' | 'evidence'> & Partial<Change>) | null;
  },
): StrategyVersion {
  const { id, strategy, parent, change } = version;
  return { id, parent, strategy: upcast(strategy), change: change === null ? null : { tactic: '', evidence: [], ...change } };
}
