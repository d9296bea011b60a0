/** One sentence of the playbook. Plain language; where it means one kind of change it names the operator in backquotes. */
export interface Rule {
  readonly id: string;
  readonly text: string;
}

/** How the agent works. Immutable; its id is the hash of its content (`StrategyVersion`). */
export interface Strategy {
  readonly schema: 1;
  readonly prompts: {
    /** who the agent is and how it goes about a task */
    readonly role: string;
    readonly reflection: string;
    readonly proposal: string;
  };
  /** in order of weight */
  readonly rules: readonly Rule[];
  readonly decoding: {
    readonly temperature: number;
    readonly topP: number;
    readonly maxTokens: number;
  };
  readonly episode: {
    /** candidates asked for in one answer; each one judged spends an attempt */
    readonly samples: number;
    /** how many of the latest reflections stand in the next prompt; 0: no reflection is made */
    readonly reflections: number;
  };
  readonly memory: {
    /** how many recalled rows stand in the prompt; 0: memory is not asked */
    readonly recall: number;
  };
}

/** The kinds of change that the proposer can make. */
export const ACTIONS = ['rule-added', 'rule-changed', 'rule-dropped', 'decoding-changed', 'episode-changed'] as const;
export type Action = (typeof ACTIONS)[number];

/** What made a version out of its parent, for a person: `old` and `new` are the changed part as text. */
export interface Change {
  readonly action: Action;
  readonly old: string;
  readonly new: string;
  readonly because: string;
}

export interface StrategyVersion {
  /** the first 12 hex digits of the SHA-256 of the canonical JSON of `strategy` */
  readonly id: string;
  readonly strategy: Strategy;
  readonly parent: string | null;
  /** null for a first version */
  readonly change: Change | null;
}

/** The playbook's budget: a proposal beyond it is refused. */
export const MAX_RULES = 16;
export const MAX_RULE_CHARACTERS = 400;

/**
 * The version that every campaign starts from. It fits any model: it names no operator and no task, and its
 * temperature is one at which several choices of one answer differ.
 */
export const FIRST_STRATEGY: Strategy = {
  schema: 1,
  prompts: {
    role: [
      'You are a careful software engineer. You are given a task, the files that you may change and cases that must hold.',
      'Find the smallest change that makes every case hold, then check it against the cases in your head before you answer.',
      'Never repeat a candidate that was tried already.',
    ].join('\n'),
    reflection: [
      'You look at attempts that failed and say why, so that the next attempt is better.',
      'Name the most likely place and cause, and one concrete next idea. Be honest about your confidence.',
    ].join('\n'),
    proposal: [
      'You improve the playbook of a coding agent from what its attempts have taught.',
      'Propose one small change that would have helped on several tasks, not one that fits a single task.',
    ].join('\n'),
  },
  rules: [],
  decoding: { temperature: 0.4, topP: 1, maxTokens: 2_048 },
  episode: { samples: 4, reflections: 2 },
  memory: { recall: 4 },
};
