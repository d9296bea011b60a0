import type { AdapterRef } from './adapt/adapter.js';
import { COMMAND_DEFAULTS, type CommandSolver } from './agent/command-solver.js';
import type { WorkLimits } from './agent/trajectory.js';
import { type Asking, ONE_PLAIN_MESSAGE, SHORT_ROLE } from './asking/asking.js';
import type { Worth } from './scores.js';
import { type Limits, limitsOf } from './steps/limits.js';
import { isUsual, type Step, type StepName } from './steps/steps.js';
import { TREE_SOLVER, type TreeSolver } from './tree/solver.js';

/** One sentence of the playbook. Plain language; where it means one kind of change it names the operator in backquotes. */
export interface Rule {
  readonly id: string;
  readonly text: string;
  /** a person wants it kept: no tactic changes or drops it */
  readonly pinned: boolean;
}

/** A train task and its answer that stand in the prompt as an example. */
export interface Demonstration {
  readonly id: string;
  /** what it shows, in one line; it stands in the prompt where the whole example is not there */
  readonly text: string;
  readonly example?: Example;
}

/** All of a train task that an example needs, in the form in which tasks and answers stand in a question. */
export interface Example {
  /** what was to be done, shortened; may have several lines */
  readonly task: string;
  /** a case that the program before does not hold, with what came of it; empty where none is known */
  readonly failing: string;
  readonly language: string;
  /** empty where there was none */
  readonly before: string;
  readonly answer: string;
}

/**
 * What an episode does beside asking and judging.
 * `compile-first`: what the compiler says stands before failing tests, and stays for candidates further back.
 * `tests-first`: the cases stand before the program. `coverage`: which share of its lines a candidate's tests ran
 * stands with it, where the verdict has it. `linter`: what a linter finds in a candidate that failed, and not in the
 * program as given, stands with its failing tests; before them where the linter is the first of the tools.
 * `self-review`: one more model call before judging sets doubtful candidates aside, which then cost no attempt.
 */
export const TOOLS = ['compile-first', 'tests-first', 'coverage', 'linter', 'self-review'] as const;
export type Tool = (typeof TOOLS)[number];

/** What makes the next prompt dwell on one earlier candidate of an episode more than on another. */
export interface FocusWeights {
  /** share of the tests that it passed */
  readonly tests: number;
  /** that it compiled */
  readonly compiled: number;
  /** that it is among the latest */
  readonly recent: number;
}

/** In what form a turn's actions are written: blocks that any model can write, or tool calls of an endpoint that takes them. */
export const ACTION_FORMS = ['fenced', 'native'] as const;
/** How files are changed: by replacing one place, by writing them whole, or as the model likes. */
export const EDIT_FORMS = ['search-replace', 'whole-file', 'either'] as const;

/** More would not fit a history. */
export const MAX_TURNS = 400;

/** Works in a checkout turn by turn, on tasks that have one; other tasks are answered as ever. */
export interface AgentSolver extends WorkLimits {
  readonly kind: 'agent';
  readonly actions: (typeof ACTION_FORMS)[number];
  readonly edits: (typeof EDIT_FORMS)[number];
  /** how it goes about its work; stands behind the role */
  readonly instructions: string;
  /** the visible tests are run before the first turn, and what they say is told */
  readonly testFirst: boolean;
  /** of the question of one turn */
  readonly promptTokens: number;
}

/** What works in a checkout: ours, turn by turn, or a person's own; and what grows a program from many agents. */
export type Solver = AgentSolver | CommandSolver | TreeSolver;

/** How the agent works. Immutable; its id is the hash of its content (`StrategyVersion`). */
export interface Strategy {
  readonly schema: 3;
  readonly asking: Asking;
  readonly prompts: {
    /** who the agent is and how it goes about a task */
    readonly role: string;
    /** how it thinks before it writes; empty: nothing is said */
    readonly planning: string;
    /** what it does with attempts that failed; empty: nothing is said */
    readonly repair: string;
    readonly reflection: string;
    readonly proposal: string;
  };
  /** in order of weight */
  readonly rules: readonly Rule[];
  readonly demonstrations: readonly Demonstration[];
  readonly decoding: {
    readonly temperature: number;
    readonly topP: number;
    readonly maxTokens: number;
  };
  readonly episode: {
    /** share of the attempts that the campaign allows, above 0 and at most 1 */
    readonly attempts: number;
    /** candidates asked for in one answer; each one judged spends an attempt */
    readonly samples: number;
    /** how many of the latest reflections stand in the next prompt; 0: no reflection is made */
    readonly reflections: number;
  };
  readonly memory: {
    /** how many recalled rows stand in the prompt; 0: memory is not asked */
    readonly recall: number;
    /** how many examples are chosen for each task beside those that are fixed, the nearest train tasks first; missing: none */
    readonly examples?: number;
    /** how many tokens recalled rows may have together, with where each comes from; missing: `MEMORY_TOKENS` */
    readonly tokens?: number;
  };
  readonly tools: readonly Tool[];
  /** how an episode goes; missing: the usual way (`stepsOf`), which every strategy went before it could say how */
  readonly steps?: readonly Step[];
  /** how gladly each tactic is chosen, by its name; one that is not listed: 1 */
  readonly tactics: Readonly<Record<string, number>>;
  readonly focus: FocusWeights;
  /** what the one score of an answer is made of; weight on style, run time or peak memory costs runs of a linter or of the reference */
  readonly worth: Worth;
  /** asked for answers in place of the campaign's model; missing: that one as it is */
  readonly adapter?: AdapterRef;
  /** missing: an episode asks for answers, and neither works in a checkout nor grows a tree */
  readonly solver?: Solver;
}

/** What can be done to a strategy. */
export const ACTIONS = [
  'rule-added',
  'rule-changed',
  'rule-dropped',
  'rules-merged',
  'prompt-changed',
  'demonstrations-changed',
  'decoding-changed',
  'episode-changed',
  'memory-changed',
  'asking-changed',
  'tools-changed',
  'steps-changed',
  'weights-changed',
  'recombined',
  'fresh-start',
  'edit-dropped',
  'solver-changed',
  'adapter-changed',
  'edits-bundled',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What made a version out of its parent, for a person: `old` and `new` are the changed part as text. */
export interface Change {
  readonly action: Action;
  /** the tactic that proposed it; empty where none did */
  readonly tactic: string;
  readonly old: string;
  readonly new: string;
  readonly because: string;
  /** what it rests on, one sentence each: lessons, ablations, train scores, what a person said. Never anything of a gate or sealed task */
  readonly evidence: readonly string[];
  /** each edit of a bundle of several, in the order in which they were made */
  readonly edits?: readonly Pick<Change, 'action' | 'old' | 'new'>[];
}

export interface StrategyVersion {
  /** the first 12 hex digits of the SHA-256 of the canonical JSON of `strategy` */
  readonly id: string;
  readonly strategy: Strategy;
  readonly parent: string | null;
  /** null for a first version */
  readonly change: Change | null;
}

/** The same strategy with other steps. The usual ones are not written down, so that they change no id. */
export function withSteps(strategy: Strategy, steps: readonly Step[]): Strategy {
  const { steps: _, ...rest } = strategy;
  return isUsual(steps) ? rest : { ...rest, steps };
}

/** How an episode goes: its strategy's word, within what the campaign allows. */
export interface Policy {
  readonly attempts: number;
  readonly samples: number;
  readonly reflections: number;
  readonly recall: number;
  readonly steps?: readonly StepName[];
  readonly limits: Limits;
  /** its programs grow in trees of agents; missing: they do not */
  readonly tree?: true;
}

/** What a strategy asks of an episode, within the attempts that the campaign allows, and those of a search within `atMost`. */
export function policyOf({ episode, memory, steps, solver }: Strategy, attempts: number, atMost = attempts): Policy {
  return {
    attempts: Math.min(atMost, Math.max(1, Math.ceil(attempts * episode.attempts))),
    samples: episode.samples,
    reflections: episode.reflections,
    recall: memory.recall,
    ...(steps === undefined ? {} : { steps: steps.map(({ step }) => step) }),
    limits: limitsOf(Math.min(atMost, attempts)),
    ...(solver?.kind === 'tree' ? { tree: true } : {}),
  };
}

/**
 * The version that every campaign starts from. It fits any model: it names no operator and no task, and its
 * temperature is one at which several choices of one answer differ.
 */
export const FIRST_STRATEGY: Strategy = {
  schema: 3,
  asking: ONE_PLAIN_MESSAGE,
  prompts: {
    role: SHORT_ROLE,
    planning: '',
    repair: '',
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
  demonstrations: [],
  decoding: { temperature: 0.4, topP: 1, maxTokens: 2_048 },
  episode: { attempts: 1, samples: 4, reflections: 2 },
  memory: { recall: 4 },
  tools: ['compile-first'],
  tactics: {},
  focus: { tests: 0, compiled: 0, recent: 1 },
  worth: { compiled: 1, tests: 4, diffSimilarity: 1, codeSimilarity: 1, style: 0, runTime: 0, peakMemory: 0 },
};

export const AGENT_SOLVER: AgentSolver = {
  kind: 'agent',
  actions: 'fenced',
  edits: 'either',
  instructions: [
    'Find out where the fault is before you change anything: run what fails, read the code that it names, search for who else uses it.',
    'Make the smallest change that mends the cause. Run the tests behind each change, and submit when they pass.',
  ].join('\n'),
  testFirst: true,
  turns: 40,
  tokens: 600_000,
  minutes: 30,
  costUsd: null,
  promptTokens: 24_000,
};

/** What works in checkouts begins with it: one candidate an answer, and few attempts, since each is a whole work. */
export const FIRST_AGENT: Strategy = {
  ...FIRST_STRATEGY,
  prompts: {
    ...FIRST_STRATEGY.prompts,
    role: [
      'You are a careful software engineer. You are given a checkout of a repository and something that is wrong with it, or wanted of it.',
      'You find the cause, mend it with the smallest change that does, and prove it by the tests.',
    ].join('\n'),
  },
  episode: { attempts: 0.25, samples: 1, reflections: 2 },
  solver: AGENT_SOLVER,
};

/** What grows trees begins with it: one program an answer, and few of them, since each is the work of many agents. */
export const FIRST_TREE: Strategy = { ...FIRST_STRATEGY, episode: { attempts: 0.25, samples: 1, reflections: 2 }, solver: TREE_SOLVER };

/** What works turn by turn under a strategy that says nothing of it. */
export function agentSolverOf({ solver }: Pick<Strategy, 'solver'>): AgentSolver {
  return solver?.kind === 'agent' ? solver : AGENT_SOLVER;
}

/** The first strategy of a person's own agent. What it asks for in an answer goes before what is said of decoding here. */
export function firstOfCommand(said: Pick<CommandSolver, 'command'> & Partial<CommandSolver>): Strategy {
  return {
    ...FIRST_AGENT,
    decoding: { temperature: 0, topP: 1, maxTokens: 8_192 },
    solver: { ...COMMAND_DEFAULTS, ...said, kind: 'command' },
  };
}
