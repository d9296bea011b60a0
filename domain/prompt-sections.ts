import type { Strategy } from './strategy.js';

/** Texts of a strategy that a model may write anew. */
const OF_PROMPTS = ['role', 'planning', 'repair', 'reflection'] as const;
const OF_AGENTS = ['instructions'] as const;
const OF_TREES = ['instructions', 'mother', 'child', 'modify', 'repair', 'testing', 'reviewing'] as const;

/** The names under which a model is told of them; those of a solver stand behind its name. */
export const SECTION_NAMES = [...OF_PROMPTS, ...OF_TREES.map((each) => `solver.${each}` as const)];
type SectionName = (typeof SECTION_NAMES)[number];

export interface Section {
  readonly name: SectionName;
  /** empty where nothing is said */
  readonly text: string;
  /** the strategy with another text */
  readonly saying: (text: string) => Strategy;
}

/** Those that this strategy has: what works in checkouts and what grows trees have some of their own. */
export function sectionsOf(strategy: Strategy): readonly Section[] {
  const { prompts, solver } = strategy;
  const everyone = OF_PROMPTS.map((name): Section => ({
    name,
    text: prompts[name],
    saying: (text) => ({ ...strategy, prompts: { ...prompts, [name]: text } }),
  }));
  switch (solver?.kind) {
    case 'agent':
      return [...everyone, ...OF_AGENTS.map((name) => ofSolver(strategy, solver, name))];
    case 'tree':
      return [...everyone, ...OF_TREES.map((name) => ofSolver(strategy, solver, name))];
    case 'command':
    case undefined:
      return everyone;
  }
}

function ofSolver<Name extends (typeof OF_TREES)[number]>(
  strategy: Strategy,
  solver: Extract<NonNullable<Strategy['solver']>, Readonly<Record<Name, string>>>,
  name: Name,
): Section {
  return { name: `solver.${name}`, text: solver[name], saying: (text) => ({ ...strategy, solver: { ...solver, [name]: text } }) };
}
