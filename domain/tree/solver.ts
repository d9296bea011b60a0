import type { Task } from '../task.js';

/** Grows a tree of agents, one for each function, on tasks that are programs; on tasks with a repository it answers as ever. */
export interface TreeSolver {
  readonly kind: 'tree';
  /** how every agent goes about its work; stands behind the role */
  readonly instructions: string;
  /** what one is told that may leave helpers to others, and one that may not */
  readonly mother: string;
  readonly child: string;
  /** what one is told that changes what it wrote: by what its mother has found, and by what its own tests say */
  readonly modify: string;
  readonly repair: string;
  readonly testing: string;
  readonly reviewing: string;
  /** levels of agents below the first; 0: it writes all of it */
  readonly depth: number;
  /** agents that work side by side; each mother hands her share of it on */
  readonly width: number;
  /** helpers that one agent may ask for */
  readonly helpers: number;
  /** agents of a tree */
  readonly agents: number;
  /** of all questions and answers of a tree */
  readonly tokens: number;
  /** null: no limit of its own */
  readonly costUsd: number | null;
  /** how much the question to one agent may hold */
  readonly promptTokens: number;
  /** cases that an agent writes from its contract; 0: it writes none */
  readonly tests: number;
  /** how often an agent changes what it wrote before it hands on what it has */
  readonly rounds: number;
}

/** Programs whose functions can be told apart, and that are judged as a whole. */
export function canGrow({ repo, language, visible }: Pick<Task, 'repo' | 'language' | 'visible'>): boolean {
  return repo === undefined && language !== 'typescript' && visible.trust !== 'validated';
}

/** More would not fit one history. */
export const MAX_HELPERS = 64;
export const MAX_AGENTS = 10_000;
export const MAX_TREE_DEPTH = 12;
export const MAX_ROUNDS = 8;

export const TREE_SOLVER: TreeSolver = {
  kind: 'tree',
  instructions:
    'You are one of several engineers, and each writes one function. Hold to the contract that you are given: others rely on it.',
  mother:
    'Say how the work goes by calls of helper functions that others will write, and write no helper that is more than three lines. Give each helper one job, and say in its documentation what it takes, what it gives back, which cases are special, and an example.',
  child: 'Write the function whole and as simply as it can be.',
  modify:
    'What you wrote is part of a program that does not hold yet. See whether the fault is in your function, or in what you ask of a helper: where a helper was told too little, change its documentation. Change nothing that is right.',
  repair:
    'What you wrote does not hold its own cases. Go through one that fails, step by step, and mend that alone; a case may be wrong, the contract is not.',
  testing: 'From the contract, and not from any program, think of cases that a wrong function would most likely fail.',
  reviewing:
    'Read the function against its contract as somebody who has to answer for it. Doubt it only where you can name an input that it answers wrongly.',
  depth: 3,
  width: 8,
  helpers: 8,
  agents: 48,
  tokens: 300_000,
  costUsd: null,
  promptTokens: 6_000,
  tests: 4,
  rounds: 2,
};
