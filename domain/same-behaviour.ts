import { MEMORY_TOKENS } from './playbook.js';
import { stepsOf } from './steps/steps.js';
import type { Strategy } from './strategy.js';

/**
 * Whether no episode could tell two strategies apart: ids, pins, the order of tools but for a linter that is the first, the weights of
 * tactics and what proposals are asked with do not reach it.
 */
export function sameBehaviour(one: Strategy, other: Strategy): boolean {
  return behaviourOf(one) === behaviourOf(other);
}

/** All of a strategy that an episode could tell. */
export function behaviourOf(strategy: Strategy): string {
  const { asking, prompts, rules, demonstrations, decoding, episode, memory, tools, focus, solver, adapter } = strategy;
  const { role, planning, repair, reflection } = prompts;
  const texts = [rules.map(({ text }) => text), demonstrations.map(({ text, example }) => example ?? text)];
  return JSON.stringify([
    asking,
    role,
    planning,
    repair,
    reflection,
    ...texts,
    decoding.temperature,
    decoding.topP,
    decoding.maxTokens,
    episode.attempts,
    episode.samples,
    episode.reflections,
    memory.recall,
    memory.examples ?? 0,
    memory.tokens ?? MEMORY_TOKENS,
    tools.toSorted(),
    tools[0] === 'linter',
    stepsOf(strategy),
    focus.tests,
    focus.compiled,
    focus.recent,
    solver ?? null,
    adapter?.hash ?? null,
  ]);
}
